import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeralAt, numeralsOf } from './numeral.ts';

const valueOf = (text: string): number | undefined => numeralAt(text, 0)?.value;

describe('numeralAt', { timeout: 30_000 }, () => {
  it.each([
    ['三点五万', 35_000],
    ['两千', 2_000],
    ['3万5千', 35_000],
    ['3万5', 35_000],
    ['300余万', 3_000_000],
    ['30多', 30],
    ['两三', 2],
    ['二三十', 20],
    ['十几', 10],
    ['十几万', 100_000],
    ['1,396,028', 1_396_028],
    ['1.2 万', 12_000],
    ['1.45亿', 145_000_000],
    ['一亿两千万', 120_000_000],
    ['八千', 8_000],
    ['百', 100],
    ['百余万', 1_000_000],
    ['一百零五', 105],
    ['两百五', 250],
    ['一千零二十', 1_020],
    ['二零一九', 2019],
    ['五十三', 53],
    ['4k', 4_000],
    ['12w', 120_000],
    ['22920', 22_920],
    ['三千六百八十二', 3_682],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it('reads back every integer written in characters', () => {
    const characters = '零一二三四五六七八九';
    const spell = (value: number): string => {
      if (value < 10) return characters[value] ?? '';
      for (const [scale, name] of [
        [1e8, '亿'],
        [1e4, '万'],
        [1000, '千'],
        [100, '百'],
        [10, '十'],
      ] as const) {
        if (value < scale) continue;
        const rest = value % scale;
        const gap = rest > 0 && rest < scale / 10 ? '零' : '';
        return spell(Math.floor(value / scale)) + name + gap + (rest > 0 ? spell(rest) : '');
      }
      return '';
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        expect(valueOf(spell(value))).toBe(value);
      }),
    );
  });

  it('never overlaps, and stays linear on a text of digits', () => {
    const from = performance.now();
    numeralsOf('1'.repeat(500_000));
    numeralsOf('一'.repeat(500_000));
    numeralsOf('万'.repeat(500_000));
    expect(performance.now() - from).toBeLessThan(4_000);
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('1', '两', '三', '万', '多', '点', '.', ',', ' ', '元', '十', '零'),
          maxLength: 30,
        }),
        (text) => {
          let before = 0;
          const found = numeralsOf(text);
          // Each place that no number before covers was asked, though most cannot begin one.
          for (let at = 0; at < text.length; at += 1)
            if (!found.some(({ start, end }) => start <= at && at < end))
              expect(numeralAt(text, at)).toBeNull();
          for (const { start, end, value } of found) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(Number.isFinite(value)).toBe(true);
            before = end;
          }
        },
      ),
    );
  });
});
