import { fileURLToPath } from 'node:url';
import type { Database } from '@weisu/server';
import { sql } from 'kysely';
import { startWeisu } from '../weisu-process.ts';
import type { Cluster } from './cluster.ts';
import type { NatsServer } from './nats.ts';
import type { FarHost } from './network.ts';
import type { House, Post } from './processes.ts';

export type World = {
  readonly house: House;
  readonly database: Database;
  readonly cluster: Cluster | null;
  readonly nats: NatsServer | null;
  readonly far: FarHost | null;
  readonly random: () => number;
  /** How long things are away. */
  readonly awayMs: number;
};

/** Does harm, and undoes what of it does not undo itself. Answers what is wrong beyond the invariants. */
export type Fault = {
  readonly name: string;
  /** False where this machine cannot do it. */
  readonly isPossible: (world: World) => boolean;
  readonly inject: (world: World) => Promise<readonly string[]>;
};

const SHIFT_CLOCK = fileURLToPath(new URL('./shift-clock.mjs', import.meta.url));
const HOUR_MS = 3_600_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const always = (): boolean => true;
const pick = <T>({ random }: World, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const postsOf = ({ house }: World, kind: string): readonly Post[] =>
  house.posts.filter(({ name }) => name.startsWith(kind));

const poisonCount = async (database: Database, prefix: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from parked_messages where message_id like ${`${prefix}%`}`.execute(
    database.kysely,
  );
  return rows[0]?.count ?? 0;
};

const interruptMigration = async (world: World): Promise<readonly string[]> => {
  const name = `chaos_migrate_${Math.floor(world.random() * 1e9)}`;
  const url = new URL(world.cluster?.url() ?? '');
  await sql`create database ${sql.ref(name)}`.execute(world.database.kysely);
  url.pathname = `/${name}`;
  const args = ['migrate', '--database', url.href];
  const first = startWeisu(args);
  await Promise.race([first.up.catch(() => undefined), first.ended]);
  await wait(world.random() * 400);
  first.signal('SIGKILL');
  await first.ended;
  const again = startWeisu(args);
  const code = await again.ended;
  await sql`drop database ${sql.ref(name)} with (force)`.execute(world.database.kysely);
  return code === 0 ? [] : [`a migration that was interrupted does not go on: ${again.said()}`];
};

export const FAULTS: readonly Fault[] = [
  {
    name: 'kill a process',
    isPossible: always,
    inject: async (world) => {
      const post = pick(world, world.house.posts);
      // Most of a process's life it is up; some are killed while they start.
      if (world.random() < 0.7) await Promise.race([post.current().up.catch(() => undefined), wait(60_000)]);
      await wait(world.random() * 500);
      await post.kill(world.random() * 2_000);
      return [];
    },
  },
  {
    name: 'kill every process at once',
    isPossible: always,
    inject: async ({ house }) => {
      await Promise.all(house.posts.map((post) => post.kill(500)));
      return [];
    },
  },
  {
    name: 'database away and back',
    isPossible: ({ cluster }) => cluster !== null,
    inject: async ({ cluster, awayMs }) => {
      await cluster?.stopHard();
      await wait(awayMs);
      await cluster?.start();
      return [];
    },
  },
  {
    name: 'disk full and freed',
    isPossible: ({ cluster }) => cluster !== null && cluster.fillDisk !== null,
    inject: async ({ cluster, awayMs }) => {
      await cluster?.fillDisk?.();
      await wait(awayMs);
      await cluster?.freeDisk();
      // A PostgreSQL that cannot write its log ends; its service manager starts it again.
      await cluster?.start();
      return [];
    },
  },
  {
    name: 'NATS killed and restarted',
    isPossible: ({ nats }) => nats !== null,
    inject: async ({ nats, awayMs }) => {
      await nats?.kill();
      await wait(awayMs);
      await nats?.start();
      return [];
    },
  },
  {
    name: 'clock jump',
    isPossible: always,
    inject: async (world) => {
      const shiftMs = Math.round((world.random() * 2 - 1) * 30 * HOUR_MS);
      const env = {
        NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${SHIFT_CLOCK}`.trim(),
        WEISU_CHAOS_SHIFT_MS: String(shiftMs),
      };
      const post = pick(world, [...postsOf(world, 'worker'), ...postsOf(world, 'scheduler')]);
      await post.replace(env);
      await wait(world.awayMs);
      await post.replace({});
      return [];
    },
  },
  {
    name: 'poisoned messages',
    isPossible: always,
    inject: async ({ database, random }) => {
      const prefix = `poison-${Math.floor(random() * 1e9)}-`;
      await sql`insert into outbox (message_id, kind, body) values
        (${`${prefix}schema`}, 'text.collected@1', '{"id": "no"}'),
        (${`${prefix}kind`}, 'text.collected@0', '{}')`.execute(database.kysely);
      const until = performance.now() + 120_000;
      while ((await poisonCount(database, prefix)) < 2 && performance.now() < until) await wait(200);
      const parked = await poisonCount(database, prefix);
      return parked === 2 ? [] : [`${2 - parked} of 2 poisoned messages were not parked`];
    },
  },
  {
    name: 'migration interrupted',
    isPossible: ({ cluster }) => cluster !== null,
    inject: interruptMigration,
  },
  {
    name: 'slow consumer',
    isPossible: always,
    inject: async (world) => {
      const post = pick(world, postsOf(world, 'worker'));
      const held = post.current();
      held.signal('SIGSTOP');
      await wait(world.awayMs);
      held.signal('SIGCONT');
      return [];
    },
  },
  {
    name: 'network cut',
    isPossible: ({ far }) => far !== null,
    inject: async ({ far, awayMs }) => {
      far?.cut();
      await wait(awayMs);
      far?.mend();
      return [];
    },
  },
];
