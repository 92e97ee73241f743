import type { Reply, Routes } from '@weisu/contract';
import { refuse } from '@weisu/core';
import {
  listApplied,
  listSourceStates,
  listTableSizes,
  loadDatabaseSize,
} from '../../store/standing/load-system.ts';
import type { Database } from '../../store/engine.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import { listJobRuns } from '../../store/stream/job-runs.ts';
import { loadOutboxState } from '../../store/stream/outbox.ts';
import { countParked, discardParked, listParked, replayParked } from '../../store/stream/parked.ts';
import type { Handler } from '../handler.ts';
import { observeRunning } from '../observe-running.ts';

const PARKED_SHOWN = 100;
const JOBS_SHOWN = 20;

const reasonIn = (detail: object): string | null =>
  'reason' in detail && typeof detail.reason === 'string' ? detail.reason : null;

const flowOf = async ({ kysely: db }: Database): Promise<Reply<Routes['flow']>> => {
  const parked = await listParked(db, PARKED_SHOWN);
  return {
    ...(await loadOutboxState(db)),
    parked: parked.map(({ id, messageId, kind, reason, attempts, parkedAt }) => ({
      id,
      messageId,
      kind,
      reason,
      attempts,
      parkedAt,
    })),
    parkedCount: await countParked(db),
    jobs: (await listJobRuns(db, JOBS_SHOWN)).map(({ detail, ...run }) => ({
      ...run,
      reason: reasonIn(detail),
    })),
  };
};

export const flow: Handler<Routes['flow']> = {
  needs: 'see-system',
  answer: (_, { database }) => flowOf(database),
};

export const settleParked: Handler<Routes['settleParked']> = {
  needs: 'keep-system',
  answer: async ({ params, body, by }, { database, now }) => {
    const { officer } = by;
    await database.transaction(async (trx) => {
      const settle = body.act === 'replay' ? replayParked : discardParked;
      const message = await settle(trx, params.id, officer.id, now());
      if (message === undefined)
        return refuse('not-found', '没有这条搁置的消息，或已处理 / no such message lies aside any more');
      return writeAudit(trx, {
        at: now(),
        officerId: officer.id,
        unitId: officer.unitId,
        action: `system.${body.act}-message`,
        subject: message.messageId,
        detail: { kind: message.kind, reason: message.reason },
      });
    });
    return flowOf(database);
  },
};

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
      running: [...(await observeRunning({ database, now }))],
    };
  },
};

export const running: Handler<Routes['running']> = {
  needs: 'see-running',
  answer: async (_, { database, now }) => ({
    now: now(),
    points: [...(await observeRunning({ database, now }))],
  }),
};
