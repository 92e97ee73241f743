import type { WorkedBatch } from '../roles/worker.ts';
import type { Metrics } from './metrics.ts';

/** Counts what a worker's batch came to, stage by stage. */
export const countBatch = (metrics: Metrics, batch: WorkedBatch): void => {
  const { inserted, duplicates, linked, waiting, signals, raised } = batch;
  metrics.stage('read', { in: inserted + duplicates, out: inserted, dropped: { duplicate: duplicates } });
  metrics.stage('link', { in: inserted, out: linked, parked: { 'to-be-judged': waiting } });
  metrics.stage('detect', { in: linked, out: signals });
  metrics.stage('raise', { out: raised });
};
