import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { MigrationError, listMigrations, migrate } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { dumpSchema } from './schema-dump.ts';
import { forEachEngine } from './test-database.ts';

const extra = (version: number, text: string): Migration => ({
  version,
  name: 'extra',
  sql: text,
  checksum: text,
});

forEachEngine((_engine, open) => {
  it('has the schema that schema.sql shows', async () => {
    await using db = await open();
    expect(await dumpSchema(db.kysely)).toBe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
  });

  it('applies what is new, once', async () => {
    await using db = await open();
    const migrations = [
      ...listMigrations(),
      extra(listMigrations().length + 1, 'create table added (n integer)'),
    ];
    expect((await migrate(db, migrations)).map((m) => m.name)).toEqual(['extra']);
    expect(await migrate(db, migrations)).toEqual([]);
  });

  it('leaves nothing of a migration that fails half way', async () => {
    await using db = await open();
    const half = extra(listMigrations().length + 1, 'create table half (n integer); select 1/0');
    await expect(migrate(db, [...listMigrations(), half])).rejects.toThrow(/zero/);
    expect(
      (await sql<{ t: string | null }>`select to_regclass('half') as t`.execute(db.kysely)).rows[0]?.t,
    ).toBeNull();
    expect(await migrate(db)).toEqual([]);
  });

  it('refuses a changed migration and a database newer than the program', async () => {
    await using db = await open();
    const changed = listMigrations().map((m) => ({ ...m, checksum: 'changed' }));
    await expect(migrate(db, changed)).rejects.toThrow(MigrationError);
    await expect(migrate(db, [])).rejects.toThrow(/newer/);
  });
});
