import { z } from 'zod';
import { route } from '../route.ts';
import { backtestDetail, backtestList, randomChecks, startBacktestBody } from '../wire/backtest.ts';

const runParams = z.object({ id: z.string().min(1).max(80) });

/** Walks over the past: what a version of the model would have listed, and what came of it. */
export const backtestRoutes = {
  randomChecks: route({
    method: 'GET',
    path: '/api/random-checks',
    about: 'What is missed, estimated from the enterprises drawn at random from below the threshold.',
    reply: randomChecks,
  }),
  listBacktests: route({
    method: 'GET',
    path: '/api/backtests',
    about: 'Backtests, the newest first, and the months that can be tested.',
    reply: backtestList,
  }),
  backtest: route({
    method: 'GET',
    path: '/api/backtests/{id}',
    about: 'One backtest: how far it is, or what it found.',
    params: runParams,
    reply: backtestDetail,
    refuses: ['not-found'],
  }),
  startBacktest: route({
    method: 'POST',
    path: '/api/backtests',
    about: 'Start a backtest; it goes on by itself. One at a time.',
    body: startBacktestBody,
    reply: backtestDetail,
    refuses: ['not-found', 'bad-input', 'conflict', 'guard-not-met'],
  }),
  stopBacktest: route({
    method: 'POST',
    path: '/api/backtests/{id}/stop',
    about: 'Stop a backtest after the month that it is at.',
    params: runParams,
    reply: backtestDetail,
    refuses: ['not-found', 'conflict'],
  }),
} as const;
