import { collectedText } from './collected-text.ts';

/**
 * What travels on the stream, by kind and version. A message that waits in a queue or lies parked is read by later releases:
 * a schema that is out never changes, a new version takes the next number beside it. The hashes are pinned by a test.
 */
export const MESSAGES = { 'text.collected@1': collectedText } as const;
export type MessageKind = keyof typeof MESSAGES;

export const isMessageKind = (kind: string): kind is MessageKind => Object.hasOwn(MESSAGES, kind);
