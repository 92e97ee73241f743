import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelOf } from '../risk/assess.ts';
import { isWorse } from '../risk/level.ts';
import { monitoredLevel } from './monitored-level.ts';

const LEVELS = [
  { level: 'blue', fromPoints: 10 },
  { level: 'yellow', fromPoints: 20 },
  { level: 'orange', fromPoints: 30 },
  { level: 'red', fromPoints: 60 },
] as const;
const at = (points: number) => ({ scoreCentipoints: points * 100, level: levelOf(points * 100, LEVELS) });

it('reaches a level at its share of the points', () => {
  expect(monitoredLevel(at(24), LEVELS, 0.8, 'orange')).toBe('orange');
  expect(monitoredLevel(at(23), LEVELS, 0.8, 'orange')).toBe('yellow');
  expect(monitoredLevel(at(24), LEVELS, 1, 'orange')).toBe('yellow');
  expect(monitoredLevel(at(50), LEVELS, 0.8, 'orange')).toBe('orange');
  expect(monitoredLevel(at(60), LEVELS, 0.8, 'orange')).toBe('red');
});

it('never says less than the model, whatever the score', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -80, max: 120 }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (points, share) => {
        const assessed = at(points);
        expect(isWorse(assessed.level, monitoredLevel(assessed, LEVELS, share, 'orange'))).toBe(false);
      },
    ),
  );
});
