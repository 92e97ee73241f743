import type { Routes } from '@weisu/contract';
import {
  listApplied,
  listSourceStates,
  listTableSizes,
  loadDatabaseSize,
} from '../../store/standing/load-system.ts';
import type { Handler } from '../handler.ts';

export const system: Handler<Routes['system']> = {
  needs: 'see-system',
  answer: async (_, { database, version, startedAt, now }) => {
    const db = database.kysely;
    return {
      version,
      startedAt,
      now: now(),
      database: { engine: database.engine, ...(await loadDatabaseSize(db)) },
      migrations: [...(await listApplied(db))],
      tables: [...(await listTableSizes(db))],
      sources: [...(await listSourceStates(db))],
      memoryBytes: process.memoryUsage.rss(),
    };
  },
};
