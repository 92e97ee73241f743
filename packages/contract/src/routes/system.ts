import { z } from 'zod';
import { route } from '../route.ts';
import { STANDINGS } from '@weisu/core';
import { day, instant, wording } from '../wire/basics.ts';

/** How the product runs, in words; what needs somebody first. */
const runningPoint = z.object({
  id: z.enum(['database', 'sources', 'texts', 'parked']),
  standing: z.enum(STANDINGS),
  title: wording,
  sentence: wording,
  todo: wording.nullable(),
});

const flow = z.object({
  /** Texts that wait to be read, and since when the oldest does. */
  waiting: z.int(),
  oldestAt: instant.nullable(),
  /** Messages put aside, the newest first; what they say is not shown. */
  parked: z.array(
    z.object({
      id: z.int(),
      messageId: z.string(),
      kind: z.string(),
      reason: z.string(),
      attempts: z.int(),
      parkedAt: instant,
    }),
  ),
  parkedCount: z.int(),
  jobs: z.array(
    z.object({
      job: z.string(),
      runKey: z.string(),
      state: z.enum(['running', 'done', 'failed']),
      startedAt: instant,
      finishedAt: instant.nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

/** What the system administrator sees: the machine, never a case. */
export const systemRoutes = {
  system: route({
    method: 'GET',
    path: '/api/system',
    about: 'Database, migrations, sources and sizes.',
    reply: z.object({
      version: z.string(),
      startedAt: instant,
      now: instant,
      database: z.object({ engine: z.enum(['pglite', 'postgres']), version: z.string(), bytes: z.int() }),
      migrations: z.array(z.object({ version: z.int(), name: z.string(), appliedAt: instant })),
      tables: z.array(z.object({ name: z.string(), rows: z.int(), bytes: z.int() })),
      sources: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          feed: z.string(),
          newestOn: day.nullable(),
          lastReceivedAt: instant.nullable(),
        }),
      ),
      memoryBytes: z.int(),
      running: z.array(runningPoint),
    }),
  }),
  flow: route({
    method: 'GET',
    path: '/api/system/flow',
    about: 'Texts on their way, messages put aside, and the night’s work.',
    reply: flow,
  }),
  settleParked: route({
    method: 'POST',
    path: '/api/system/parked/{id}',
    about: 'Sends a message that was put aside on its way again, or gives it up.',
    params: z.object({
      id: z.coerce.number<string | number>().int().positive().max(Number.MAX_SAFE_INTEGER),
    }),
    body: z.strictObject({ act: z.enum(['replay', 'discard']) }),
    reply: flow,
    refuses: ['not-found'],
  }),
  running: route({
    method: 'GET',
    path: '/api/running',
    about: 'How the product runs, in an officer’s words: what is well, what to look at, what to do.',
    reply: z.object({ now: instant, points: z.array(runningPoint) }),
  }),
} as const;
