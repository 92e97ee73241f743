import {
  addDays,
  type Bulletin,
  type BulletinId,
  type BulletinMove,
  type BulletinOpening,
  type BulletinWords,
  dayOf,
  type DaySpan,
  decideBulletin,
  foldBulletin,
  type Instant,
  type Jurisdiction,
  lastWholePeriod,
  openBulletin,
  periodBefore,
  startOf,
  type UnitId,
} from '@weisu/core';
import { issueBulletin } from '../bulletin/issue-bulletin.ts';
import { findIssueBefore } from '../store/bulletin/bulletins.ts';
import { composeFigures } from '../store/bulletin/compose-figures.ts';
import { figureGround } from '../store/bulletin/figure-ground.ts';
import { addBulletin, writeBulletinAct, writeFigures } from '../store/bulletin/write-bulletins.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { type DemonstrationLogin, REVIEWER } from './demonstration-officers.ts';

type Seeding = {
  readonly jurisdiction: Jurisdiction;
  readonly logins: readonly DemonstrationLogin[];
  readonly now: Instant;
};

const WORDS: BulletinWords = {
  summary: '本期监测总体平稳。请各区优先核实红色、橙色预警，逾期案卷逐件说明原因。（演示城市，全部虚构）',
  outlook: '年关将近，请各区对工程建设、餐饮、教育培训等行业提前摸排，做到早发现、早预警、早处置。',
};

const hoursAfter = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** One issue as two officers of the city make it, and one partner receives it. */
const issueOf = async (
  trx: Queryable,
  { jurisdiction, logins }: Seeding,
  kind: string,
  span: DaySpan,
): Promise<void> => {
  const { city } = jurisdiction.jurisdiction;
  const author = logins.find(
    ({ officer }) => officer.role === 'city-officer' && officer.id !== REVIEWER,
  )?.officer;
  const terms = jurisdiction.bulletin;
  const recipients = terms.recipients.find(({ unit }) => unit === city)?.to ?? [];
  if (author === undefined) return;
  // The second day after the period, at ten in the morning.
  const draftedAt = hoursAfter(startOf(addDays(span.until, 2)), 10);
  const id: BulletinId = `bul_seed-${kind}-${span.from}`;
  const opening: BulletinOpening = { id, kind, unitId: city, span, draftedBy: author.id, draftedAt };
  const scope = { reach: 'all' } as const;
  const period = terms.kinds.find((each) => each.id === kind)?.period ?? 'free';
  await addBulletin(trx, `seed:${id}`, opening, null);
  const beforeId = await findIssueBefore(trx, opening);
  await writeFigures(
    trx,
    id,
    await composeFigures(trx, figureGround(scope, period, span)),
    draftedAt,
    beforeId,
  );

  let bulletin: Bulletin = openBulletin(opening);
  const record = async (
    move: BulletinMove,
    by: typeof author.id,
    unitId: UnitId,
    hours: number,
  ): Promise<void> => {
    const at = hoursAfter(draftedAt, hours);
    const units = jurisdiction.units.map((unit) => unit.id);
    const decided = decideBulletin(bulletin, move, { terms, by, unitId, units });
    const issued =
      decided.kind === 'issue' ? await issueBulletin(trx, { jurisdiction, bulletin, beforeId, at }) : null;
    const act = { seq: bulletin.actCount + 1, by, unitId, at, move: issued?.move ?? decided };
    bulletin = foldBulletin(bulletin, [act]);
    await writeBulletinAct(trx, { ...act, key: `seed:${act.seq}` }, bulletin, issued?.text ?? null);
  };
  await record({ kind: 'write', words: WORDS, revision: 1 }, author.id, city, 2);
  await record({ kind: 'approve', revision: 2 }, REVIEWER, city, 5);
  await record({ kind: 'issue', number: { year: 0, count: 0 }, sha256: '' }, author.id, city, 6);
  await record({ kind: 'send', recipients }, author.id, city, 6.2);
  const partner = logins.find(({ officer }) => recipients.includes(officer.unitId))?.officer;
  if (partner !== undefined) await record({ kind: 'receive' }, partner.id, partner.unitId, 24);
};

/** The last two monthly issues of the city, so that the newer one has something to be compared with. */
export const seedBulletins = async (database: Database, seeding: Seeding): Promise<void> => {
  const kind = seeding.jurisdiction.bulletin.kinds.find(({ period }) => period === 'month');
  if (kind === undefined) return;
  const last = lastWholePeriod('month', addDays(dayOf(seeding.now), -4));
  for (const span of [periodBefore('month', last), last])
    await database.transaction((trx) => issueOf(trx, seeding, kind.id, span));
};
