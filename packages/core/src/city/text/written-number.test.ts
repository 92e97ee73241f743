import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../random.ts';
import { inChinese, writeMonths, writePeople, writeYuan } from './written-number.ts';

describe('numbers as people write them', () => {
  it('writes Chinese numerals', () => {
    const written = [0, 7, 10, 12, 20, 105, 110, 1005, 2300, 10_000, 12_500, 100_500, 125_000, 1_010_000].map(
      inChinese,
    );
    expect(written).toEqual(
      '零 七 十 十二 二十 一百零五 一百一十 一千零五 二千三百 一万 一万二千五百 十万零五百 十二万五千 一百零一万'.split(
        ' ',
      ),
    );
  });

  it('gives every number a numeral of its own', () => {
    const all = Array.from({ length: 12_000 }, (_, n) => inChinese(n));
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps the figure where it writes figures', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 100, max: 90_000_000 }), (key, yuan) => {
        const written = writeYuan(randomOf(key), yuan).replaceAll(',', '');
        const [, figure, wan] = /(\d+(?:\.\d+)?) ?(万)?/.exec(written) ?? [];
        if (figure === undefined) return;
        const read = Number(figure) * (wan === undefined ? 1 : 10_000);
        // Rounding and 三万多 for 39,900 may lose up to one 万.
        expect(Math.abs(read - yuan)).toBeLessThanOrEqual(Math.max(10_000, yuan * 0.01));
      }),
    );
  });

  it('varies its forms', () => {
    const forms = (write: (key: number) => string): number =>
      new Set(Array.from({ length: 200 }, (_, key) => write(key))).size;
    expect(forms((key) => writeMonths(randomOf(key), 3))).toBeGreaterThan(5);
    expect(forms((key) => writeYuan(randomOf(key), 125_000))).toBeGreaterThan(8);
    expect(forms((key) => writePeople(randomOf(key), 95, '工人'))).toBeGreaterThan(5);
  });
});
