import { IMPORT_FIELD_NAMES, type RememberedHeaders } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** What the headers of a source's files meant before. */
export const loadHeaders = async (db: Queryable, source: string): Promise<RememberedHeaders> => {
  const rows = await db
    .selectFrom('import_headers')
    .select(['header', 'field'])
    .where('source', '=', source)
    .execute();
  return Object.fromEntries(
    rows.map(({ header, field }) => [header, IMPORT_FIELD_NAMES.find((known) => known === field) ?? null]),
  );
};

export const keepHeaders = async (
  db: Queryable,
  source: string,
  headers: RememberedHeaders,
): Promise<void> => {
  const entries = Object.entries(headers);
  await sql`
    insert into import_headers (source, header, field)
    select ${source}, h.header, h.field from unnest(${entries.map(([header]) => header)}::text[], ${entries.map(([, field]) => field)}::text[]) as h(header, field)
    on conflict (source, header) do update set field = excluded.field`.execute(db);
};

/** Sources whose files were imported before. */
export const listImportSources = async (db: Queryable): Promise<readonly string[]> => {
  const { rows } = await sql<{
    source: string;
  }>`select distinct source from import_headers order by source`.execute(db);
  return rows.map(({ source }) => source);
};
