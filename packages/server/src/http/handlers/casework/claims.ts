import type { Reply, Routes } from '@weisu/contract';
import { claimDueOf, type ClaimGroup, may } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import {
  findLastClaimAct,
  lastClaimActSeq,
  listClaimActs as listActs,
  listClaimStates,
  type StoredClaimAct,
} from '../../../store/claims/claim-acts.ts';
import {
  countStages,
  groupClaimsOfScope,
  listClaimFiles as listFiles,
} from '../../../store/claims/list-claim-files.ts';
import { findClaim, groupClaims, listClaims as listPage } from '../../../store/claims/list-claims.ts';
import { claimSentence } from '../../../views/claims/claim-sentence.ts';
import {
  claimDaysOf,
  presentClaim,
  presentClaimAct,
  presentClaimFile,
  presentClaimWording,
  presentSums,
  undoSince,
} from '../../../views/claims/present-claims.ts';
import { actOnClaims as recordAct } from '../../acts/claims/act-on-claims.ts';
import { loadSeenClaimFile } from '../../acts/claims/hold-claim-file.ts';
import { importRoster as takeRoster } from '../../acts/claims/import-roster.ts';
import {
  exportClaims as writeExport,
  lookAtWorker as openWorker,
} from '../../acts/claims/look-at-workers.ts';
import { badRowsOf, problemFileOf, readSentRoster, sampleOf } from '../../acts/claims/read-sent-roster.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, refuseUnknown } from '../../looking.ts';

const MOST_PROBLEMS = 200;
const SAMPLE_ROWS = 8;

export const listClaimFiles: Handler<Routes['listClaimFiles']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const days = claimDaysOf(contextOf(desk, by));
    const { claims: terms } = desk.jurisdiction;
    const closed = terms.stages.filter((stage) => stage.closed).map(({ id }) => id);
    const { rows, total } = await listFiles(db, by.scope, query, days, closed);
    const stages = await countStages(
      db,
      rows.map(({ id }) => id),
    );
    const groups = await groupClaimsOfScope(db, by.scope, query, days);
    const wide = { ...query, stage: undefined, due: undefined };
    const narrowed = query.stage !== undefined || query.due !== undefined;
    const all = narrowed ? await groupClaimsOfScope(db, by.scope, wide, days) : groups;
    return {
      rows: rows.map((row) => ({
        caseFile: presentClaimFile(row, desk.jurisdiction),
        sum: {
          count: row.count,
          amountFen: row.amountFen,
          awardedFen: row.awardedFen,
          owedFen: row.owedFen,
          paidFen: row.paidFen,
          overdueCount: row.overdueCount,
        },
        openCount: row.openCount,
        nextDueOn: row.nextDueOn,
        due: claimDueOf(row.nextDueOn, days.today, days.near),
        stages: stages
          .filter(({ caseFileId }) => caseFileId === row.id)
          .map(({ stage, count }) => ({ stage, count })),
      })),
      total,
      page: query.page,
      perPage: query.perPage,
      sums: presentSums(groups, terms),
      all: presentSums(all, terms),
      wording: presentClaimWording(terms),
    };
  },
};

type Narrowing = {
  readonly stage?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly due?: unknown;
  readonly q?: string | undefined;
};

/** Sums by stage and kind hold those of every filter that asks for nothing else: adding up ten thousand rows twice would be the dearest part of the page. */
const groupsWithin = (all: readonly ClaimGroup[], { stage, kind, due, q }: Narrowing) =>
  due !== undefined || (q?.trim() ?? '') !== ''
    ? undefined
    : all.filter((group) => (stage?.includes(group.stage) ?? true) && (kind?.includes(group.kind) ?? true));

export const listClaims: Handler<Routes['listClaims']> = {
  needs: 'see-area',
  answer: async ({ params, query, by }, desk) => {
    const db = desk.database.kysely;
    const file = await loadSeenClaimFile(db, params.id, by);
    const context = contextOf(desk, by);
    const days = claimDaysOf(context);
    const { claims: terms } = desk.jurisdiction;
    const stages = terms.stages.map(({ id }) => id);
    const claims = await listPage(db, file.id, query, days, stages);
    const all = await groupClaims(db, file.id, {}, days);
    const groups = groupsWithin(all, query) ?? (await groupClaims(db, file.id, query, days));
    const last = await findLastClaimAct(db, file.id, undoSince(context.now, terms.undoMinutes));
    const sums = presentSums(groups, terms);
    return {
      rows: claims.map((claim) => presentClaim(claim, desk.jurisdiction, days)),
      total: sums.count,
      page: query.page,
      perPage: query.perPage,
      caseFile: presentClaimFile(file, desk.jurisdiction),
      sums,
      all: presentSums(all, terms),
      seenSeq: last?.seq ?? 0,
      wording: presentClaimWording(terms),
      mayAct: may(by.officer.role, 'act-on-claims'),
      maySeeWorkers: may(by.officer.role, 'see-worker'),
      lastAct: last === undefined ? null : presentClaimAct(last, context),
    };
  },
};

