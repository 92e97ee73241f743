import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows } from './compare-rows.ts';
import { type FigureRow, rowsOfFigure, valueOfFigure } from './figure.ts';
import { figuresWith } from './test-figures.ts';
import { writeChange, writeFigure, writeInterval } from './write-figure.ts';

const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
const anyRow = fc.record({
  ref: fc.integer({ min: 1, max: 40 }).map((n) => `war_${n}`),
  label: fc.constant('某虚构企业'),
  level: fc.constantFrom(...LEVELS),
  amount: fc.integer({ min: 0, max: 900 }),
  hit: fc.boolean(),
});
const anyRows: fc.Arbitrary<FigureRow[]> = fc.uniqueArray(anyRow, { selector: ({ ref }) => ref });

describe('a figure', () => {
  it('agrees with its rows, and its parts with the whole', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const figures = figuresWith({ 'open-warnings': rows, 'claims-fen': rows, 'true-rate': rows }, 7);
        expect(valueOfFigure(figures, 'open-warnings')).toBe(rows.length);
        const parts = (['open-red', 'open-orange', 'open-yellow', 'open-blue'] as const).map(
          (part) => valueOfFigure(figures, part) ?? NaN,
        );
        expect(parts.reduce((a, b) => a + b, 0)).toBe(rows.length);
        expect(rowsOfFigure(figures, 'open-red').every(({ level }) => level === 'red')).toBe(true);
        expect(valueOfFigure(figures, 'claims-fen')).toBe(
          rows.reduce((sum, { amount = 0 }) => sum + amount, 0),
        );
        const ratio = valueOfFigure(figures, 'true-rate');
        if (rows.length === 0) expect(ratio).toBeNull();
        else expect((ratio ?? NaN) * rows.length).toBeCloseTo(rows.filter(({ hit }) => hit).length, 9);
        expect(valueOfFigure(figures, 'enterprises')).toBe(7);
      }),
    );
  });

  it('takes the middle of an odd count and between the two of an even one', () => {
    const days = (...amounts: number[]) =>
      valueOfFigure(
        figuresWith({ 'to-raised': amounts.map((amount, n) => ({ ref: `war_${n}`, label: '', amount })) }),
        'to-raised',
      );
    expect([days(), days(9), days(3, 9), days(10, 2, 7)]).toEqual([null, 9, 6, 7]);
  });

  it('says what entered and what left, which together explain the change', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (before, now) => {
        const { entered, left } = compareRows(before, now);
        expect(now.length - before.length).toBe(entered.length - left.length);
      }),
    );
  });
});

describe('a figure in words', () => {
  const rows = (count: number, hits = 0): FigureRow[] =>
    Array.from({ length: count }, (_, n) => ({
      ref: `war_${n}`,
      label: '',
      amount: 14_500_000_000,
      hit: n < hits,
    }));
  it('writes amounts as its readers count', () => {
    const figures = figuresWith({
      'claims-fen': rows(1),
      'open-warnings': rows(1849),
      'true-rate': rows(57, 41),
    });
    expect(writeFigure(figures, 'claims-fen', 'zh')).toBe('1.45亿元');
    expect(writeFigure(figures, 'claims-fen', 'en')).toBe('145,000,000 yuan');
    expect(writeFigure(figures, 'open-warnings', 'zh')).toBe('1,849');
    expect(writeFigure(figures, 'true-rate', 'zh')).toBe('71.9%');
    expect(writeInterval(figures, 'true-rate', 'zh')).toBe('59.2%—81.9%，依据 57 件');
    expect(writeFigure(figuresWith({}), 'true-rate', 'zh')).toBe('—');
  });
  it('says the change, and nothing where there is nothing to compare with', () => {
    const [now, before] = [
      figuresWith({ 'open-warnings': rows(12) }),
      figuresWith({ 'open-warnings': rows(9) }),
    ];
    expect(writeChange(now, before, 'open-warnings', 'zh')).toBe('，较上期增加 3');
    expect(writeChange(before, now, 'open-warnings', 'zh')).toBe('，较上期减少 3');
    expect(writeChange(now, now, 'open-warnings', 'zh')).toBe('，与上期持平');
    expect(writeChange(now, null, 'open-warnings', 'zh')).toBe('');
  });
});
