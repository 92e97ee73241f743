import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { examine } from '../doctor/examine.ts';
import { loadBeijing } from '../pipeline/test-ground.ts';
import type { Database } from './engine.ts';
import { listMigrations, migrate } from './migrate.ts';
import { forEachEngine } from './test-database.ts';

/** Rows as the first version wrote them: one thing of every kind it knew. */
const FIRST_ROWS = `
insert into units (id, name_zh, name_en, kind, monthly_capacity) values ('unit_beijing', '市总', 'City', 'city', 30);
insert into officers (id, login, name, role, unit_id, password_hash) values ('off_old', 'old', '老经办', 'city-officer', 'unit_beijing', '!');
insert into enterprises (id, credit_code, name, registered_district, imported_from, recorded_at) values
  ('ent_91999900MA0F00019R', '91999900MA0F00019R', '北京衡岭智造科技有限公司', '110115', 'old', '2026-03-01T00:00:00Z'),
  ('ent_91999900MA0F00027L', '91999900MA0F00027L', '北京迦禾轩餐饮管理有限公司', '110105', 'old', '2026-03-01T00:00:00Z');
insert into enterprise_names (enterprise_id, name, form) select id, name, 'registered' from enterprises;
insert into relations (from_id, to_id, kind, recorded_at) values ('ent_91999900MA0F00019R', 'ent_91999900MA0F00027L', 'shareholder', '2026-03-01T00:00:00Z');
insert into sources (id, name, feed, trust, newest_on, last_received_at) values
  ('src_forum', '论坛', 'documents', 0.5, '2026-06-01', '2026-06-01T06:00:00Z');
insert into documents (id, source_id, title, body, content_hash, occurred_on, recorded_at, story_id, reading, reader) values
  ('doc_000000000000000000000001', 'src_forum', null, '衡岭智造拖欠工资', 'h1', '2026-06-01', '2026-06-01T06:00:00Z', 'story_000000000000000000000001',
   '{"kinds": [], "findings": []}', 'reader@1');
insert into story_bands (band, document_id) values (7, 'doc_000000000000000000000001');
insert into mentions (id, document_id, enterprise_id, spans, confidence, evidence, state, recorded_at) values
  ('men_1', 'doc_000000000000000000000001', 'ent_91999900MA0F00019R', '[]', 0.9, '[]', 'linked', '2026-06-01T06:00:00Z');
insert into records (id, source_id, enterprise_id, kind, occurred_on, recorded_at, fields) values
  ('rec_1', 'src_forum', 'ent_91999900MA0F00019R', 'tax-arrears', '2026-05-01', '2026-05-02T00:00:00Z', '{"amountYuan": 1}');
insert into signals (id, enterprise_id, dimension, kind, occurred_on, recorded_at, magnitude, certainty, detector, source_id, document_id, story_id) values
  ('sig_1', 'ent_91999900MA0F00019R', 'opinion', 'wage-arrears', '2026-06-01', '2026-06-01T06:00:00Z', 1, 0.5, 'old@1', 'src_forum',
   'doc_000000000000000000000001', 'story_000000000000000000000001');
insert into assessments (enterprise_id, as_of, model, base_centipoints, score_centipoints, level, contributions, coverage) values
  ('ent_91999900MA0F00019R', '2026-06-01', 'old@1', 100, 350, 'yellow', '[{"indicator": "x", "centipoints": 250}]', '[]');
insert into score_history (enterprise_id, as_of, model, score_centipoints, level) values ('ent_91999900MA0F00019R', '2026-06-01', 'old@1', 350, 'yellow');
insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at, district) values
  ('war_1', 'ent_91999900MA0F00019R', 'yellow', 'first', 'raised', '2026-06-01', '{"contributions": []}', '[]', 350, '2026-06-02T00:00:00Z', '110115');
insert into warning_acts (warning_id, seq, act_key, kind, officer_id, at) values ('war_1', 1, 'k', 'acknowledge', 'off_old', '2026-06-02T01:00:00Z');
insert into suppressed (enterprise_id, as_of, level, score_centipoints, reason) values ('ent_91999900MA0F00027L', '2026-06-01', 'blue', 100, 'capacity');
insert into outcomes (enterprise_id, basis, recorded_at) values ('ent_91999900MA0F00019R', 'own', '2026-06-03T00:00:00Z');
insert into watch_entries (enterprise_id, reason, path, since) values ('ent_91999900MA0F00027L', 'special-monitoring', '[]', '2026-06-01');
`;

const TABLES = [
  'units',
  'officers',
  'enterprises',
  'enterprise_names',
  'relations',
  'sources',
  'documents',
  'story_bands',
  'mentions',
  'records',
  'signals',
  'assessments',
  'score_history',
  'warnings',
  'warning_acts',
  'suppressed',
  'outcomes',
  'watch_entries',
] as const;

const countRows = async ({ kysely }: Database): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      kysely,
    );
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
};

forEachEngine((_, open) => {
  it('comes up from the first schema with every row, version by version, and then everything holds', async () => {
    await using database = await open();
    const migrations = listMigrations();
    await sql.raw('drop schema public cascade; create schema public').execute(database.kysely);
    await migrate(database, migrations.slice(0, 1));
    await sql.raw(FIRST_ROWS).execute(database.kysely);
    const before = await countRows(database);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    for (let version = 2; version <= migrations.length; version += 1) {
      await migrate(database, migrations.slice(0, version));
      expect(await countRows(database), migrations[version - 1]?.name).toMatchObject(before);
    }
    const place = { jurisdiction: await loadBeijing(), calendar: chinaWorkCalendar() };
    const findings = await examine({ database, place });
    expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
    // A program that is older than the schema must not touch it.
    await expect(migrate(database, migrations.slice(0, 3))).rejects.toThrow(/newer than this program/);
  });
});
