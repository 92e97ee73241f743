import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { describe, expect, it } from 'vitest';
import { createLogger } from './create-logger.ts';
import { createMetrics } from './metrics.ts';
import { serveMetrics } from './serve-metrics.ts';
import { carryTrace, continueTrace, inSpan } from './tracing.ts';

describe('logs', () => {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });

  it('hold no person, secret or text, however deep they were handed in', () => {
    logger.info(
      {
        route: 'login',
        login: 'zhang',
        request: { password: 'p4ss', headers: { cookie: 'c00kie' } },
        body: '甲某',
      },
      'answered',
    );
    const line = lines.at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      route: 'login',
      msg: 'answered',
      time: expect.stringMatching(/Z$/),
    });
    for (const secret of ['zhang', 'p4ss', 'c00kie', '甲某', 'hostname']) expect(line).not.toContain(secret);
  });

  it('say of an error of the database where it broke, and nothing of the row', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (name)=(甲某) exists',
      parameters: ['甲某'],
    });
    logger.error({ err: error }, 'background work failed');
    expect(lines.at(-1)).toContain('23505');
    expect(lines.at(-1)).not.toContain('甲某');
  });
});

describe('metrics', () => {
  const metrics = createMetrics(async () => ({
    sources: [{ source: 'src_forum', ageSeconds: 7200, quiet: false }],
    waitingCount: 4,
    waitingSeconds: 12,
    parkedCount: 1,
  }));

  it('count stages, durations by route, and the age of sources', async () => {
    metrics.request({ route: 'listWarnings', method: 'GET', status: 200, seconds: 0.02 });
    metrics.stage('read', { in: 5, out: 3, dropped: { duplicate: 1 }, parked: { 'too-long': 1 } });
    const text = await metrics.write();
    for (const line of [
      'weisu_http_request_duration_seconds_count{route="listWarnings",method="GET",status="200"} 1',
      'weisu_stage_in_total{stage="read"} 5',
      'weisu_stage_out_total{stage="read"} 3',
      'weisu_stage_dropped_total{stage="read",reason="duplicate"} 1',
      'weisu_stage_parked_total{stage="read",reason="too-long"} 1',
      'weisu_stage_lag_seconds{stage="read"} 12',
      'weisu_waiting_count 4',
      'weisu_parked_count 1',
      'weisu_source_age_seconds{source="src_forum"} 7200',
      'weisu_source_quiet{source="src_forum"} 0',
    ])
      expect(text).toContain(line);
  });

  it('are served at an address of their own, and nothing else is', async () => {
    const serving = await serveMetrics(metrics, { port: 0, host: '127.0.0.1' });
    const response = await fetch(serving.url);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('weisu_process_cpu_seconds_total');
    expect((await fetch(new URL('/health', serving.url))).status).toBe(200);
    expect((await fetch(new URL('/api/system', serving.url))).status).toBe(404);
    await serving.stop();
    await expect(fetch(serving.url)).rejects.toThrow('fetch failed');
  });
});

describe('traces', () => {
  it('cost nothing and carry nothing while they are off', async () => {
    expect(await inSpan('x', {}, async () => carryTrace())).toEqual({});
  });

  it('go on in who reads a message, and note a failure by its kind only', async () => {
    const exporter = new InMemorySpanExporter();
    const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    provider.register();
    const carrier = await inSpan('POST importRoster', {}, async () => carryTrace());
    expect(carrier.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const failing = continueTrace(carrier, () =>
      inSpan('read', { count: 1 }, async () => {
        throw new TypeError('甲某 is no number');
      }),
    );
    await expect(failing).rejects.toThrow('甲某');
    const [sent, read] = exporter.getFinishedSpans();
    expect(read?.spanContext().traceId).toBe(sent?.spanContext().traceId);
    expect(read?.parentSpanContext?.spanId).toBe(sent?.spanContext().spanId);
    expect(read?.status.message).toBe('TypeError');
    expect(JSON.stringify(read?.events ?? [])).not.toContain('甲某');
    await provider.shutdown();
  });
});
