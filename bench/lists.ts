import {
  chinaWorkCalendar,
  createApp,
  demonstrationLogins,
  ensureSeeded,
  loadJurisdiction,
} from '@weisu/server';
import { sql } from 'kysely';
import { fileURLToPath } from 'node:url';
import type { Database } from '@weisu/server';
import { signInto } from './claim-desk.ts';
import { rounded, timed } from './measure.ts';
import { openThrowAwayDatabase } from './throw-away-database.ts';

export type ListsSize = { readonly rows: number; readonly repeat: number };

/**
 * Copies of a small city's rows until there are so many enterprises, each with an assessment and one warning. One in ten
 * warnings waits for a person, the others are done with: so a queue looks after some years.
 */
const layRows = async ({ kysely: db }: Database, rows: number): Promise<void> => {
  // Row by row the triggers take minutes over so many; what they would have written follows at the end.
  const laid = ['warnings', 'case_files', 'dispatch_passes', 'warning_acts'];
  const triggers = async (on: boolean): Promise<void> => {
    for (const table of laid)
      await sql`alter table ${sql.table(table)} ${sql.raw(on ? 'enable' : 'disable')} trigger user`.execute(
        db,
      );
  };
  await triggers(false);
  await sql`create table bench_city as select *, row_number() over (order by id)::int as n from enterprises`.execute(
    db,
  );
  await sql`create table bench_warnings as select *, row_number() over (order by id)::int as n from warnings`.execute(
    db,
  );
  await sql`create table bench_assessed as select *, row_number() over (order by enterprise_id)::int as n from assessments`.execute(
    db,
  );
  await sql`
    insert into enterprises (id, credit_code, name, registered_district, operating_district, union_unit_id, industry, staff_count,
      registered_on, imported_from, recorded_at, registration_state)
    select 'ent_BENCH' || lpad(i::text, 13, '0'), 'BENCH' || lpad(i::text, 13, '0'), regexp_replace(c.name, '有限公司$', '') || i || '号有限公司',
      c.registered_district, c.operating_district, c.union_unit_id, c.industry, c.staff_count, c.registered_on, c.imported_from,
      c.recorded_at, c.registration_state
    from generate_series(1, ${rows}) i join bench_city c on c.n = 1 + i % (select count(*) from bench_city)`.execute(
    db,
  );
  await sql`insert into enterprise_names (enterprise_id, name, form) select id, name, 'registered' from enterprises where id like 'ent_BENCH%'`.execute(
    db,
  );
  await sql`
    insert into assessments (enterprise_id, as_of, model, base_centipoints, score_centipoints, level, contributions, coverage)
    select 'ent_BENCH' || lpad(i::text, 13, '0'), a.as_of, a.model, a.base_centipoints, a.score_centipoints + i % 97, a.level, a.contributions, a.coverage
    from generate_series(1, ${rows}) i join bench_assessed a on a.n = 1 + i % (select count(*) from bench_assessed)`.execute(
    db,
  );
  await sql`
    insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, first_signal_on,
      first_known_at, raised_at, first_act_at, unit_id, district)
    select 'war_bench' || i, e.id, w.level, w.because, case when i % 10 = 0 then 'raised' else 'closed' end, w.as_of,
      w.assessment || '{}', w.reasons || '[]', w.score_centipoints + i % 97, w.first_signal_on, w.first_known_at,
      w.raised_at - (i % 1000) * interval '1 day', w.first_act_at, null, e.district
    from generate_series(1, ${rows}) i
      join bench_warnings w on w.n = 1 + i % (select count(*) from bench_warnings)
      join enterprises e on e.id = 'ent_BENCH' || lpad(i::text, 13, '0')`.execute(db);
  // One in three was dispatched; of those that were, one in ten is worked on.
  await sql`
    insert into case_files (id, enterprise_id, unit_id, procedure, opened_at, step, closed_at, due_on)
    select 'cas_' || w.id, w.enterprise_id, u.id, 'bench', w.raised_at + interval '1 day', 'verify',
      case when w.state = 'closed' then w.raised_at + interval '20 days' end,
      case when w.state <> 'closed' then (w.raised_at + interval '20 days')::date end
    from (select *, substr(id, 10)::int as i from warnings where id like 'war_bench%') w
      join (select id, row_number() over (order by id) as n, count(*) over () as many from units where kind = 'district') u on u.n = 1 + w.i % u.many
    where w.i % 3 = 0`.execute(db);
  await sql`
    update warnings w set case_file_id = c.id, unit_id = c.unit_id, due_on = c.due_on,
      state = case when w.state = 'raised' then 'dispatched' else w.state end
    from case_files c where c.id = 'cas_' || w.id`.execute(db);
  await sql`
    insert into dispatches (id, case_file_id, enterprise_id, state, holder_id, sender_id, responsible_id)
    select 'dis_' || c.id, c.id, c.enterprise_id, 'working', c.unit_id, 'unit_beijing', c.unit_id from case_files c where c.id like 'cas_war_bench%'`.execute(
    db,
  );
  await sql`
    insert into dispatch_passes (dispatch_id, seq, act_key, kind, officer_id, unit_id, at, to_unit_id)
    select d.id, k.seq, 'bench-' || k.seq, k.kind, o.id, o.unit_id, now(), case when k.kind = 'send' then d.holder_id end
    from dispatches d cross join (values (1, 'send'), (2, 'sign')) k (seq, kind)
      cross join (select id, unit_id from officers order by id limit 1) o
    where d.id like 'dis_cas_war_bench%'`.execute(db);
  await sql`
    insert into warning_acts (warning_id, seq, act_key, kind, officer_id, at)
    select w.id, k.seq, 'bench-' || k.seq, k.kind, (select min(id) from officers), w.raised_at + k.seq * interval '1 day'
    from warnings w cross join (values (1, 'acknowledge'), (2, 'dispatch'), (3, 'close')) k (seq, kind)
    where w.id like 'war_bench%' and (k.kind <> 'close' or w.state = 'closed') and (k.kind <> 'dispatch' or w.case_file_id is not null)`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
  await sql`
    update case_files c set area = area_of(c.enterprise_id), signed_at = (
      select min(p.at) from dispatches d join dispatch_passes p on p.dispatch_id = d.id where d.case_file_id = c.id and p.kind = 'sign')
    where c.id like 'cas_war_bench%'`.execute(db);
  await sql`
    update warnings w set area = area_of(w.enterprise_id), current_district = e.district,
      dispatched_at = (select min(a.at) from warning_acts a where a.warning_id = w.id and a.kind = 'dispatch'),
      ended_at = (select max(a.at) from warning_acts a where a.warning_id = w.id and a.kind in ('close', 'dismiss'))
    from enterprises e where e.id = w.enterprise_id and w.id like 'war_bench%'`.execute(db);
  await triggers(true);
  await sql`drop table bench_city, bench_warnings, bench_assessed`.execute(db);
  // As the server does by itself once it is let alone; and without the air that only writing all at once leaves.
  await sql`vacuum analyze`.execute(db);
  for (const table of ['warnings', 'case_files'])
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
};

