import type { Reply, Routes } from '@weisu/contract';
import { addDays, dayOf, may, startOf } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { loadNeighbours } from '../../store/desk/list-relations.ts';
import { listWatchHistory as listHistory } from '../../store/watch/list-history.ts';
import { countWatched, listWatched as listRows } from '../../store/watch/list-watched.ts';
import { findLook, writeLook } from '../../store/watch/looks.ts';
import { listNameableOfficers } from '../../store/watch/nameable-officers.ts';
import { listProposals } from '../../store/watch/proposals.ts';
import { listWatchActs } from '../../store/watch/watch-acts.ts';
import { loadWatching } from '../../store/watch/watch-entries.ts';
import { unitRefOf } from '../../views/place-names.ts';
import {
  presentProposal,
  presentWatchAct,
  presentWatched,
  presentWatchHistory,
} from '../../views/watch/present-watched.ts';
import { actOnWatch as recordAct } from '../acts/watch/act-on-watch.ts';
import { answerProposal } from '../acts/watch/answer-proposal.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { loadSeenEnterprise } from '../looking.ts';

/** Who never looked the list through is shown what came in so many days. */
const FIRST_LOOK_DAYS = 7;

export const listWatched: Handler<Routes['listWatched']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const today = dayOf(desk.now());
    const lookedAt = await findLook(db, by.officer.id);
    const since = lookedAt ?? startOf(addDays(today, -FIRST_LOOK_DAYS));
    const { rows, total } = await listRows(db, by.scope, { ...query, since });
    const origins = await loadNeighbours(
      db,
      by.scope,
      rows.flatMap((row) => row.originId ?? []),
    );
    return {
      rows: rows.map((row) => presentWatched(row, origins, { today, lookedOn: dayOf(since) })),
      total,
      page: query.page,
      perPage: query.perPage,
      lookedAt,
      counts: await countWatched(db, by.scope, since),
      mayDo: may(by.officer.role, 'act-on-watch'),
    };
  },
};

export const lookAtWatched: Handler<Routes['lookAtWatched']> = {
  needs: 'see-area',
  answer: async ({ by }, desk) => {
    const lookedAt = desk.now();
    await desk.database.transaction((trx) => writeLook(trx, by.officer.id, lookedAt));
    return { lookedAt };
  },
};

export const listWatchProposals: Handler<Routes['listWatchProposals']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { rows, total } = await listProposals(db, by.scope, query);
    const origins = await loadNeighbours(
      db,
      by.scope,
      rows.map(({ origin }) => origin),
    );
    return {
      rows: rows.map((row) => presentProposal(row, origins)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const answerWatchProposal: Handler<Routes['answerWatchProposal']> = {
  needs: 'act-on-watch',
  answer: async ({ params, body, by }, desk) => {
    const answered = await answerProposal(desk, by, params.id, body);
    return presentProposal(answered, await loadNeighbours(desk.database.kysely, by.scope, [answered.origin]));
  },
};

export const listWatchHistory: Handler<Routes['listWatchHistory']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const { rows, total } = await listHistory(desk.database.kysely, by.scope, query);
    return { rows: rows.map(presentWatchHistory), total, page: query.page, perPage: query.perPage };
  },
};

const monitoringOf = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['monitoring']>> => {
  const db = desk.database.kysely;
  const { monitoring: terms } = desk.jurisdiction;
  const enterprise = await loadSeenEnterprise(db, id, by);
  const { special } = (await loadWatching(db, [enterprise.id]))(enterprise.id);
  const acts = await listWatchActs(db, enterprise.id);
  const mayAct = may(by.officer.role, 'act-on-watch');
  const units = by.scope.reach === 'area' ? by.scope.units : null;
  const officers = mayAct ? await listNameableOfficers(db, units) : [];
  const named = acts.findLast(({ officerId }) => officerId === special?.officerId && officerId !== null);
  return {
    since: special?.since ?? null,
    officer:
      special?.officerId === null || special?.officerId === undefined
        ? null
        : { id: special.officerId, name: named?.officerName ?? special.officerId },
    reviewOn: special?.reviewOn ?? null,
    rhythmDays: terms.rhythmDays.monitored,
    thresholdShare: terms.thresholdShare,
    proposedReviewOn: addDays(dayOf(desk.now()), terms.reviewAfterDays),
    acts: acts.toReversed().map(presentWatchAct),
    officers: officers.map(({ id: officerId, name, unitId }) => ({
      id: officerId,
      name,
      unitName: unitRefOf(desk.jurisdiction, unitId).name,
    })),
    mayDo: mayAct ? (special === null ? ['start'] : ['extend', 'end']) : [],
  };
};

export const monitoring: Handler<Routes['monitoring']> = {
  needs: 'see-area',
  answer: ({ params, by }, desk) => monitoringOf(desk, by, params.id),
};

export const actOnWatch: Handler<Routes['actOnWatch']> = {
  needs: 'act-on-watch',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id, body);
    return monitoringOf(desk, by, params.id);
  },
};
