import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldUnit } from './fold-unit.ts';
import { normalise } from './normalise.ts';

/** Any code unit, lone surrogates too. */
const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
const anyText = fc.string({ unit: anyUnit, maxLength: 60 });
const messyText = fc.string({
  unit: fc.constantFrom(
    '欠',
    '薪',
    '欠',
    '資',
    'Ａ',
    'a',
    '１',
    '　',
    '\u200b',
    '\u202e',
    '\ufeff',
    '😀',
    '\ud83d',
    '。',
    '\n',
  ),
  maxLength: 60,
});

describe('normalise', { timeout: 30_000 }, () => {
  it('folds width, script and case, and drops what cannot be seen', () => {
    expect(normalise('Ａ公司拖\u200b欠工資１２３萬元，裁\ufeff員').text).toBe('a公司拖欠工资123万元,裁员');
  });

  it('leaves a plain text as it is', () => {
    expect(normalise('拖欠工资').text).toBe('拖欠工资');
  });

  it('maps every offset back to the unit it stands for', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, messyText), (original) => {
        const { text, originalOffset } = normalise(original);
        let before = -1;
        for (let offset = 0; offset < text.length; offset += 1) {
          const from = originalOffset(offset);
          expect(from).toBeGreaterThan(before);
          before = from;
          expect(foldUnit(original.charCodeAt(from))).toBe(text.charCodeAt(offset));
        }
        expect(originalOffset(text.length)).toBe(original.length);
      }),
    );
  });

  it('says the same when said again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, messyText), (original) => {
        const once = normalise(original).text;
        expect(normalise(once).text).toBe(once);
      }),
    );
  });
});

describe('a name that was written to look like another', () => {
  it.each([
    ['a direction mark', '衡岭\u202e智造\u2067科技'],
    ['invisible characters', '衡\u200b岭\u2060智\ufeff造科\u00ad技'],
    ['compatibility ideographs', '衡\uf9ab智造科技'],
    ['radicals of dictionaries', '衡岭智造科技\u2f2f', '衡岭智造科技工'],
    ['traditional characters', '衡嶺智造科技'],
    ['wide letters', 'ＡＢＣ科技', 'abc科技'],
    ['Cyrillic letters', 'АВС科技', 'abc科技'],
    ['Greek letters', 'ΑΒΕ科技', 'abe科技'],
  ])('is read as that other: %s', (_, written, meant = '衡岭智造科技') => {
    expect(normalise(written).text).toBe(meant);
  });
});
