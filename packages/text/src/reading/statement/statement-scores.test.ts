import { expect, test } from 'vitest';
import { RISK_KINDS } from '../finding.ts';
import { NO_PLACE, strongestPlaces } from './statement-scores.ts';

const place = (kind: (typeof RISK_KINDS)[number], inHead: boolean, stated: number, particular: number) => ({
  kind: RISK_KINDS.indexOf(kind),
  inHead,
  answers: Float64Array.of(stated, particular),
});

test('the strongest place of a kind speaks for the text, in the head and anywhere', () => {
  const best = strongestPlaces([
    place('wage-arrears', true, -1, -2),
    place('wage-arrears', false, 2, 1),
    place('other-labour', true, 5, 5),
  ]);
  const at = RISK_KINDS.indexOf('wage-arrears') * 4;
  expect(Array.from(best.slice(at, at + 4))).toEqual([2, -1, 1, -2]);
  // other-labour alone is no matter of concern
  expect(Array.from(best.slice(-2))).toEqual([1, -2]);
});

test('a kind of which no place speaks stays at the bottom', () => {
  expect(strongestPlaces([]).every((value) => value === NO_PLACE)).toBe(true);
});
