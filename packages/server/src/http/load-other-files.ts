import { dayOf, relatedOf } from '@weisu/core';
import type { SignedIn } from '../session/signed-in.ts';
import { listFileWarnings, listOpenFilesOf, listOtherFiles } from '../store/desk/arrange-case-files.ts';
import { listRelations, loadNeighbours } from '../store/desk/list-relations.ts';
import type { WholeCaseFile } from '../store/desk/load-case-file.ts';
import type { Others } from '../views/arrangement/present-arrangements.ts';
import type { Desk } from './desk.ts';

/**
 * The case files that one was joined to or divided from, the open ones of its enterprise and those related to it, and the warnings
 * in it, as far as the officer sees.
 */
export const loadOtherFiles = async (
  { database, now }: Desk,
  { scope }: SignedIn,
  stored: WholeCaseFile,
): Promise<Others> => {
  const db = database.kysely;
  const ties = await listRelations(db, stored.enterpriseId);
  const related = relatedOf(stored.enterpriseId, ties, dayOf(now())).map(({ enterpriseId }) => enterpriseId);
  const linkedIds = stored.acts.flatMap(({ payload }) =>
    payload?.form === 'arrangement' ? [payload.caseFileId] : [],
  );
  const [linked, mergeable] = [
    await listOtherFiles(db, linkedIds),
    await listOpenFilesOf(db, [stored.enterpriseId, ...related], stored.id),
  ];
  const warnings = await listFileWarnings(db, stored.id);
  const seen = await loadNeighbours(
    db,
    scope,
    [...linked, ...mergeable, ...warnings].map(({ enterpriseId }) => enterpriseId),
  );
  const visible = (each: { readonly enterpriseId: Parameters<typeof seen.has>[0] }) =>
    seen.has(each.enterpriseId);
  return {
    linked: linked.filter(visible),
    mergeable: mergeable.filter(visible),
    warnings: warnings.filter(visible),
  };
};
