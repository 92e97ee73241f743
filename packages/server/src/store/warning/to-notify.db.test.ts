import type { Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listWarningIds } from '../desk/list-warnings.ts';
import { countWarnings } from '../desk/warning-filter.ts';
import type { Database } from '../engine.ts';
import { forEachEngine } from '../test-database.ts';

const TODAY = '2026-11-20';
const ROWS = 480;
const RULE = { noticeFrom: 'orange', noticeActs: ['notify-departments', 'hold-meeting'] } as const;

const SCOPES: readonly (readonly [string, Scope])[] = [
  ['city', { reach: 'all' }],
  ['district', { reach: 'area', districts: ['110115'], units: ['unit_b' as UnitId] }],
];

/** Warnings of every level and state, some with a case file, of which some have told the partners by an act, some by a notice. */
const layWarnings = async ({ kysely: db }: Database): Promise<void> => {
  await sql`insert into units (id, name_zh, name_en, kind, monthly_capacity)
    values ('unit_a', '甲', 'A', 'district', 9), ('unit_b', '乙', 'B', 'industry', 9)`.execute(db);
  await sql`insert into officers (id, login, name, role, unit_id, password_hash)
    values ('off_a', 'a', '甲', 'city-officer', 'unit_a', '!')`.execute(db);
  await sql`insert into enterprises (id, credit_code, name, registered_district, imported_from, recorded_at)
    select 'ent_' || i, 'CODE' || i, '虚构' || i, (array['110101', '110115', null])[1 + i % 3], 'test', '2026-01-01T00:00:00Z'
    from generate_series(1, ${ROWS}) i`.execute(db);
  await sql`insert into case_files (id, enterprise_id, unit_id, procedure, opened_at)
    select 'case_' || i, 'ent_' || i, 'unit_a', 'six', '2026-11-02T00:00:00Z' from generate_series(1, ${ROWS}) i where i % 2 = 0`.execute(
    db,
  );
  await sql`insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at,
      unit_id, case_file_id)
    select 'war_' || i, 'ent_' || i, (array['red', 'orange', 'yellow', 'blue'])[1 + i % 4], 'first',
      (array['raised', 'acknowledged', 'dispatched', 'snoozed', 'closed', 'dismissed'])[1 + i * 7 % 6], '2026-11-01',
      '{"contributions": []}', '[]', i * 37 % 90, timestamptz '2026-11-01T10:00:00Z' + make_interval(hours => i),
      (array['unit_a', 'unit_b', null])[1 + i % 5 % 3], case when i % 2 = 0 then 'case_' || i end
    from generate_series(1, ${ROWS}) i`.execute(db);
  await sql`insert into case_acts (case_file_id, seq, act_key, step, kind, officer_id, unit_id, at, note)
    select 'case_' || i, k, 'key ' || k, 'verify', (array['visit', 'notify-departments', 'call', 'hold-meeting', 'other'])[1 + (i / 2 + k) % 5],
      'off_a', 'unit_a', '2026-11-03T00:00:00Z', '虚构'
    from generate_series(1, ${ROWS}) i, generate_series(1, 2) k where i % 2 = 0 and i % 3 > 0`.execute(db);
  await sql`insert into notices (id, kind, enterprise_id, warning_id, case_file_id, unit_id, act_key, drafted_at, content, state, title, sent_at)
    select 'not_' || i, 'risk', 'ent_' || i, case when i % 2 = 1 then 'war_' || i end, case when i % 2 = 0 then 'case_' || i end,
      'unit_a', 'key ' || i, '2026-11-04T00:00:00Z', '{}', case when i % 3 = 0 then 'sent' else 'draft' end, '虚构',
      case when i % 3 = 0 then timestamptz '2026-11-05T00:00:00Z' end
    from generate_series(1, ${ROWS}) i where i % 5 = 0`.execute(db);
};

type Row = {
  id: string;
  level: string;
  state: string;
  points: number;
  caseFileId: string | null;
  isSeen: boolean;
};

/** Told row by row in the program, the highest points first. */
const namesToNotify = async ({ kysely: db }: Database, scope: Scope): Promise<readonly string[]> => {
  const area = scope.reach === 'area' ? [...scope.districts, ...scope.units] : [];
  const warnings = await sql<Row>`
    select w.id, w.level, w.state, w.score_centipoints as points, w.case_file_id as "caseFileId",
      (e.district = any(${area}::text[]) or w.unit_id = any(${area}::text[])) is true as "isSeen"
    from warnings w join enterprises e on e.id = w.enterprise_id`.execute(db);
  const acts = await sql<{ caseFileId: string; kind: string }>`
    select case_file_id as "caseFileId", kind from case_acts`.execute(db);
  const sent = await sql<{ warningId: string | null; caseFileId: string | null }>`
    select warning_id as "warningId", case_file_id as "caseFileId" from notices where sent_at is not null`.execute(
    db,
  );
  const told = new Set<string | null>([
    ...acts.rows.filter(({ kind }) => RULE.noticeActs.some((act) => act === kind)).map((a) => a.caseFileId),
    ...sent.rows.flatMap(({ warningId, caseFileId }) => [warningId, caseFileId]),
  ]);
  told.delete(null);
  return warnings.rows
    .filter((row) => scope.reach === 'all' || row.isSeen)
    .filter(({ state }) => ['raised', 'acknowledged', 'dispatched'].includes(state))
    .filter(({ level }) => ['orange', 'red'].includes(level))
    .filter(({ id, caseFileId }) => !told.has(id) && !told.has(caseFileId))
    .toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
};

forEachEngine((_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await layWarnings(database);
  });
  afterAll(() => database.close());

  it.each(SCOPES)(
    'those of which the partners are to be told are those told row by row (%s)',
    async (_name, scope) => {
      const whole = await namesToNotify(database, scope);
      expect(whole.length).toBeGreaterThan(10);
      const filter = { toNotify: RULE };
      const order = { sort: 'points', order: 'desc', today: TODAY } as const;
      for (const page of [1, 2, Math.ceil(whole.length / 7)])
        expect(
          await listWarningIds(database.kysely, scope, { ...filter, ...order, page, perPage: 7 }, []),
        ).toEqual({ ids: whole.slice((page - 1) * 7, page * 7), total: whole.length });
      expect(await countWarnings(database.kysely, scope, filter, TODAY, [])).toBe(whole.length);
    },
  );
});
