import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL of its own, that may be taken away, and whose disk may be filled. */
export type Cluster = {
  readonly url: (host?: string) => string;
  readonly stopHard: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Fills its disk up; null where the disk is not its own. */
  readonly fillDisk: (() => Promise<void>) | null;
  readonly freeDisk: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const VERSIONS = '/usr/lib/postgresql';
const DISK = '700m';

const findBinaries = (): string | null => {
  if (!existsSync(VERSIONS)) return null;
  const newest = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(VERSIONS, newest, 'bin');
};

/** Starts a cluster on this port; null where there are no binaries, or no account that may run them. */
export const startCluster = async (port: number): Promise<Cluster | null> => {
  const binaries = findBinaries();
  if (binaries === null) return null;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('id', ['postgres']).status !== 0) return null;
  const folder = await mkdtemp(join(tmpdir(), 'weisu-chaos-pg-'));
  await chmod(folder, 0o755);
  const isOwnDisk =
    isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder]).status === 0;
  const data = join(folder, 'data');
  const asOwner = (program: string, args: readonly string[]) =>
    isRoot
      ? run('runuser', ['-u', 'postgres', '--', join(binaries, program), ...args])
      : run(join(binaries, program), [...args]);
  if (isRoot) await run('chown', ['postgres', folder]);
  await asOwner('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8']);
  await appendFile(join(data, 'pg_hba.conf'), 'host all all 10.0.0.0/8 trust\n');
  await appendFile(
    join(data, 'postgresql.conf'),
    `port = ${port}\nlisten_addresses = '*'\nunix_socket_directories = '${folder}'\nmax_wal_size = '128MB'\nmin_wal_size = '32MB'\nshared_buffers = '64MB'\n`,
  );
  const control = (...args: readonly string[]) =>
    asOwner('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-t', '120', ...args]);
  const isRunning = (): Promise<boolean> =>
    control('status').then(
      () => true,
      () => false,
    );
  const start = async (): Promise<void> => {
    if (!(await isRunning())) await control('start');
  };
  await start();
  const ballast = join(folder, 'ballast');
  return {
    url: (host = '127.0.0.1') => `postgres://postgres@${host}:${port}/postgres`,
    stopHard: async () => void (await control('-m', 'immediate', 'stop').catch(() => undefined)),
    start,
    fillDisk: isOwnDisk
      ? async () => {
          const block = Buffer.alloc(1 << 20);
          await writeFile(ballast, '');
          try {
            for (;;) await appendFile(ballast, block);
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          }
        }
      : null,
    freeDisk: () => rm(ballast, { force: true }),
    remove: async () => {
      await control('-m', 'immediate', 'stop').catch(() => undefined);
      if (isOwnDisk) spawnSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
