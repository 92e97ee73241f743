import { expect, it } from 'vitest';
import { fMeasure } from './f-measure.ts';

it('leans to precision below one and to recall above', () => {
  expect(fMeasure(1, 0.5, 0.5)).toBeCloseTo(0.5, 12);
  expect(fMeasure(0.5, 0.8, 0.2)).toBeCloseTo(0.5, 12);
  expect(fMeasure(2, 0.8, 0.2)).toBeCloseTo(0.8 / 3.4, 12);
  expect(fMeasure(2, 0, 0)).toBe(0);
});