/** What the pages ask for, pages deep and shallow, filters, orders and a search. */
const looksAt = (rows: number): Readonly<Record<string, string>> => {
  const deep = Math.floor(rows / 50) - 1;
  const open = 'state=raised,acknowledged,dispatched';
  return {
    'warnings, open': `/api/warnings?${open}`,
    'warnings, all': '/api/warnings',
    'warnings, middle page': `/api/warnings?page=${Math.floor(deep / 2)}`,
    'warnings, last page': `/api/warnings?page=${deep}`,
    'warnings, by name': '/api/warnings?sort=name&order=asc',
    'warnings, by day': '/api/warnings?sort=raisedAt',
    'warnings, one district': '/api/warnings?district=110105',
    'warnings, one reason': '/api/warnings?indicator=insurance-arrears-months',
    'warnings, found': `/api/warnings?q=${encodeURIComponent('9999号')}`,
    'facets, open': `/api/warning-facets?${open}`,
    'facets, all': '/api/warning-facets',
    enterprises: '/api/enterprises',
    'enterprises, middle page': `/api/enterprises?page=${Math.floor(deep / 2)}`,
    'enterprises, last page': `/api/enterprises?page=${deep}`,
    'enterprises, by name': '/api/enterprises?sort=name&order=asc',
    'enterprises, red': '/api/enterprises?level=red',
    'enterprises, found': `/api/enterprises?q=${encodeURIComponent('9999号')}`,
    situation: '/api/situation',
    today: '/api/today',
    suppressed: '/api/suppressed',
    'case files': '/api/case-files?state=all',
    'case files, open': '/api/case-files',
    'case files, middle page': `/api/case-files?state=all&page=${Math.floor(rows / 300)}`,
    'case files, last page': `/api/case-files?state=all&page=${Math.floor(rows / 150) - 1}`,
    dispatches: '/api/dispatches',
  };
};

const CITY = 'city';
const DISTRICT = 'chaoyang';
/** What an officer of a district opens first. */
const FIRST_PAGES = [
  '/api/today',
  '/api/situation',
  '/api/warnings',
  '/api/warning-facets',
  '/api/enterprises',
  '/api/case-files?state=all',
];

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN, 1);
};

/** How long each list takes over so many rows, asked one after another by an officer of the city and one of a district. */
export const benchLists = async ({ rows, repeat }: ListsSize) => {
  await using database = await openThrowAwayDatabase();
  const jurisdiction = await loadJurisdiction(
    fileURLToPath(new URL('../jurisdictions/beijing', import.meta.url)),
  );
  const now = (): string => new Date().toISOString();
  const calendar = chinaWorkCalendar();
  await ensureSeeded(database, { scenario: 'tiny', seed: 1, now: now(), jurisdiction, calendar });
  const laid = await timed(() => layRows(database, rows));
  const app = createApp({ database, jurisdiction, now, version: 'bench', checkReplies: false });
  const cookies = new Map<string, string>();
  for (const { login, password } of demonstrationLogins(jurisdiction))
    if (login === CITY || login === DISTRICT) cookies.set(login, await signInto(app, login, password));
  const asked = [
    ...Object.entries(looksAt(rows)).map(([name, path]) => ({ name, path, login: CITY })),
    ...FIRST_PAGES.map((path) => ({ name: `${DISTRICT}: ${path}`, path, login: DISTRICT })),
  ];
  const byPath = new Map<string, number[]>();
  for (let round = 0; round <= repeat; round += 1)
    for (const { name, path, login } of asked) {
      const cookie = cookies.get(login) ?? '';
      const from = performance.now();
      const reply = await app.request(path, { headers: { cookie } });
      await reply.arrayBuffer();
      if (!reply.ok) throw new Error(`${path}: HTTP ${reply.status}`);
      // The first round fills what later ones share.
      if (round > 0) byPath.set(name, [...(byPath.get(name) ?? []), performance.now() - from]);
    }
  return {
    engine: database.engine,
    laidSeconds: rounded(laid.seconds, 1),
    requests: [...byPath.values()].flat().length,
    p50Ms: quantile([...byPath.values()].flat(), 0.5),
    p95Ms: quantile([...byPath.values()].flat(), 0.95),
    p95MsByList: Object.fromEntries([...byPath].map(([name, own]) => [name, quantile(own, 0.95)])),
  };
};
