import { hashPassword, type Database } from '@weisu/server';
import { sql } from 'kysely';

export const PASSWORD = 'a long invented password for measuring';
const ROWS_AT_ONCE = 500_000;

/** One city and one district officer; invented. */
export const layOfficers = async (database: Database): Promise<void> => {
  const hash = await hashPassword(PASSWORD);
  await sql`insert into officers (id, login, name, role, unit_id, password_hash) values
    ('off_scale-city', 'scale-city', '测量员甲', 'city-officer', 'unit_beijing', ${hash}),
    ('off_scale-district', 'scale-district', '测量员乙', 'district-officer', 'unit_daxing', ${hash})
    on conflict do nothing`.execute(database.kysely);
};

/**
 * Signals by the million, spread over a twentieth of the enterprises as in life, with assessments of those and open warnings of
 * one in two hundred of them. Made by the database itself; the same on every run.
 */
export const laySignals = async (database: Database, signals: number): Promise<void> => {
  const db = database.kysely;
  // Which enterprises, numbered: a table of the measurement's own, gone with the database.
  await sql`create table scale_subjects as
    select id, coalesce(registered_district, operating_district) as district, row_number() over (order by md5(id))::int as n
    from enterprises order by md5(id) limit (select greatest(count(*) / 20, 1) from enterprises)`.execute(db);
  await sql`create unique index on scale_subjects (n)`.execute(db);
  await sql`insert into records (id, source_id, enterprise_id, kind, occurred_on, recorded_at, fields)
    select 'rec_scale.' || n, 'src_import-tax-arrears', id, 'tax-arrears', current_date - 30, now() - interval '30 days', '{"amountYuan": 1}'
    from scale_subjects`.execute(db);
  for (let from = 0; from < signals; from += ROWS_AT_ONCE)
    await sql`
      insert into signals (id, enterprise_id, dimension, kind, occurred_on, recorded_at, magnitude, certainty, detector, source_id, record_id)
      select 'sig_scale.' || i, s.id, 'operation', 'tax-arrears', current_date - (i % 700)::int, now() - (i % 700) * interval '1 day',
        0.1, 0.5, 'scale@1', 'src_import-tax-arrears', 'rec_scale.' || s.n
      from generate_series(${from}::bigint, ${Math.min(from + ROWS_AT_ONCE, signals) - 1}::bigint) i
      join scale_subjects s on s.n = 1 + i % (select count(*) from scale_subjects)`.execute(db);
  await sql`
    insert into assessments (enterprise_id, as_of, model, base_centipoints, score_centipoints, level, contributions, coverage)
    select id, current_date - 1, 'scale@1', 0, (n % 6000), case when n % 200 = 0 then 'red' when n % 20 = 0 then 'orange'
      when n % 5 = 0 then 'yellow' else 'none' end, '[]', '[]' from scale_subjects`.execute(db);
  await sql`
    insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, first_signal_on,
      first_known_at, raised_at, district)
    select 'war_scale.' || s.n, s.id, 'red', 'first', 'raised', current_date - 1,
      jsonb_build_object('enterpriseId', s.id, 'asOf', current_date - 1, 'model', 'scale@1', 'baseCentipoints', 0, 'scoreCentipoints', n % 6000,
        'level', 'red', 'contributions', '[]'::jsonb, 'coverage', '[]'::jsonb),
      '[]', n % 6000, current_date - 30, now() - interval '30 days', now() - interval '1 day', s.district
    from scale_subjects s where s.n % 200 = 0`.execute(db);
  await sql`drop table scale_subjects`.execute(db);
  await sql`analyze`.execute(db);
};
