import { sql } from 'kysely';
import type { Queryable } from './engine.ts';

type Line = { readonly table_name: string; readonly line: string };

const listColumns = async (db: Queryable): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select c.relname as table_name,
      '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || case when d.adbin is null then ''
                when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                else ' default ' || pg_get_expr(d.adbin, d.adrelid) end as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by c.relname collate "C", a.attnum`.execute(db);
  return rows;
};

// PostgreSQL 18 keeps "not null" as constraints of type n, which 15 does not have; the columns say it already.
const listConstraints = async (db: Queryable): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select c.relname as table_name, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and k.contype <> 'n'
    order by c.relname collate "C", k.conname collate "C"`.execute(db);
  return rows;
};

const listIndexes = async (db: Queryable): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select t.relname as table_name, pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_class x on x.oid = i.indexrelid
    where t.relnamespace = 'public'::regnamespace
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
    order by t.relname collate "C", x.relname collate "C"`.execute(db);
  return rows;
};

const listTriggers = async (db: Queryable): Promise<readonly Line[]> => {
  const { rows } = await sql<Line>`
    select c.relname as table_name, pg_get_triggerdef(t.oid) || ';' as line
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    order by c.relname collate "C", t.tgname collate "C"`.execute(db);
  return rows;
};

/** The schema as text, the same from every engine and version: reviewed in diffs beside the migration that changed it. */
export const dumpSchema = async (db: Queryable): Promise<string> => {
  const columns = await listColumns(db);
  const constraints = await listConstraints(db);
  const indexes = await listIndexes(db);
  const triggers = await listTriggers(db);
  const linesOf = (lines: readonly Line[], table: string): string[] =>
    lines.filter((l) => l.table_name === table).map((l) => l.line);
  const tables = [...new Set(columns.map((l) => l.table_name))].map((table) => {
    const body = [...linesOf(columns, table), ...linesOf(constraints, table)].join(',\n');
    const after = [...linesOf(indexes, table), ...linesOf(triggers, table)];
    return [`create table ${table} (\n${body}\n);`, ...after].join('\n');
  });
  return `-- Written by \`weisu migrate --dump\` from the migrations; do not edit.\n\n${tables.join('\n\n')}\n`;
};
