import type { Reply, Routes } from '@weisu/contract';
import { may } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { loadBulletins } from '../../../store/bulletin/bulletins.ts';
import { listBulletinIds } from '../../../store/bulletin/list-bulletins.ts';
import { listCaseFileIds } from '../../../store/desk/list-case-files.ts';
import { listWarningIds } from '../../../store/desk/list-warnings.ts';
import { loadCaseFiles } from '../../../store/desk/load-case-file.ts';
import { listLetterIds } from '../../../store/letters/list-letters.ts';
import { loadLetters } from '../../../store/letters/letters.ts';
import { listNoticeIds } from '../../../store/notices/list-notices.ts';
import { loadNotices } from '../../../store/notices/notices.ts';
import { presentBulletinRow } from '../../../views/bulletins/present-bulletin-row.ts';
import { letterKindRef } from '../../../views/letters/present-letter-row.ts';
import { presentCaseFileRow } from '../../../views/present-case-file.ts';
import { letterOf } from '../../acts/letters/draft-letter.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, districtCodes } from '../../looking.ts';
import { enterpriseRowsOf } from '../enterprises.ts';
import { warningRowsOf } from '../casework/warnings.ts';

type Found = Reply<Routes['search']>;

/** As many of each as a person reads before typing on. */
const EACH = 6;

const ofArea = async (desk: Desk, by: SignedIn, q: string): Promise<Omit<Found, 'papers'>> => {
  const db = desk.database.kysely;
  const page = { page: 1, perPage: EACH };
  const context = contextOf(desk, by);
  const enterprises = await enterpriseRowsOf(desk, by, { ...page, q, sort: 'match', order: 'desc' });
  const warnings = await listWarningIds(
    db,
    by.scope,
    { ...page, q, sort: 'urgency', order: 'desc', today: context.today },
    districtCodes(desk),
  );
  const files = await listCaseFileIds(db, by.scope, { ...page, q, state: 'all' }, districtCodes(desk));
  const whole = await loadCaseFiles(db, files.ids);
  return {
    enterprises: enterprises.rows.map(({ id, name, creditCode, level, district }) => ({
      id,
      name,
      creditCode,
      level,
      district,
    })),
    warnings: (await warningRowsOf(desk, by, warnings.ids)).map(
      ({ id, enterprise, level, state, district }) => ({ id, name: enterprise.name, level, state, district }),
    ),
    caseFiles: files.ids.flatMap((id) => {
      const stored = whole.get(id);
      if (stored === undefined) return [];
      const row = presentCaseFileRow(stored, context);
      return [{ id, name: row.enterprise.name, unit: row.unit.name, isClosed: row.closedAt !== null }];
    }),
  };
};

/** Letters by number or enterprise, notices by title or enterprise, bulletins by the number of the issue. */
const papersOf = async (desk: Desk, by: SignedIn, q: string): Promise<Found['papers']> => {
  const db = desk.database.kysely;
  const { jurisdiction } = desk;
  const { role, unitId } = by.officer;
  const { viewer, today } = contextOf(desk, by);
  const page = { page: 1, perPage: EACH };
  const papers: Found['papers'] = [];
  if (may(role, 'see-letters')) {
    const { ids } = await listLetterIds(db, by.scope, { ...page, q }, today);
    const whole = await loadLetters(db, ids);
    for (const id of ids) {
      const stored = whole.get(id);
      if (stored === undefined) continue;
      const { text } = letterOf(stored).number ?? { text: null };
      papers.push({
        kind: 'letter',
        id,
        name: `${letterKindRef(jurisdiction, stored.kind).name.zh} · ${stored.enterpriseName}`,
        number: text === null ? null : { zh: text, en: text },
      });
    }
  }
  if (may(role, 'see-notices')) {
    const { ids } = await listNoticeIds(db, by.scope, { ...page, q });
    papers.push(
      ...(await loadNotices(db, ids)).map(({ id, content }) => ({
        kind: 'notice' as const,
        id,
        name: content.title,
        number: null,
      })),
    );
  }
  const issue = /^\D{0,6}(\d{1,6})\D{0,4}$/.exec(q)?.[1];
  if (may(role, 'see-bulletins') && issue !== undefined) {
    const asked = { ...page, number: Number(issue) };
    const { ids } = await listBulletinIds(db, unitId, may(role, 'act-on-bulletins'), asked);
    papers.push(
      ...(await loadBulletins(db, ids)).map((stored) => {
        const { id, kind, number } = presentBulletinRow(stored, jurisdiction, viewer);
        return { kind: 'bulletin' as const, id, name: kind.name.zh, number };
      }),
    );
  }
  return papers;
};

/** Every kind by its own right: what a role may not see is not looked for. */
export const search: Handler<Routes['search']> = {
  needs: 'signed-in',
  answer: async ({ query: { q }, by }, desk) => ({
    ...(may(by.officer.role, 'see-area')
      ? await ofArea(desk, by, q)
      : { enterprises: [], warnings: [], caseFiles: [] }),
    papers: await papersOf(desk, by, q),
  }),
};
