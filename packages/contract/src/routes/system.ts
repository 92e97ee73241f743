import { z } from 'zod';
import { route } from '../route.ts';
import { day, instant } from '../wire/basics.ts';

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
    }),
  }),
} as const;
