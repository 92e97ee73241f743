import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWeisu, type WeisuProcess } from '../weisu-process.ts';

/** One place in the house, held by one process after another. */
export type Post = {
  readonly name: string;
  readonly current: () => WeisuProcess;
  /** Kills who holds it; another takes it after a while. */
  readonly kill: (restMs: number) => Promise<void>;
  /** Ends who holds it and starts another with these variables. */
  readonly replace: (env: Readonly<Record<string, string>>) => Promise<void>;
};

export type House = { readonly posts: readonly Post[]; readonly close: () => Promise<void> };

export type HouseAddress = {
  readonly database: string;
  readonly nats: string | null;
  readonly streamName: string;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens a post and keeps it held: who ends, for whatever reason, is followed by another. */
const openPost = (
  name: string,
  args: readonly string[],
  before: readonly string[],
): Post & { close: () => Promise<void> } => {
  let env: Readonly<Record<string, string>> = {};
  let closing = false;
  let restMs = 500;
  let held = startWeisu(args, env, before);
  const keep = async (): Promise<void> => {
    while (!closing) {
      await held.ended;
      if (closing) return;
      await wait(restMs);
      restMs = 500;
      if (!closing) held = startWeisu(args, env, before);
    }
  };
  const keeping = keep();
  const kill = async (rest: number): Promise<void> => {
    restMs = rest;
    const victim = held;
    victim.signal('SIGKILL');
    await victim.ended;
  };
  return {
    name,
    current: () => held,
    kill,
    replace: async (next) => {
      env = next;
      await kill(0);
    },
    close: async () => {
      closing = true;
      held.signal('SIGCONT');
      held.signal('SIGTERM');
      const gone = await Promise.race([held.ended.then(() => true), wait(20_000).then(() => false)]);
      if (!gone) held.signal('SIGKILL');
      await keeping;
    },
  };
};

/** Two workers, two schedulers and the pages; `far`: one more worker beyond a cable. */
export const openHouse = (
  address: HouseAddress,
  far: { readonly address: HouseAddress; readonly inside: readonly string[] } | null,
): House => {
  const data = mkdtempSync(join(tmpdir(), 'weisu-chaos-'));
  const args = (roles: string, { database, nats, streamName }: HouseAddress): string[] => [
    'serve',
    '--roles',
    roles,
    '--database',
    database,
    '--data',
    join(data, 'data'),
    '--port',
    '0',
    ...(nats === null ? [] : ['--nats', nats, '--stream-name', streamName]),
  ];
  const posts = [
    openPost('worker 1', args('worker', address), []),
    openPost('worker 2', args('worker', address), []),
    openPost('scheduler 1', args('scheduler', address), []),
    openPost('scheduler 2', args('scheduler', address), []),
    openPost('api', args('api', address), []),
    ...(far === null ? [] : [openPost('far worker', args('worker', far.address), far.inside)]),
  ];
  return {
    posts,
    close: async () => {
      await Promise.all(posts.map((post) => post.close()));
      rmSync(data, { recursive: true, force: true });
    },
  };
};
