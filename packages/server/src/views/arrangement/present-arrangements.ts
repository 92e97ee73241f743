import type { Reply, Routes } from '@weisu/contract';
import { type CaseFile, isArrangement, may } from '@weisu/core';
import type { FileWarning, OtherFile } from '../../store/desk/arrange-case-files.ts';
import type { WholeCaseFile } from '../../store/desk/load-case-file.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';

type Arrangements = Reply<Routes['caseFile']>['arrangements'];
type Other = Arrangements['mayMergeInto'][number];

/** What the officer may see: files that this one was joined to or divided from, those it may be merged into, and warnings in it. */
export type Others = {
  readonly linked: readonly OtherFile[];
  readonly mergeable: readonly OtherFile[];
  readonly warnings: readonly FileWarning[];
};

const otherOf = (file: OtherFile, { jurisdiction }: Pick<ViewContext, 'jurisdiction'>): Other => ({
  id: file.id,
  enterprise: { id: file.enterpriseId, name: file.enterpriseName, creditCode: file.creditCode },
  unit: unitRefOf(jurisdiction, file.unitId),
  openedAt: file.openedAt,
  closedAt: file.closedAt,
});

/** How a case file was joined and divided, told from its acts, and what this officer may arrange. */
export const presentArrangements = (
  stored: WholeCaseFile,
  file: CaseFile,
  { linked, mergeable, warnings }: Others,
  context: ViewContext,
): Arrangements => {
  const find = (id: string | undefined): Other | null => {
    const found = linked.find((each) => each.id === id);
    return found === undefined ? null : otherOf(found, context);
  };
  const mayArrange = may(context.viewer.role, 'arrange-case-files');
  const isMerged = file.mergedInto !== undefined;
  return {
    mergedInto: find(file.mergedInto?.id),
    links: stored.acts.flatMap(({ seq, kind, payload, byName, at }) =>
      isArrangement(kind) && payload?.form === 'arrangement'
        ? [
            {
              seq,
              kind,
              other: find(payload.caseFileId),
              byName,
              at,
              warningCount: payload.warnings.length,
              letterCount: payload.letters.length,
              noticeCount: payload.notices.length,
              claimCount: payload.claimCount,
            },
          ]
        : [],
    ),
    warnings: warnings.map(({ id, enterpriseName, level, raisedAt }) => ({
      id,
      enterpriseName,
      level,
      raisedAt,
    })),
    mayMergeInto: mayArrange && !isMerged ? mergeable.map((each) => otherOf(each, context)) : [],
    mayUnmerge: mayArrange && isMerged,
    maySplit: mayArrange && file.step !== null,
    mayReopen: may(context.viewer.role, 'act-on-warning') && !isMerged && file.step === null,
  };
};
