import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The directory is open in another process; `message` says which and what to do. */
export class DataDirBusyError extends Error {
  override readonly name = 'DataDirBusyError';
}

type Holder = { readonly pid: number; readonly startedAt: string | null };

/** When the process began, in the system's own units; tells a living holder from a later process with the same number. */
const startOfProcess = async (pid: number): Promise<string | null> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
};

const isAlive = async (holder: Holder): Promise<boolean> => {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const startedAt = await startOfProcess(holder.pid);
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt;
};

const readHolder = async (file: string): Promise<Holder | null> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
};

/**
 * Takes the lock file of a PGlite directory, which PGlite itself lets two processes open and so destroys.
 * The lock of a process that has ended is taken over. Answers the function that gives the lock back.
 * @throws DataDirBusyError where a living process holds it.
 */
export const lockDataDir = async (dir: string): Promise<() => Promise<void>> => {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'weisu.lock');
  const own: Holder = { pid: process.pid, startedAt: await startOfProcess(process.pid) };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, JSON.stringify(own), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (holder !== null && (await isAlive(holder))) {
      throw new DataDirBusyError(
        `数据目录正被另一进程使用（进程号 ${holder.pid}），请先停止它，或用 --data 另选目录：${dir} / ` +
          `The data directory is in use by process ${holder.pid}: stop it, or choose another with --data: ${dir}`,
      );
    }
    await rm(file, { force: true });
  }
  throw new DataDirBusyError(`无法取得数据目录的锁 / could not take the lock of the data directory: ${dir}`);
};
