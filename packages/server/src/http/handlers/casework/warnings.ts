import type { Reply, Routes } from '@weisu/contract';
import type { WarningId } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { seenFileId } from '../../../store/desk/arrange-case-files.ts';
import { listRelations, loadNeighbours } from '../../../store/desk/list-relations.ts';
import { loadCaseFiles, findCaseFile } from '../../../store/desk/load-case-file.ts';
import { listScores } from '../../../store/desk/load-enterprise.ts';
import { loadEvidence } from '../../../store/desk/load-evidence.ts';
import { findNewestDone } from '../../../store/backtests/backtest-runs.ts';
import { loadTrackRecord } from '../../../store/desk/load-track-record.ts';
import { findWarning, loadWarnings } from '../../../store/desk/load-warnings.ts';
import { listWarningActs } from '../../../store/desk/warning-acts.ts';
import { listJudgements } from '../../../store/warning/judgements.ts';
import { listSameStory } from '../../../store/warning/same-story.ts';
import { presentWarning } from '../../../views/present-warning.ts';
import { presentWarningRow } from '../../../views/present-warning-row.ts';
import { actOnWarning as recordAct } from '../../acts/act-on-warning.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

type Rows = Reply<Routes['listWarnings']>['rows'];

/** Rows of the queue in the order of the ids. */
export const warningRowsOf = async (desk: Desk, by: SignedIn, ids: readonly WarningId[]): Promise<Rows> => {
  const db = desk.database.kysely;
  const warnings = await loadWarnings(db, ids);
  const files = await loadCaseFiles(
    db,
    warnings.flatMap((w) => (w.state === 'dispatched' && w.caseFileId !== null ? [w.caseFileId] : [])),
  );
  const context = contextOf(desk, by);
  return warnings.map((warning) => presentWarningRow(warning, files.get(warning.caseFileId ?? ''), context));
};

export const warningPage = async (
  desk: Desk,
  by: SignedIn,
  id: string,
): Promise<Reply<Routes['warning']>> => {
  const db = desk.database.kysely;
  const found = (await findWarning(db, id)) ?? refuseUnknown();
  const enterprise = await loadSeenEnterprise(db, found.enterpriseId, by);
  const warning = { ...found, caseFileId: await seenFileId(db, by.scope, found.caseFileId) };
  const relations = await listRelations(db, enterprise.id);
  const context = contextOf(desk, by);
  const hydrated = {
    warning,
    enterprise,
    relations,
    evidence: await loadEvidence(
      db,
      enterprise.id,
      warning.assessment.contributions.flatMap((c) => c.evidence),
    ),
    acts: await listWarningActs(db, id),
    file: warning.caseFileId === null ? undefined : await findCaseFile(db, warning.caseFileId),
    neighbours: await loadNeighbours(
      db,
      by.scope,
      relations.flatMap(({ from, to }) => [from, to]),
    ),
    judgements: await listJudgements(db, id),
    sameStory: await listSameStory(db, by.scope, id),
    trackRecord: await loadTrackRecord(
      db,
      {
        level: warning.level,
        because: warning.because,
        mix: warning.assessment.contributions.flatMap((c) => (c.centipoints > 0 ? c.dimension : [])),
      },
      context.now,
    ),
    modelRecord: await findNewestDone(db, warning.assessment.model),
    scores: await listScores(db, enterprise.id, warning.assessment.model),
  };
  return presentWarning(hydrated, context);
};

export const warning: Handler<Routes['warning']> = {
  needs: 'see-area',
  answer: ({ params, by }, desk) => warningPage(desk, by, params.id),
};

export const actOnWarning: Handler<Routes['actOnWarning']> = {
  needs: 'act-on-warning',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id as WarningId, body);
    return warningPage(desk, by, params.id);
  },
};
