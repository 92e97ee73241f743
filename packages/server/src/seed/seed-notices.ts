import {
  decideNotice,
  foldNotice,
  type Instant,
  type Jurisdiction,
  type NoticeMove,
  type OfficerId,
  type UnitId,
} from '@weisu/core';
import { draftTripartiteNotice } from '../pipeline/draft-notices.ts';
import type { Queryable } from '../store/engine.ts';
import { listDraftIds } from '../store/notices/list-notices.ts';
import { findNotice } from '../store/notices/notices.ts';
import { writeNoticeAct } from '../store/notices/write-notices.ts';
import { noticeOf } from '../views/notices/present-notice.ts';
import { type DemonstrationLogin, REVIEWER } from './demonstration-officers.ts';
import type { DeskBook } from './desk-book.ts';

type Seeding = {
  readonly jurisdiction: Jurisdiction;
  readonly logins: readonly DemonstrationLogin[];
  readonly now: Instant;
};
type Scene = readonly (readonly [hours: number, by: OfficerId, move: NoticeMove])[];

/** A city of thousands raises many reds; their notices of long ago would tell nobody anything. */
const MOST_NOTICES = 12;
const CITY: OfficerId = 'off_city';
const HOUR_MS = 3_600_000;

const answerOf = (login: DemonstrationLogin): readonly [number, OfficerId, NoticeMove] => [
  82,
  login.officer.id,
  { kind: 'answer', text: '已派员核实，企业承认拖欠，正在督促其提出支付安排（演示）。' },
];

/** After so long a notice has been answered, but for one that nobody chased. */
const ANSWERED_DAYS = 18;
const FORGOTTEN = 5;

/** How far a notice has come: of the newest some still wait as the rule drafted them, for a receipt, or for answers. */
const sceneOf = (
  index: number,
  isOld: boolean,
  edit: NoticeMove,
  partners: readonly DemonstrationLogin[],
): Scene => {
  const isDone = isOld && index !== FORGOTTEN;
  if (!isDone && index % 4 === 2) return [];
  const sent: Scene = [
    [9.5, CITY, edit],
    [14, REVIEWER, { kind: 'approve', revision: 2 }],
    [15, CITY, { kind: 'send' }],
  ];
  if (!isDone && index % 4 === 3) return sent;
  const received = partners.map(({ officer }) => [33, officer.id, { kind: 'receive' }] as const);
  return [
    ...sent,
    ...received,
    ...(isDone || index % 4 === 0 ? partners : partners.slice(0, 1)).map(answerOf),
  ];
};

/** The notices that the rule drafted for the newest red warnings of the simulated desks, and what became of them. Nothing later than `now`. */
export const seedNotices = async (
  trx: Queryable,
  book: DeskBook,
  { jurisdiction, logins, now }: Seeding,
): Promise<void> => {
  const reds = [...book.warnings.values()]
    .filter(({ raised }) => raised.warning.level === 'red')
    .toSorted((a, b) => (a.raised.warning.raisedAt < b.raised.warning.raisedAt ? 1 : -1))
    .slice(0, MOST_NOTICES);
  const unitOf = new Map<OfficerId, UnitId>(logins.map(({ officer }) => [officer.id, officer.unitId]));
  for (const [index, { raised }] of reds.entries()) {
    const { id, raisedAt } = raised.warning;
    await draftTripartiteNotice(trx, raised, { jurisdiction, now: raisedAt });
    for (const noticeId of await listDraftIds(trx, id)) {
      const stored = await findNotice(trx, noticeId);
      if (stored === undefined) continue;
      let notice = noticeOf(stored);
      const kind = jurisdiction.notices.kinds.find((each) => each.id === notice.kind);
      if (kind === undefined) continue;
      const facts = notice.content.facts.map((fact) => fact.replaceAll(/【[^】]*】/g, '多项指标同时转差'));
      const content = { ...notice.content, facts };
      const edit: NoticeMove = { kind: 'edit', revision: 1, content, figures: null };
      const isOld = Date.parse(raisedAt) + ANSWERED_DAYS * 24 * HOUR_MS < Date.parse(now);
      const partners = logins.filter(({ officer }) => kind.recipients.includes(officer.unitId));
      for (const [hours, by, move] of sceneOf(index, isOld, edit, partners)) {
        const at = new Date(Date.parse(raisedAt) + hours * HOUR_MS).toISOString();
        if (at >= now) break;
        const unitId = unitOf.get(by) ?? notice.unitId;
        const decided = decideNotice(notice, move, { kind, by, unitId, figures: null });
        const act = { seq: notice.actCount + 1, by, unitId, at, move: decided };
        notice = foldNotice(notice, [act]);
        await writeNoticeAct(trx, { ...act, key: `seed:${act.seq}:${move.kind}` }, notice);
      }
    }
  }
};
