import { expect, test } from 'vitest';
import { NOTHING } from '../../src/reading/assemble.ts';
import type { TextReading } from '../../src/reading/finding.ts';
import type { GoldRow } from '../gold-texts.ts';
import { intervalsOf } from './intervals.ts';

const OWED = { risks: ['wage-arrears'], status: 'actual', employer: '甲厂', abroad: false } as const;
const FREE = { risks: [], status: 'general', employer: null, abroad: false } as const;
const NUMBERS = { amount_yuan: null, months: null, headcount: null };
const rowOf = (id: number, owed: boolean): GoldRow => ({
  id: `${id}`,
  set: 'messages',
  text: { title: null, body: `${id}` },
  day: id,
  golds: [{ ...(owed ? OWED : FREE), ...NUMBERS }],
});
const said: TextReading = { ...NOTHING, kinds: ['wage-arrears'], status: 'actual', employer: '甲厂' };

/** Of so many texts half owe, and of these every fourth is missed. */
const intervals = (texts: number) => {
  const rows = Array.from({ length: texts }, (_, id) => rowOf(id, id % 2 === 0));
  return intervalsOf(
    rows,
    rows.map((_, id) => (id % 2 === 0 && id % 8 !== 0 ? said : NOTHING)),
    400,
  );
};

test('an interval holds the figure, and is half as wide of four times as many texts', () => {
  const [few, many] = [intervals(80), intervals(320)];
  expect(few['status']?.figure).toBe(0.75);
  // Standard error of .75 of 40 texts is .068: nine of ten lie within 1.64 of it.
  expect(few['status']?.from).toBeGreaterThan(0.75 - 0.16);
  expect(few['status']?.from).toBeLessThan(0.75 - 0.07);
  expect(few['status']?.to).toBeGreaterThan(0.75 + 0.07);
  for (const name of ['concerns', 'wageArrears', 'status', 'employer']) {
    const [a, b] = [few[name]!, many[name]!];
    expect(a.from).toBeLessThan(a.figure);
    expect(a.to).toBeGreaterThan(a.figure);
    expect((b.to - b.from) / (a.to - a.from)).toBeCloseTo(0.5, 0);
  }
  expect(intervals(80)).toEqual(few);
});
