import { type Enterprise, headNamesOf, type RegisteredEnterprise, registeredName } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';

/** An enterprise to be written; what only a register knows may be left out. */
export type EnterpriseEntry = Enterprise & Partial<RegisteredEnterprise>;

/** Columns of `enterprises` that sources write, each with its SQL type. `id` carries the credit code. */
const COLUMNS = {
  id: 'text',
  name: 'text',
  registered_district: 'text',
  operating_district: 'text',
  union_unit_id: 'text',
  industry: 'text',
  staff_count: 'integer',
  registered_on: 'date',
  new_employment: 'boolean',
  registration_state: 'text',
} as const;
type Column = keyof typeof COLUMNS;

/** Columns whose change is kept in `enterprise_changes`. */
export const TRACKED = (Object.keys(COLUMNS) as Column[]).filter((column) => column !== 'id');

type Value = string | number | boolean | null;
type NamedForm = { readonly id: string; readonly name: string; readonly form: string };

/**
 * Entries by column, as a statement takes them and a thread hands them over. A column of which nothing is known is
 * empty: `unnest` fills it up with null.
 */
export type EnterpriseColumns = {
  readonly count: number;
  readonly columns: Readonly<Record<Column, readonly Value[]>>;
  /** Former, short and brand names. */
  readonly otherNames: readonly (NamedForm & {
    readonly from: string | null;
    readonly until: string | null;
  })[];
  readonly heads: readonly { readonly id: string; readonly rank: number; readonly name: string }[];
  readonly representatives: readonly { readonly id: string; readonly holder: string }[];
};

const valuesOf = (entry: EnterpriseEntry): Record<Column, Value> => ({
  id: entry.id,
  name: registeredName(entry),
  registered_district: entry.registeredDistrict,
  operating_district: entry.operatingDistrict,
  union_unit_id: entry.unionUnit,
  industry: entry.industry,
  staff_count: entry.staffCount,
  registered_on: entry.registeredOn,
  new_employment: entry.newEmployment ? true : null,
  registration_state: entry.registrationState ?? null,
});

export const columnsOf = (entries: readonly EnterpriseEntry[]): EnterpriseColumns => {
  const values = entries.map(valuesOf);
  const columns = Object.fromEntries(
    (Object.keys(COLUMNS) as Column[]).map((column) => {
      const cells = values.map((row) => row[column]);
      return [column, cells.every((cell) => cell === null) ? [] : cells];
    }),
  ) as Record<Column, Value[]>;
  return {
    count: entries.length,
    columns,
    otherNames: entries.flatMap(({ id, names }) =>
      names.filter(({ form }) => form !== 'registered').map((name) => ({ id, ...name })),
    ),
    heads: values.flatMap(({ name }, index) =>
      headNamesOf(String(name)).map((head, rank) => ({ id: entries[index]?.id ?? '', rank, name: head })),
    ),
    representatives: entries.flatMap(({ id, representative }) =>
      representative === null || representative === undefined ? [] : [{ id, holder: representative }],
    ),
  };
};

/** The entries as a table expression `i`. */
export const incoming = ({ columns }: EnterpriseColumns): RawBuilder<unknown> => {
  const names = Object.keys(COLUMNS) as Column[];
  const arrays = names.map((name) => sql`${[...columns[name]]}::${sql.raw(COLUMNS[name])}[]`);
  return sql`unnest(${sql.join(arrays)}) as i(${sql.join(names.map((name) => sql.ref(name)))})`;
};

/** What is stored afterwards: a source that does not know takes nothing away. */
export const merged = (column: string): RawBuilder<unknown> =>
  column === 'new_employment'
    ? sql`coalesce(i.new_employment, false) or coalesce(e.new_employment, false)`
    : sql`coalesce(i.${sql.ref(column)}, e.${sql.ref(column)})`;

/** True where the entry `i` says something that `e` does not have. */
export const differs = sql<boolean>`(${sql.join(
  TRACKED.map(
    (column) =>
      sql`i.${sql.ref(column)} is distinct from e.${sql.ref(column)} and i.${sql.ref(column)} is not null`,
  ),
  sql` or `,
)})`;
