import type { Candidate, EnterpriseId, LinkContext, Linker } from '@weisu/core';
import { isWholeForm } from '@weisu/core';
import type { Queryable } from '../../store/engine.ts';
import { listRelatives } from '../../store/linking/relatives.ts';

/** A text that was linked by itself alone, and what it takes to link it again. */
export type LinkedOnce = {
  readonly text: string;
  readonly context: LinkContext;
  readonly candidates: readonly Candidate[];
};

/** Surer than not, and written in full: who is tied to it may be meant by another name of the text. */
const isAnchor = ({ confidence, evidence }: Candidate): boolean =>
  confidence >= 0.5 && evidence.some(({ kind }) => isWholeForm(kind));

const relativesIn = (
  candidates: readonly Candidate[],
  ties: ReadonlyMap<EnterpriseId, readonly EnterpriseId[]>,
): ReadonlyMap<EnterpriseId, string> => {
  const relatives = new Map<EnterpriseId, string>();
  for (const anchor of candidates.filter(isAnchor))
    for (const id of ties.get(anchor.enterpriseId) ?? [])
      if (!relatives.has(id)) relatives.set(id, anchor.surface);
  return relatives;
};

/**
 * Candidates of each text once more, in the light of who else it names: an enterprise tied to one that stands there in full (its
 * parent, branch, owner) is likelier meant than another of the same name. One question to the database for all texts, and none
 * where no enterprise is named in full; most texts are not linked again.
 */
export const linkWithRelatives = async (
  db: Queryable,
  linker: Linker,
  texts: readonly LinkedOnce[],
): Promise<readonly (readonly Candidate[])[]> => {
  const anchors = new Set(
    texts.flatMap(({ candidates }) => candidates.filter(isAnchor).map(({ enterpriseId }) => enterpriseId)),
  );
  if (anchors.size === 0) return texts.map(({ candidates }) => candidates);
  const days = texts.flatMap(({ context }) => context.on ?? []).sort();
  const ties = await listRelatives(db, [...anchors], days[0] ?? '9999-12-31');
  return texts.map(({ text, context, candidates }) => {
    const relatives = relativesIn(candidates, ties);
    return relatives.size === 0 ? candidates : linker.link(text, { ...context, relatives });
  });
};
