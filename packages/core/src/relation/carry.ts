import { RELATION_KINDS, type Relation, type RelationKind } from './relation.ts';

/** How much of an enterprise's risk a tie carries over, 0–1. Set by hand; branches and one owner come first. */
export const CARRY: Readonly<Record<RelationKind, number>> = {
  branch: 0.9,
  shareholder: 0.7,
  'same-representative': 0.6,
  guarantee: 0.5,
  'same-address': 0.3,
  'same-phone': 0.3,
  chain: 0.3,
};

/** What one tie carries over, 0–1: a shareholder's by the share held. */
export const carryOf = ({ kind, shareRatio }: Pick<Relation, 'kind' | 'shareRatio'>): number =>
  kind === 'shareholder' && shareRatio !== null ? CARRY.shareholder * shareRatio : CARRY[kind];

/** Shares are kept in 4,095 parts: a tie's kind, direction and share take two bytes, which is what makes a country's graph fit. */
const SHARE_PARTS = 4095;
const OUTWARD = 8;

/** Kind, whether seen from its `from`, and share of a tie as one number below 65,536; null shares count as whole. */
export const codeOf = (
  { kind, shareRatio }: Pick<Relation, 'kind' | 'shareRatio'>,
  outward: boolean,
): number =>
  RELATION_KINDS.indexOf(kind) |
  (outward ? OUTWARD : 0) |
  (Math.round(Math.min(1, Math.max(0, shareRatio ?? 1)) * SHARE_PARTS) << 4);

export const kindOfCode = (code: number): RelationKind => RELATION_KINDS[code & 7] ?? 'chain';
export const isOutward = (code: number): boolean => (code & OUTWARD) !== 0;
/** The share of a shareholder's tie, 0–1; null for other kinds. */
export const shareOfCode = (code: number): number | null =>
  kindOfCode(code) === 'shareholder' ? (code >> 4) / SHARE_PARTS : null;
/** The same tie seen from its other end. */
export const turned = (code: number): number => code ^ OUTWARD;

/** What each code carries over, 65,536 numbers; kinds that are switched off carry nothing. */
export const carryTable = (kinds: readonly RelationKind[] = RELATION_KINDS): Float32Array => {
  const table = new Float32Array(65_536);
  for (let code = 0; code < table.length; code += 1) {
    const kind = RELATION_KINDS[code & 7];
    if (kind === undefined || !kinds.includes(kind)) continue;
    table[code] = carryOf({ kind, shareRatio: shareOfCode(code) });
  }
  return table;
};
