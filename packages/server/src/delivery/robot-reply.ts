import type { Wording } from '@weisu/core';
import { badStatus, notSent, type Posted, SENT, type Sent } from './sending.ts';

/** What a robot's own error code means, and whether the same message may get through later. */
export type RobotCodes = Readonly<Record<number, { readonly words: Wording; readonly retry: boolean }>>;

const numberAt = (value: unknown, key: string): number | undefined => {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'number' ? found : undefined;
};

/** Reads a robot's reply: HTTP says little, `codeKey` in its JSON says all; 0 is well. */
export const readRobotReply = (reply: Posted, codeKey: string, codes: RobotCodes): Sent => {
  const bad = badStatus(reply.status);
  if (bad !== null) return bad;
  let answered: unknown;
  try {
    answered = JSON.parse(reply.body);
  } catch {
    return notSent('对方的答复不是 JSON', 'its answer is no JSON', true);
  }
  const code = numberAt(answered, codeKey);
  if (code === 0) return SENT;
  if (code === undefined) return notSent(`对方的答复没有 ${codeKey}`, `its answer has no ${codeKey}`, false);
  const known = codes[code];
  if (known !== undefined)
    return notSent(`${known.words.zh}（${code}）`, `${known.words.en} (${code})`, known.retry);
  return notSent(`对方拒收（${code}）`, `it refused the message (${code})`, true);
};
