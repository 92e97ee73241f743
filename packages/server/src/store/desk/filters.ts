import { type RawBuilder, sql } from 'kysely';

type Clause = RawBuilder<boolean>;

/** Every clause given, or true where none is. */
export const allOf = (clauses: readonly (Clause | undefined)[]): Clause => {
  const given = clauses.filter((clause) => clause !== undefined);
  return given.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(given, sql` and `)})`;
};

/** True where the column holds one of the values; no clause where none are asked for. */
export const oneOf = (
  column: RawBuilder<unknown>,
  values: readonly string[] | undefined,
): Clause | undefined =>
  values === undefined ? undefined : sql<boolean>`${column} = any(${[...values]}::text[])`;

/** What an officer typed, taken literally: `%` and `_` are characters, not wildcards. */
export const contains = (typed: string): string => `%${typed.trim().replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** Name or credit code of the enterprise aliased `e`. */
export const enterpriseMatches = (typed: string | undefined): Clause | undefined => {
  if (typed === undefined || typed.trim() === '') return undefined;
  const pattern = contains(typed);
  // Characters that have no capitals are compared as they are, without making small letters of every name first.
  const like = typed.toLowerCase() === typed.toUpperCase() ? sql`like` : sql`ilike`;
  return sql<boolean>`(e.name ${like} ${pattern} or e.credit_code ${like} ${pattern} or e.id in (
    select coalesce(own.merged_into, own.id) from enterprise_names n join enterprises own on own.id = n.enterprise_id where n.name ${like} ${pattern}))`;
};

/** The `district` filter that asks for enterprises outside every known district. */
const ELSEWHERE = 'elsewhere';

/** A district's code, or `elsewhere` for enterprises in none of the `known`. */
export const inDistrict = (
  district: string | undefined,
  known: readonly string[],
  column: RawBuilder<unknown> = sql`e.district`,
): Clause | undefined => {
  if (district === undefined || district === '') return undefined;
  if (district === ELSEWHERE)
    return sql<boolean>`(${column} is null or ${column} <> all(${[...known]}::text[]))`;
  return sql<boolean>`${column} = ${district}`;
};

/** Several districts at once, `elsewhere` among them. */
export const inDistricts = (
  districts: readonly string[] | undefined,
  known: readonly string[],
  column?: RawBuilder<unknown>,
): Clause | undefined => {
  const clauses = districts?.flatMap((district) => inDistrict(district, known, column) ?? []) ?? [];
  return clauses.length === 0 ? undefined : sql<boolean>`(${sql.join(clauses, sql` or `)})`;
};

/** Page `page` of `perPage` rows, counting from 1. */
export const pageOf = ({ page, perPage }: Page) => sql`limit ${perPage} offset ${(page - 1) * perPage}`;

export type Page = { readonly page: number; readonly perPage: number };
