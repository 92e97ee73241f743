import { expect, it } from 'vitest';
import type { Contribution } from '../../api/queries.ts';
import { whatLowers } from './what-lowers.ts';

const part = (indicator: string, points: number): Contribution => ({
  indicator,
  name: { zh: indicator, en: indicator },
  value: 1,
  unit: 'count',
  dimension: 'labour',
  sentence: { zh: indicator, en: indicator },
  points,
  evidence: [],
});

it('takes the greatest parts away one by one, exactly, and names the level that is left', () => {
  const thresholds = [
    { level: 'blue', fromPoints: 10 },
    { level: 'red', fromPoints: 45 },
    { level: 'orange', fromPoints: 30.1 },
  ] as const;
  const parts = [part('a', 4.1), part('b', 20.1), part('c', -3), part('d', 30)];
  const found = whatLowers(parts, 50.2, thresholds, 2);
  expect(found.map(({ contribution, points, level }) => [contribution.indicator, points, level])).toEqual([
    ['d', 20.2, 'blue'],
    ['b', 30.1, 'orange'],
  ]);
  expect(whatLowers([part('a', 9)], 9, thresholds)[0]?.level).toBe('none');
});
