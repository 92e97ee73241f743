import type { EnterpriseId, Level, NameForm, RegistrationState } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** What a search index holds of an enterprise, beside its names. Texts are empty where unknown. */
export type IndexedEnterprise = {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  readonly unit: string;
  readonly industry: string;
  /** `merged`: its work goes on in another, and it is found no more. */
  readonly state: RegistrationState | 'merged' | '';
  /** -1 where unknown. */
  readonly staffCount: number;
};

export type OtherName = { readonly code: string; readonly name: string; readonly form: NameForm };

const FIELDS = sql`substr(id, 5) as code, translate(name, chr(10) || chr(13), '  ') as name, coalesce(district, '') as district, coalesce(union_unit_id, '') as unit,
  translate(coalesce(industry, ''), chr(10) || chr(13), '  ') as industry, case when merged_into is not null then 'merged' else coalesce(registration_state, '') end as state, coalesce(staff_count, -1) as "staffCount"`;

/** As text one string a column: reading millions of rows one by one takes five times as long. */
const PAGE_ROWS = 50_000;
type Columns = Readonly<Record<keyof IndexedEnterprise, string | null>>;

/** Every enterprise in the order of credit codes, some thousand at a time. */
export async function* listIndexed(db: Queryable): AsyncGenerator<readonly IndexedEnterprise[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<Columns>`
      with page as materialized (select ${FIELDS} from enterprises where id > ${after} order by id limit ${PAGE_ROWS})
      select ${sql.join(
        ['code', 'name', 'district', 'unit', 'industry', 'state', 'staffCount'].map(
          (c) => sql`string_agg(${sql.ref(c)}::text, chr(10) order by code) as ${sql.ref(c)}`,
        ),
      )} from page`.execute(db);
    const columns = rows[0];
    if (columns?.code === null || columns === undefined) return;
    const cells = (column: keyof IndexedEnterprise): readonly string[] => (columns[column] ?? '').split('\n');
    const [codes, names, districts] = [cells('code'), cells('name'), cells('district')];
    const [units, industries, states, staff] = [
      cells('unit'),
      cells('industry'),
      cells('state'),
      cells('staffCount'),
    ];
    yield codes.map((code, at) => ({
      code,
      name: names[at] ?? '',
      district: districts[at] ?? '',
      unit: units[at] ?? '',
      industry: industries[at] ?? '',
      state: (states[at] ?? '') as IndexedEnterprise['state'],
      staffCount: Number(staff[at] ?? -1),
    }));
    after = `ent_${codes.at(-1) ?? ''}`;
  }
}

/** Names beside the registered ones, those of what was merged into one among them: of all enterprises, or of those given. */
export const listOtherNames = async (
  db: Queryable,
  codes?: readonly string[],
): Promise<readonly OtherName[]> => {
  const which =
    codes === undefined
      ? sql``
      : sql`and coalesce(own.merged_into, own.id) = any(${codes.map((code) => `ent_${code}`)}::text[])`;
  const { rows } = await sql<OtherName>`
    select substr(coalesce(own.merged_into, own.id), 5) as code, n.name,
      case when n.form = 'registered' then 'former' else n.form end as form
    from enterprise_names n join enterprises own on own.id = n.enterprise_id
    where (n.form <> 'registered' or own.merged_into is not null) ${which}`.execute(db);
  return rows;
};

/** Every transaction up to here has ended: what is written from now on has a higher number, or is running still. */
export const findHorizon = async (db: Queryable): Promise<number> => {
  const { rows } = await sql<{ horizon: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 as horizon`.execute(db);
  return rows[0]?.horizon ?? 0;
};

/** What was written after a horizon, at most `most`, and the next horizon, both as of one moment. */
export const listWrittenAfter = async (
  db: Queryable,
  horizon: number,
  most: number,
): Promise<{ readonly rows: readonly IndexedEnterprise[]; readonly horizon: number }> => {
  const { rows } = await sql<IndexedEnterprise & { horizon: number; code: string | null }>`
    with now as materialized (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 as horizon)
    select now.horizon, w.* from now left join
      (select ${FIELDS} from enterprises where written_in > ${horizon} order by written_in limit ${most}) w on true`.execute(
    db,
  );
  return {
    rows: rows.filter(({ code }) => code !== null),
    horizon: rows[0]?.horizon ?? horizon,
  };
};

export type IndexedLevel = { readonly id: EnterpriseId; readonly level: Level; readonly score: number };

/** The assessments that are there, by enterprise: its level and its score in hundredths of a point. */
export const listLevels = async (db: Queryable): Promise<readonly IndexedLevel[]> => {
  const { rows } = await sql<IndexedLevel>`
    select enterprise_id as id, level, score_centipoints as score from assessments`.execute(db);
  return rows;
};

/** Enterprises of which a warning, case file or dispatch went to one of the units: in their area beside what lies there. */
export const listAssigned = async (
  db: Queryable,
  units: readonly string[],
): Promise<readonly EnterpriseId[]> => {
  if (units.length === 0) return [];
  const given = sql`${[...units]}::text[]`;
  const { rows } = await sql<{ id: EnterpriseId }>`
    select enterprise_id as id from warnings where unit_id = any(${given})
    union select enterprise_id from case_files where unit_id = any(${given})
    union select d.enterprise_id from dispatches d join dispatch_passes p on p.dispatch_id = d.id where p.to_unit_id = any(${given})`.execute(
    db,
  );
  return rows.map(({ id }) => id);
};
