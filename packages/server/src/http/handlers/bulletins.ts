import type { Reply, Routes } from '@weisu/contract';
import { lastWholePeriod, may } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { findBulletin, loadBulletins, loadFigures } from '../../store/bulletin/bulletins.ts';
import { listBulletinIds } from '../../store/bulletin/list-bulletins.ts';
import { presentBulletin } from '../../views/bulletins/present-bulletin.ts';
import { presentBulletinRow } from '../../views/bulletins/present-bulletin-row.ts';
import { presentFigure } from '../../views/bulletins/present-figure.ts';
import { actOnBulletin as recordAct } from '../acts/bulletins/act-on-bulletin.ts';
import { draftBulletin as writeDraft } from '../acts/bulletins/draft-bulletin.ts';
import { giveBulletinFile } from '../acts/bulletins/give-bulletin-file.ts';
import {
  isOwnBulletin,
  loadBefore,
  loadLaid,
  loadSeenBulletin,
} from '../acts/bulletins/load-bulletin-sight.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { contextOf, refuseUnknown } from '../looking.ts';

const bulletinPage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['bulletin']>> => {
  const db = desk.database.kysely;
  const stored = await loadSeenBulletin(db, id, by);
  const before = stored.beforeId === null ? undefined : await findBulletin(db, stored.beforeId);
  return presentBulletin(stored, await loadLaid(desk, db, stored), before, contextOf(desk, by));
};

export const listBulletins: Handler<Routes['listBulletins']> = {
  needs: 'see-bulletins',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { jurisdiction } = desk;
    const { viewer, today } = contextOf(desk, by);
    const mayDraft = may(viewer.role, 'act-on-bulletins');
    const asked = { ...query, received: query.received === 'yes' };
    const { ids, total } = await listBulletinIds(db, viewer.unitId, mayDraft, asked);
    return {
      rows: (await loadBulletins(db, ids)).map((stored) => presentBulletinRow(stored, jurisdiction, viewer)),
      total,
      page: query.page,
      perPage: query.perPage,
      kinds: jurisdiction.bulletin.kinds.map(({ id, name, period }) => ({
        id,
        name,
        period,
        ...lastWholePeriod(period, today),
      })),
      mayDraft,
    };
  },
};

export const draftBulletin: Handler<Routes['draftBulletin']> = {
  needs: 'act-on-bulletins',
  answer: async ({ body, by }, desk) => bulletinPage(desk, by, await writeDraft(desk, by, body)),
};

export const bulletin: Handler<Routes['bulletin']> = {
  needs: 'see-bulletins',
  answer: ({ params, by }, desk) => bulletinPage(desk, by, params.id),
};

export const actOnBulletin: Handler<Routes['actOnBulletin']> = {
  needs: 'act-on-bulletins',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id, body);
    return bulletinPage(desk, by, params.id);
  },
};

export const receiveBulletin: Handler<Routes['receiveBulletin']> = {
  needs: 'see-bulletins',
  answer: async ({ params, body, by }, desk) => {
    await recordAct(desk, by, params.id, body);
    return bulletinPage(desk, by, params.id);
  },
};

export const bulletinFigure: Handler<Routes['bulletinFigure']> = {
  needs: 'see-bulletins',
  answer: async ({ params, query, by }, desk) => {
    const db = desk.database.kysely;
    const stored = await loadSeenBulletin(db, params.id, by);
    // The rows name enterprises of the whole scope: whoever was sent the issue reads what stands in it.
    if (!isOwnBulletin(stored, by)) refuseUnknown();
    const { figure } = params;
    return presentFigure(
      { figure, page: query.page, perPage: query.perPage },
      await loadFigures(db, stored.id),
      await loadBefore(db, stored),
      stored.composedAt,
      desk.jurisdiction,
    );
  },
};

export const bulletinFile: Handler<Routes['bulletinFile']> = {
  needs: 'see-bulletins',
  answer: ({ params, body, by }, desk) => giveBulletinFile(desk, by, params.id, body),
};
