import type { Reply, Routes } from '@weisu/contract';
import { addDays, type CaseFileId, type Day, findIndicator, type WarningId } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findCaseFile, loadCaseFiles } from '../../../store/desk/load-case-file.ts';
import { loadWarnings } from '../../../store/desk/load-warnings.ts';
import { countDispatches, listDispatchFiles } from '../../../store/dispatch/list-dispatches.ts';
import { findDispatchFile } from '../../../store/dispatch/load-dispatches.ts';
import { countByIndicator, countByLevel, countByTerm } from '../../../store/warning/judgements.ts';
import { presentDispatch, presentDispatchRow } from '../../../views/present-dispatch.ts';
import { worstLevel } from '../../../views/worst-level.ts';
import { enterTip } from '../../acts/dispatch/enter-tip.ts';
import { judgeWarning as recordJudgement } from '../../acts/dispatch/judge-warning.ts';
import { passDispatch } from '../../acts/dispatch/pass-dispatch.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { warningPage } from './warnings.ts';

const daysOf = (desk: Desk, today: Day): { today: Day; nextWorkingDay: Day } => {
  let nextWorkingDay = addDays(today, 1);
  while (!desk.calendar.isWorkingDay(nextWorkingDay)) nextWorkingDay = addDays(nextWorkingDay, 1);
  return { today, nextWorkingDay };
};

/** How many dispatches of the officer's area wait in each heap. */
export const dispatchCountsOf = (
  desk: Desk,
  by: SignedIn,
): Promise<Reply<Routes['listDispatches']>['counts']> =>
  countDispatches(desk.database.kysely, by.scope, daysOf(desk, contextOf(desk, by).today));

/** Rows of the inbox in the order of the case files. */
const rowsOf = async (
  desk: Desk,
  by: SignedIn,
  ids: readonly CaseFileId[],
): Promise<Reply<Routes['listDispatches']>['rows']> => {
  const db = desk.database.kysely;
  const files = await loadCaseFiles(db, ids);
  const warnings = await loadWarnings(
    db,
    [...files.values()].flatMap((file) => file.warningIds),
  );
  const context = contextOf(desk, by);
  return ids.flatMap((id) => {
    const file = files.get(id);
    if (file?.dispatch === undefined) return [];
    const level = worstLevel(warnings.filter((warning) => warning.caseFileId === id));
    return [presentDispatchRow({ file, dispatch: file.dispatch, level }, context)];
  });
};

/** Some of the dispatches that wait for the city's ruling, the first due first. */
export const toRuleOf = async (
  desk: Desk,
  by: SignedIn,
  most: number,
): Promise<Reply<Routes['listDispatches']>['rows']> => {
  const asked = {
    ...daysOf(desk, contextOf(desk, by).today),
    facet: 'to-rule',
    page: 1,
    perPage: most,
  } as const;
  return rowsOf(desk, by, (await listDispatchFiles(desk.database.kysely, by.scope, asked)).ids);
};

const dispatchPage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['dispatch']>> => {
  const db = desk.database.kysely;
  const fileId = (await findDispatchFile(db, id)) ?? refuseUnknown();
  const file = (await findCaseFile(db, fileId)) ?? refuseUnknown();
  const enterprise = await loadSeenEnterprise(db, file.enterpriseId, by);
  const { dispatch } = file;
  if (dispatch === undefined) return refuseUnknown();
  const level = worstLevel(await loadWarnings(db, file.warningIds));
  return presentDispatch({ file, dispatch, level, enterprise }, contextOf(desk, by));
};

export const listDispatches: Handler<Routes['listDispatches']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const days = daysOf(desk, contextOf(desk, by).today);
    const { ids, total } = await listDispatchFiles(desk.database.kysely, by.scope, { ...query, ...days });
    return {
      rows: await rowsOf(desk, by, ids),
      total,
      page: query.page,
      perPage: query.perPage,
      counts: await dispatchCountsOf(desk, by),
    };
  },
};

export const dispatch: Handler<Routes['dispatch']> = {
  needs: 'see-area',
  answer: ({ params, by }, desk) => dispatchPage(desk, by, params.id),
};

export const actOnDispatch: Handler<Routes['actOnDispatch']> = {
  needs: 'act-on-dispatch',
  answer: async ({ params, body, by }, desk) => {
    await passDispatch(desk, by, params.id, body);
    return dispatchPage(desk, by, params.id);
  },
};

export const enterWarning: Handler<Routes['enterWarning']> = {
  needs: 'enter-warning',
  answer: async ({ body, by }, desk) => warningPage(desk, by, await enterTip(desk, by, body)),
};

export const judgeWarning: Handler<Routes['judgeWarning']> = {
  needs: 'judge-warning',
  answer: async ({ params, body, by }, desk) => {
    await recordJudgement(desk, by, params.id as WarningId, body);
    return warningPage(desk, by, params.id);
  },
};

export const judgementCounts: Handler<Routes['judgementCounts']> = {
  needs: 'see-area',
  answer: async ({ by }, desk) => {
    const db = desk.database.kysely;
    const kinds = await countByIndicator(db, by.scope);
    const terms = await countByTerm(db, by.scope);
    return {
      levels: [...(await countByLevel(db, by.scope))],
      kinds: kinds.map((kind) => ({
        ...kind,
        name: findIndicator(kind.indicator)?.name ?? { zh: kind.indicator, en: kind.indicator },
      })),
      terms: terms.map((term) => ({ ...term, words: [...term.words] })),
    };
  },
};
