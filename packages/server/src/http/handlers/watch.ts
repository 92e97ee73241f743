import type { Reply, Routes } from '@weisu/contract';
import { may } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { findMonitoring, listWatchActs } from '../../store/watch/watch-acts.ts';
import { actOnWatch as recordAct } from '../acts/watch/act-on-watch.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { loadSeenEnterprise } from '../looking.ts';

const monitoringOf = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['monitoring']>> => {
  const db = desk.database.kysely;
  const enterprise = await loadSeenEnterprise(db, id, by);
  const now = await findMonitoring(db, enterprise.id);
  const acts = await listWatchActs(db, enterprise.id);
  return {
    since: now?.since ?? null,
    acts: acts.toReversed().map(({ kind, byName, at, reason }) => ({ kind, byName, at, reason })),
    mayDo: may(by.officer.role, 'act-on-watch') ? [now === null ? 'start' : 'end'] : [],
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
