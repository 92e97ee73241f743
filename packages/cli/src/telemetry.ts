import {
  type AppOptions,
  createLogger,
  createMetrics,
  type Database,
  DEFAULT_LIMITS,
  LOG_LEVELS,
  type Metrics,
  readMetrics,
  serveMetrics,
  startTracing,
} from '@weisu/server';
import { UsageError } from './exit-code.ts';
import { now } from './house.ts';
import { type Given, isOn, valueOf } from './option.ts';
import { note } from './verb.ts';
import { versionOf } from './version.ts';

/** What is seen of a process from outside, and how much may be asked of it. */
export type Telemetry = {
  /** What the application takes of it. */
  readonly watched: Required<Pick<AppOptions, 'logger' | 'metrics' | 'limits'>>;
  readonly metrics: Metrics;
  readonly stop: () => Promise<void>;
};

const metricsPortOf = (given: Given): number | undefined => {
  const written = valueOf(given, 'metricsPort');
  if (written === undefined) return undefined;
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > 65_535) throw new UsageError(`端口不对 / not a port: ${written}`);
  return port;
};

/**
 * Logs, metrics and traces as the options ask for them; metrics and traces are off where none does.
 * @throws UsageError for a level or a port that is none.
 */
export const openTelemetry = async (
  database: Database,
  given: Given,
  roles: string = 'api',
): Promise<Telemetry> => {
  const level = LOG_LEVELS.find((one) => one === valueOf(given, 'logLevel'));
  if (level === undefined)
    throw new UsageError(`没有这个日志级别 / no such log level: ${valueOf(given, 'logLevel')}`);
  const port = metricsPortOf(given);
  const traces = valueOf(given, 'traces');
  const tracing = traces === undefined ? undefined : await startTracing(traces, roles, versionOf());
  const metrics = createMetrics(() => readMetrics(database, now()));
  const host = valueOf(given, 'metricsHost') ?? '127.0.0.1';
  const serving = port === undefined ? undefined : await serveMetrics(metrics, { port, host });
  if (serving !== undefined) note(`指标 / metrics  ${serving.url}`);
  const behindProxy = isOn(given, 'behindProxy') || process.env['WEISU_BEHIND_PROXY'] === '1';
  return {
    watched: { logger: createLogger(level), metrics, limits: { ...DEFAULT_LIMITS, behindProxy } },
    metrics,
    stop: async () => {
      await serving?.stop();
      await tracing?.stop();
    },
  };
};
