import type { TermDefinition } from '../../api/library-queries.ts';

/** What a version changed against the one before it: parts of the definition put in and taken out, as they are written. */
export type TermDiff = {
  readonly added: readonly {
    readonly part: 'must' | 'any' | 'not' | 'near' | 'pattern';
    readonly text: string;
  }[];
  readonly removed: TermDiff['added'];
  readonly kind: { readonly from: TermDefinition['kind']; readonly to: TermDefinition['kind'] } | null;
  readonly weight: { readonly from: number; readonly to: number } | null;
};

const partsOf = ({ must, any, not, near, pattern }: TermDefinition): TermDiff['added'] => [
  ...must.map((text) => ({ part: 'must' as const, text })),
  ...any.map((text) => ({ part: 'any' as const, text })),
  ...not.map((text) => ({ part: 'not' as const, text })),
  ...near.map(({ first, second, within, ordered }) => ({
    part: 'near' as const,
    text: `${first.join('／')} ${ordered ? '→' : '↔'} ${second.join('／')} ≤ ${within}`,
  })),
  ...(pattern === null ? [] : [{ part: 'pattern' as const, text: pattern }]),
];

export const diffOf = (before: TermDefinition, after: TermDefinition): TermDiff => {
  const old = partsOf(before);
  const now = partsOf(after);
  const isIn = (list: TermDiff['added'], { part, text }: TermDiff['added'][number]): boolean =>
    list.some((each) => each.part === part && each.text === text);
  return {
    added: now.filter((each) => !isIn(old, each)),
    removed: old.filter((each) => !isIn(now, each)),
    kind: before.kind === after.kind ? null : { from: before.kind, to: after.kind },
    weight: before.weight === after.weight ? null : { from: before.weight, to: after.weight },
  };
};