export const claim: Handler<Routes['claim']> = {
  needs: 'see-area',
  answer: async ({ params, by }, desk) => {
    const db = desk.database.kysely;
    const file = await loadSeenClaimFile(db, params.id, by);
    const stored = (await findClaim(db, file.id, params.claimId)) ?? refuseUnknown();
    const { claims: terms } = desk.jurisdiction;
    const days = claimDaysOf(contextOf(desk, by));
    const past = await listClaimStates(db, stored.id);
    return {
      claim: presentClaim(stored, desk.jurisdiction, days),
      history: past.map(({ state, kind, detail, byName, at, note }) => {
        const { stage, stageOn, paidFen } = presentClaim({ ...stored, ...state }, desk.jurisdiction, days);
        return { sentence: claimSentence(terms, kind, detail), stage, stageOn, paidFen, byName, at, note };
      }),
    };
  },
};

export const lookAtWorker: Handler<Routes['lookAtWorker']> = {
  needs: 'see-worker',
  answer: ({ params, body, by }, desk) => openWorker(desk, by, params.id, params.claimId, body.reason),
};

export const listClaimActs: Handler<Routes['listClaimActs']> = {
  needs: 'see-area',
  answer: async ({ params, query, by }, desk) => {
    const db = desk.database.kysely;
    const file = await loadSeenClaimFile(db, params.id, by);
    const context = contextOf(desk, by);
    const since = undoSince(context.now, desk.jurisdiction.claims.undoMinutes);
    const { rows, total } = await listActs(db, file.id, query, since);
    return {
      rows: rows.map((act) => presentClaimAct(act, context)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

const shown = (desk: Desk, by: SignedIn, act: StoredClaimAct) => presentClaimAct(act, contextOf(desk, by));

export const actOnClaims: Handler<Routes['actOnClaims']> = {
  needs: 'act-on-claims',
  answer: async ({ params, body, by }, desk) => {
    const act = await recordAct(desk, by, params.id, body);
    return { act: shown(desk, by, act), seenSeq: await lastClaimActSeq(desk.database.kysely, params.id) };
  },
};

export const previewRoster: Handler<Routes['previewRoster']> = {
  needs: 'act-on-claims',
  answer: async ({ params, body, by }, desk): Promise<Reply<Routes['previewRoster']>> => {
    const db = desk.database.kysely;
    const file = await loadSeenClaimFile(db, params.id, by);
    const sent = await readSentRoster(desk, db, by, file.id, body);
    const { drafts, problems, rowCount } = sent.roster;
    const { claims: terms } = desk.jurisdiction;
    const groups = drafts.map(({ kind, amountFen, stage }) => ({
      stage,
      kind,
      count: 1,
      amountFen,
      awardedFen: 0,
      owedFen: amountFen,
      paidFen: 0,
      overdueCount: 0,
    }));
    const sums = presentSums(groups, terms);
    return {
      sheets: sent.sheets.map(({ name, rows }) => ({ name, rowCount: rows.length })),
      sheet: sent.sheet.name,
      headerRow: sent.headerRow,
      headers: sent.headers.map((header) => (header === null ? '' : String(header))),
      mapping: [...sent.mapping],
      remembered: sent.remembered,
      wording: presentClaimWording(terms),
      sample: sampleOf(sent, SAMPLE_ROWS),
      rowCount,
      claimCount: drafts.length,
      amountFen: sums.amountFen,
      byKind: sums.byKind
        .filter(({ count }) => count > 0)
        .map(({ kind, count, amountFen }) => ({ kind, count, amountFen })),
      problemCount: problems.length,
      badRowCount: badRowsOf(sent).length,
      problems: problems.slice(0, MOST_PROBLEMS),
      problemFile: problemFileOf(sent, body.file.name),
    };
  },
};

export const importRoster: Handler<Routes['importRoster']> = {
  needs: 'act-on-claims',
  answer: async ({ params, body, by }, desk): Promise<Reply<Routes['importRoster']>> => {
    const { act, sent } = await takeRoster(desk, by, params.id, body);
    const { problems } = sent.roster;
    return {
      act: act === null ? null : shown(desk, by, act),
      seenSeq: await lastClaimActSeq(desk.database.kysely, params.id),
      claimCount: act?.count ?? 0,
      badRowCount: badRowsOf(sent).length,
      problemCount: problems.length,
      problems: problems.slice(0, MOST_PROBLEMS),
      problemFile: problemFileOf(sent, body.file.name),
    };
  },
};

export const exportClaims: Handler<Routes['exportClaims']> = {
  needs: 'see-area',
  answer: ({ params, body, by }, desk) => writeExport(desk, by, params.id, body),
};
