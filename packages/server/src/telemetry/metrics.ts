import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The stages of the way of a text, and those of records and cases that run beside it. */
export const STAGES = ['collect', 'read', 'link', 'detect', 'assess', 'raise', 'deliver'] as const;
export type Stage = (typeof STAGES)[number];

/** What one step of a stage did with what came in. Reasons are few and fixed words, never texts. */
export type StageCount = {
  readonly in?: number;
  readonly out?: number;
  readonly dropped?: Readonly<Record<string, number>>;
  readonly parked?: Readonly<Record<string, number>>;
};

/** What only the rows know: asked at each scrape, and the same from every process. */
export type MetricReadings = {
  readonly sources: readonly SourceAge[];
  /** Texts that wait to be read, and for how many seconds the first of them has. */
  readonly waitingCount: number;
  readonly waitingSeconds: number;
  /** Messages put aside for a person. */
  readonly parkedCount: number;
};

export type SourceAge = { readonly source: string; readonly ageSeconds: number; readonly quiet: boolean };

export type Metrics = {
  readonly request: (answer: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  }) => void;
  readonly limited: (by: 'session' | 'address' | 'login') => void;
  readonly stage: (stage: Stage, count: StageCount) => void;
  /** The whole as Prometheus reads it. */
  readonly write: () => Promise<string>;
  readonly contentType: string;
};

/** Bounds in seconds: 100 ms is what a page may take. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const createMetrics = (read: () => Promise<MetricReadings>): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'weisu_' });
  const registers = [registry];
  const requests = new Histogram({
    name: 'weisu_http_request_duration_seconds',
    help: 'Time to answer, by route of the contract.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: DURATIONS,
    registers,
  });
  const limited = new Counter({
    name: 'weisu_http_limited_total',
    help: 'Requests refused because too many came.',
    labelNames: ['by'] as const,
    registers,
  });
  const into = new Counter({
    name: 'weisu_stage_in_total',
    help: 'What came into a stage.',
    labelNames: ['stage'] as const,
    registers,
  });
  const out = new Counter({
    name: 'weisu_stage_out_total',
    help: 'What left a stage done.',
    labelNames: ['stage'] as const,
    registers,
  });
  const dropped = new Counter({
    name: 'weisu_stage_dropped_total',
    help: 'What a stage let go, by reason.',
    labelNames: ['stage', 'reason'] as const,
    registers,
  });
  const parked = new Counter({
    name: 'weisu_stage_parked_total',
    help: 'What a stage put aside for a person, by reason.',
    labelNames: ['stage', 'reason'] as const,
    registers,
  });
  const lag = new Gauge({
    name: 'weisu_stage_lag_seconds',
    help: 'Age of what waits longest before a stage.',
    labelNames: ['stage'] as const,
    registers,
  });
  const waiting = new Gauge({
    name: 'weisu_waiting_count',
    help: 'Texts that wait to be read.',
    registers,
  });
  const asideNow = new Gauge({
    name: 'weisu_parked_count',
    help: 'Messages that wait for a person.',
    registers,
  });
  const age = new Gauge({
    name: 'weisu_source_age_seconds',
    help: 'Seconds since something last came from a source.',
    labelNames: ['source'] as const,
    registers,
  });
  const quiet = new Gauge({
    name: 'weisu_source_quiet',
    help: '1 where a source is silent for longer than its rhythm.',
    labelNames: ['source'] as const,
    registers,
  });
  for (const stage of STAGES) {
    into.inc({ stage }, 0);
    out.inc({ stage }, 0);
  }
  return {
    contentType: registry.contentType,
    request: ({ route, method, status, seconds }) => requests.observe({ route, method, status }, seconds),
    limited: (by) => limited.inc({ by }),
    stage: (stage, count) => {
      into.inc({ stage }, count.in ?? 0);
      out.inc({ stage }, count.out ?? 0);
      for (const [reason, times] of Object.entries(count.dropped ?? {}))
        dropped.inc({ stage, reason }, times);
      for (const [reason, times] of Object.entries(count.parked ?? {})) parked.inc({ stage, reason }, times);
    },
    write: async () => {
      age.reset();
      quiet.reset();
      const { sources, waitingCount, waitingSeconds, parkedCount } = await read();
      lag.set({ stage: 'read' }, waitingSeconds);
      waiting.set(waitingCount);
      asideNow.set(parkedCount);
      for (const one of sources) {
        age.set({ source: one.source }, one.ageSeconds);
        quiet.set({ source: one.source }, one.quiet ? 1 : 0);
      }
      return registry.metrics();
    },
  };
};
