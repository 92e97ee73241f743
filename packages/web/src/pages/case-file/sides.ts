import type { CaseAct, CaseFileDetail } from '../../api/queries.ts';

export const SIDES = ['workers', 'enterprise', 'departments'] as const;
export type Side = (typeof SIDES)[number];
export type Contact = {
  readonly side: Side;
  readonly acts: readonly CaseAct[];
  readonly last: CaseAct | undefined;
};

/** 三对接: what was done with each side across all steps, with the latest contact. */
export const contactsOf = ({ steps }: Pick<CaseFileDetail, 'steps'>): readonly Contact[] => {
  const acts = steps.flatMap((step) => step.acts);
  return SIDES.map((side) => {
    const own = acts.filter((act) => act.side === side).toSorted((a, b) => a.seq - b.seq);
    return { side, acts: own, last: own.at(-1) };
  });
};
