import type { Queryable } from '../engine.ts';

/** Facts about the database itself, by key; undefined where none was written. */
export const findMeta = async (db: Queryable, key: string): Promise<unknown> =>
  (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value;

export const writeMeta = async (db: Queryable, key: string, value: unknown): Promise<void> => {
  const text = JSON.stringify(value);
  await db
    .insertInto('meta')
    .values({ key, value: text })
    .onConflict((oc) => oc.column('key').doUpdateSet({ value: text }))
    .execute();
};
