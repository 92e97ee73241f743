import { expect, test } from 'vitest';
import { balanced, mixScores } from '../src/reading/model/mix.ts';
import { learnMix, newton } from './learn-mix.ts';

test('Newton finds the log-odds of a share', () => {
  const rows = Array.from({ length: 100 }, () => new Float64Array(0));
  const [bias = 0] = newton(
    rows,
    rows.map((_, at) => Number(at < 20)),
    rows.map(() => 1),
    1,
  );
  expect(bias).toBeCloseTo(Math.log(0.2 / 0.8), 3);
});

test('each genre learns for itself whom to believe', () => {
  // Titled texts are as the first stage says, the others as the second.
  const texts = Array.from({ length: 400 }, (_, at) => ({
    genre: at % 2,
    said: Float64Array.of((at >> 1) % 2 === 0 ? 2 : -2, (at >> 2) % 2 === 0 ? 2 : -2),
  }));
  const mix = learnMix({
    said: texts.map(({ said }) => said),
    genres: texts.map(({ genre }) => genre),
    targets: Float32Array.from(texts, ({ genre, said }) => Number((said[genre] ?? 0) > 0)),
    importance: new Float32Array(400).fill(1),
    outputs: 1,
    ridge: 1,
  });
  expect(mixScores(mix, 0, Float64Array.of(2, -2))[0]).toBeGreaterThan(1);
  expect(mixScores(mix, 1, Float64Array.of(2, -2))[0]).toBeLessThan(-1);
});

test('of letters the mix has the last word, of headlines trees and mix alike', () => {
  expect(balanced(0, false, 3, -1)).toBe(-1);
  expect(balanced(1, false, 3, -1)).toBe(1);
  expect(balanced(0, true, 3, -1)).toBeCloseTo(1.4);
  expect(balanced(1, true, 3, -1)).toBeCloseTo(1.4);
});
