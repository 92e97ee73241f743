import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { sql } from 'kysely';
import type { Database, Queryable } from './engine.ts';

export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** The database cannot be brought to this version; `message` says why and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;
// Any number will do as long as every process uses the same one.
const LOCK_KEY = 7_236_001;

const parseMigration = (folder: URL, file: string): Migration => {
  const match = FILE_NAME.exec(file);
  if (!match?.[1] || !match[2])
    throw new MigrationError(`${file}: a migration is named like 0002-what-it-does.sql`);
  const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n');
  return {
    version: Number(match[1]),
    name: match[2],
    sql: text,
    checksum: createHash('sha256').update(text).digest('hex'),
  };
};

/** The migrations of this version, in order, numbered from 1 without gaps. */
export const listMigrations = (
  folder: URL = new URL('./migrations/', import.meta.url),
): readonly Migration[] => {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => parseMigration(folder, file));
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1)
      throw new MigrationError(`migration ${migration.version} stands where ${index + 1} belongs`);
  });
  return migrations;
};

/** Changes with any migration: names a cached or template database. */
export const hashOfMigrations = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(migrations.map((m) => m.checksum).join())
    .digest('hex')
    .slice(0, 16);

const createLedger = (db: Queryable): Promise<unknown> =>
  sql`create table if not exists schema_migrations (
    version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`.execute(
    db,
  );

/** Checksums of the migrations that made this schema, in order. */
export const listAppliedChecksums = async (db: Queryable): Promise<readonly string[]> =>
  (await db.selectFrom('schema_migrations').select('checksum').orderBy('version').execute()).map(
    ({ checksum }) => checksum,
  );

const checkApplied = (
  applied: readonly { readonly version: number; readonly checksum: string }[],
  migrations: readonly Migration[],
): void => {
  for (const { version, checksum } of applied) {
    const known = migrations[version - 1];
    if (!known) {
      throw new MigrationError(
        `数据库版本（${version}）比本程序（${migrations.length}）新，请升级程序 / ` +
          `the database is at version ${version}, newer than this program's ${migrations.length}: use a newer program`,
      );
    }
    if (known.checksum !== checksum) {
      throw new MigrationError(
        `迁移 ${version} 在应用之后被修改 / migration ${version}-${known.name} was changed after it had been applied: put it back and add a new one`,
      );
    }
  }
};

/** Applies the next migration, if one is left, and says which. The lock makes processes that start together take turns. */
const applyNext = async (
  trx: Queryable,
  migrations: readonly Migration[],
): Promise<Migration | undefined> => {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK_KEY)})`.execute(trx);
  await createLedger(trx);
  const applied = await trx
    .selectFrom('schema_migrations')
    .select(['version', 'checksum'])
    .orderBy('version')
    .execute();
  checkApplied(applied, migrations);
  const next = migrations[applied.length];
  if (!next) return undefined;
  await sql.raw(next.sql).execute(trx);
  const { version, name, checksum } = next;
  await trx.insertInto('schema_migrations').values({ version, name, checksum }).execute();
  return next;
};

/**
 * Brings the schema up to this version, each migration in its own transaction; answers those that were applied.
 * @throws MigrationError where an applied migration has changed or the database is newer than the program.
 */
export const migrate = async (
  database: Database,
  migrations: readonly Migration[] = listMigrations(),
): Promise<readonly Migration[]> => {
  const done: Migration[] = [];
  for (;;) {
    const applied = await database.transaction((trx) => applyNext(trx, migrations));
    if (!applied) return done;
    done.push(applied);
  }
};
