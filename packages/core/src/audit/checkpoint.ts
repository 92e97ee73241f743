import type { Instant } from '../time.ts';
import { canonicalJson } from './canonical-json.ts';
import type { AuditHead } from './entry.ts';

/**
 * A head of the chain as it is kept outside the database, a line of a file each. `seal` is made with a key that is not in
 * the database either: who forges a head needs both. Null where no key was given.
 */
export type Checkpoint = AuditHead & { readonly at: Instant; readonly seal: string | null };

/** A keyed hash of a text, as hexadecimal digits. */
export type Seal = (text: string) => string;

export const makeCheckpoint = ({ seq, hash }: AuditHead, at: Instant, seal: Seal | null): Checkpoint => ({
  seq,
  hash,
  at,
  seal: seal === null ? null : seal(canonicalJson({ seq, hash, at })),
});

export type ReadCheckpoints = {
  readonly heads: readonly AuditHead[];
  /** Numbers of the lines, from 1, that are no head or whose seal does not fit the key. */
  readonly badLines: readonly number[];
};

const WRITTEN = /^(\d+)[\s,:：]+([0-9a-f]{64})$/i;

const parseJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const headOf = (line: string, seal: Seal | null): AuditHead | undefined => {
  const written = WRITTEN.exec(line);
  if (written?.[1] !== undefined && written[2] !== undefined)
    return { seq: Number(written[1]), hash: written[2].toLowerCase() };
  const read = parseJson(line);
  if (typeof read !== 'object' || read === null) return undefined;
  const { seq, hash, at, seal: found } = read as Partial<Record<keyof Checkpoint, unknown>>;
  if (typeof seq !== 'number' || typeof hash !== 'string' || typeof at !== 'string') return undefined;
  if (seal !== null && found !== seal(canonicalJson({ seq, hash, at }))) return undefined;
  return { seq, hash };
};

/** Reads checkpoints: lines as `makeCheckpoint` gives them in JSON, or a number and a hash as somebody wrote them down. */
export const readCheckpoints = (text: string, seal: Seal | null): ReadCheckpoints => {
  const heads: AuditHead[] = [];
  const badLines: number[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    const head = headOf(line, seal);
    if (head === undefined) badLines.push(index + 1);
    else heads.push(head);
  });
  return { heads, badLines };
};
