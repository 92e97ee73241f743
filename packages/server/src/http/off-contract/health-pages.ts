import type { Hono } from 'hono';
import { isMigrated } from '../../store/standing/load-system.ts';
import type { Desk } from '../desk.ts';

/** An orchestrator asks each few seconds; a database that takes longer is not there. */
const LONGEST_MS = 3_000;

const within = async (work: Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), LONGEST_MS)));
  try {
    return await Promise.race([work.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * `/health`: this process answers; started anew where it does not. `/ready`: it can do its work, since the database answers and has
 * the schema of this program; asked for nothing where it is not. Both say nothing else, to whoever asks.
 */
export const healthPages = (app: Hono, { database }: Pick<Desk, 'database'>): void => {
  app.get('/health', (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json({ ok: true });
  });
  app.get('/ready', async (context) => {
    context.header('Cache-Control', 'no-store');
    const ready = await within((async () => isMigrated(database.kysely))());
    return context.json({ ready }, ready ? 200 : 503);
  });
};
