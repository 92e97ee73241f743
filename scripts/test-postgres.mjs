import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt-install.mjs';

/**
 * @typedef {{ url: string, origin: string, stop: () => void }} TestPostgres
 *   `url` of a user who may create databases; `origin` says in words where the server came from.
 */

/**
 * A PostgreSQL for the tests: the one that is named, one that answers on this machine, or a throw-away cluster
 * from the server's binaries (which are installed first where that is allowed: in CI, as root, with apt).
 * @returns {Promise<TestPostgres | undefined>} undefined where there is none
 */
export async function findPostgres() {
  const named = process.env.WEISU_TEST_PG_URL || process.env.DATABASE_URL;
  if (named) return { url: named, origin: 'WEISU_TEST_PG_URL / DATABASE_URL', stop() {} };
  for (const user of new Set(['postgres', userInfo().username])) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`;
    if (await mayCreateDatabases(url)) return { url, origin: '127.0.0.1:5432', stop() {} };
  }
  if (!binaries() && process.env.CI) aptInstall(['postgresql']);
  const bin = binaries();
  return bin === undefined ? undefined : startCluster(bin);
}

/** @param {string} url */
async function mayCreateDatabases(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
    );
    return rows[0]?.may === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The folder of the newest server's binaries, or undefined. */
function binaries() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/**
 * @param {string} bin
 * @returns {Promise<TestPostgres | undefined>}
 */
async function startCluster(bin) {
  const folder = mkdtempSync(join(tmpdir(), 'weisu-pg-'));
  const data = join(folder, 'data');
  const port = await freePort();
  try {
    mkdirSync(data);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres', folder]);
    asServerUser(join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
      '--locale=C.UTF-8',
    ]);
    // Nothing in it is to survive, so nothing waits for the disk.
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60`;
    asServerUser(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  } catch (error) {
    console.error(
      `PostgreSQL 测试集群启动失败 · a throw-away cluster did not start: ${error instanceof Error ? error.message : String(error)}`,
    );
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    origin: `${bin} (throw-away cluster)`,
    stop() {
      try {
        asServerUser(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/**
 * The server refuses to run as root, so root runs it as the user that its package made.
 * @param {string} file
 * @param {readonly string[]} args
 */
function asServerUser(file, args) {
  const [program, ...rest] =
    process.getuid?.() === 0
      ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', file, ...args]
      : [file, ...args];
  execFileSync(program, rest, { cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] });
}

/** @returns {Promise<number>} a TCP port of 127.0.0.1 that was free a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
