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

test('an output may be learned by other weights than the rest', () => {
  // Texts of little importance say that the stage is wrong, the others that it is right.
  const texts = Array.from({ length: 400 }, (_, at) => ({
    said: Float64Array.of((at >> 1) % 2 === 0 ? 2 : -2),
    isRight: at % 2 === 0,
  }));
  const mix = learnMix({
    said: texts.map(({ said }) => said),
    genres: texts.map(() => 0),
    targets: Float32Array.from(
      texts.flatMap(({ said, isRight }) =>
        Array.from({ length: 2 }, () => Number((said[0] ?? 0) > 0 === isRight)),
      ),
    ),
    importance: Float32Array.from(texts, ({ isRight }) => (isRight ? 0.2 : 1)),
    outputs: 2,
    ridge: 1,
    apart: {
      holds: (genre, output) => genre === 0 && output === 1,
      importance: Float32Array.from(texts, ({ isRight }) => (isRight ? 1 : 0.2)),
      ridge: 1,
    },
  });
  const [first = 0, second = 0] = mixScores(mix, 0, Float64Array.of(2));
  expect(first).toBeLessThan(-1);
  expect(second).toBeGreaterThan(1);
});

test('of letters the mix has the last word, of headlines trees and mix alike', () => {
  expect(balanced(0, false, 3, -1)).toBe(-1);
  expect(balanced(1, false, 3, -1)).toBe(1);
  expect(balanced(0, true, 3, -1)).toBeCloseTo(1.4);
  expect(balanced(1, true, 3, -1)).toBeCloseTo(1.4);
});
