import { expect, it } from 'vitest';
import { judgeRunning, type RunningFacts } from './judge-running.ts';

const WELL: RunningFacts = {
  now: '2026-11-02T02:00:00.000Z',
  engine: 'postgres',
  databaseMs: 3,
  sources: [
    { name: '论坛', feed: 'documents', lastReceivedAt: '2026-11-02T01:00:00.000Z' },
    { name: '社保', feed: 'social-insurance', lastReceivedAt: '2026-10-08T01:00:00.000Z' },
  ],
  newestTextAt: '2026-11-02T01:00:00.000Z',
  waitingSince: null,
  waitingCount: 0,
  parkedCount: 0,
};
const pointOf = (id: string, facts: Partial<RunningFacts>) =>
  judgeRunning({ ...WELL, ...facts }).find((point) => point.id === id);

it('has nothing to do where all is well', () => {
  const points = judgeRunning(WELL);
  expect(points.map(({ standing, todo }) => [standing, todo])).toEqual(
    Array.from({ length: 4 }, () => ['well', null]),
  );
  expect(pointOf('texts', {})?.sentence.zh).toBe('没有积压，最新一篇于 1 小时前读取');
});

it('names the sources that are silent for longer than their feed allows, and says that silence is no safety', () => {
  const sources = [
    { name: '论坛', feed: 'documents', lastReceivedAt: '2026-10-30T01:00:00.000Z' },
    { name: '社保', feed: 'social-insurance', lastReceivedAt: '2026-10-08T01:00:00.000Z' },
    { name: '税务', feed: 'tax', lastReceivedAt: null },
  ];
  const point = pointOf('sources', { sources });
  expect(point).toMatchObject({
    standing: 'watch',
    sentence: { zh: '论坛已 3 天没有新数据', en: 'nothing from 论坛 for 3 days' },
  });
  expect(point?.todo?.zh).toContain('没有新数据不等于没有风险');
});

it('puts what needs somebody now before all else', () => {
  const points = judgeRunning({
    ...WELL,
    engine: 'pglite',
    waitingSince: '2026-11-01T22:00:00.000Z',
    waitingCount: 812,
  });
  expect(points.map(({ id, standing }) => [id, standing]).slice(0, 2)).toEqual([
    ['texts', 'act'],
    ['database', 'watch'],
  ]);
  expect(points[0]?.sentence.zh).toBe('812 篇在等待，最早的已等 4 小时');
});

it.each([
  [{ sources: [] }, 'sources', 'act'],
  [{ databaseMs: 800 }, 'database', 'watch'],
  [{ parkedCount: 2 }, 'parked', 'watch'],
  [{ waitingSince: '2026-11-02T01:50:00.000Z', waitingCount: 3 }, 'texts', 'well'],
  [{ waitingSince: '2026-11-02T01:40:00.000Z', waitingCount: 3 }, 'texts', 'watch'],
] as const)('%j: %s %s', (facts, id, standing) => {
  expect(pointOf(id, facts)?.standing).toBe(standing);
});
