import type { EnterpriseId } from '@weisu/core';
import { sql } from 'kysely';
import type { NameRecord } from '../../names/name-record.ts';
import type { Queryable } from '../engine.ts';

/** The names of what was merged into another are the other's, its registered one as a former name. */
const COLUMNS = sql`
  n.name, case when own.merged_into is not null and n.form = 'registered' then 'former' else n.form end as form,
  e.credit_code as "creditCode", e.name as "registeredName", e.registered_district as "registeredDistrict",
  e.operating_district as "operatingDistrict", e.industry, e.registered_on as "registeredOn",
  n.valid_from as "from", n.valid_until as "until"`;

const PAGE_ENTERPRISES = 20_000;

/** Every name of every enterprise, some thousand enterprises at a time, by the id of whose row the name stands at. */
export async function* listNameRows(db: Queryable): AsyncGenerator<readonly NameRecord[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<NameRecord & { readonly last: string }>`
      with own as materialized (
        select id, merged_into from enterprises where id > ${after} order by id limit ${PAGE_ENTERPRISES})
      select ${COLUMNS}, (select max(id) from own) as last
      from own join enterprise_names n on n.enterprise_id = own.id
      join enterprises e on e.id = coalesce(own.merged_into, own.id)
      order by own.id, n.name collate "C", n.form`.execute(db);
    const [first] = rows;
    if (first === undefined) return;
    yield rows;
    after = first.last;
  }
}

/** Every name of these enterprises, with those of what was merged into them. */
export const listNameRowsOf = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<readonly NameRecord[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<NameRecord>`
    select ${COLUMNS} from enterprises own join enterprise_names n on n.enterprise_id = own.id
    join enterprises e on e.id = coalesce(own.merged_into, own.id)
    where own.id = any(${[...ids]}::text[]) or own.merged_into = any(${[...ids]}::text[])
    order by own.id, n.name collate "C", n.form`.execute(db);
  return rows;
};

/** An enterprise that was written, by which transaction, and into which other it went. */
export type WrittenEnterprise = {
  readonly id: EnterpriseId;
  readonly writtenIn: number;
  readonly mergedInto: EnterpriseId | null;
};

/**
 * Changes whenever an enterprise is written by a transaction after `horizon`. A transaction that runs long, of a backup say,
 * holds the horizon back: what was written since is then looked at before every batch, and must not be read each time.
 */
export const loadWrittenStamp = async (db: Queryable, horizon: number): Promise<string> => {
  const { rows } = await sql<{ stamp: string }>`
    select concat(count(*), '/', sum(written_in)) as stamp from enterprises where written_in > ${horizon}`.execute(
    db,
  );
  return rows[0]?.stamp ?? '';
};

/** Enterprises written by transactions after `horizon`, the oldest first, at most `most`. */
export const listEnterprisesWrittenAfter = async (
  db: Queryable,
  horizon: number,
  most: number,
): Promise<readonly WrittenEnterprise[]> => {
  const { rows } = await sql<WrittenEnterprise>`
    select id, written_in as "writtenIn", merged_into as "mergedInto" from enterprises
    where written_in > ${horizon} order by written_in, id limit ${most}`.execute(db);
  return rows;
};

/**
 * Tells this database from others, and from itself put back to an earlier time: what was made from one says nothing of
 * the other.
 */
export const findDatabaseIdentity = async (db: Queryable): Promise<string> => {
  const { rows } = await sql<{ identity: string }>`
    select concat_ws('.', s.system_identifier, c.timeline_id,
      (select oid from pg_database where datname = current_database())) as identity
    from pg_control_system() s, pg_control_checkpoint() c`.execute(db);
  return rows[0]?.identity ?? '';
};
