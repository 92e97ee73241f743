import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companySpansIn } from './company-spans.ts';

const namesIn = (text: string): string[] =>
  companySpansIn(text).map(({ start, end }) => text.slice(start, end));

describe('companySpansIn', () => {
  it.each([
    ['据了解，北京云桥智造科技有限公司宣布停产。', ['北京云桥智造科技有限公司']],
    ['招商银行上海分行与青禾集团签约', ['招商银行上海分行', '青禾集团']],
    ['记者从衡岭集团获悉', ['衡岭集团']],
    ['青禾（中国）有限公司昨日回应', ['青禾（中国）有限公司']],
    ['英国青禾公司', ['英国青禾公司']],
    ['暴雪与EA都在场', ['暴雪', 'EA']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each(['这家公司倒闭了', '多家外资银行', '银行卡和银行业', '新浪财经讯 今日', '民生问题很重要', 'SEA'])(
    'finds no name in: %s',
    (text) => {
      expect(namesIn(text)).toEqual([]);
    },
  );

  it('answers in order, without overlap, within the text as it came', () => {
    const piece = fc.constantFrom(
      '云桥',
      '有限公司',
      '公司',
      '银行',
      '（',
      '中国',
      '）',
      '的',
      'EA',
      '\u200b',
      '招行',
      '分行',
      '，',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of companySpansIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  it('stays bounded on one ending after another', () => {
    const from = performance.now();
    companySpansIn('银行'.repeat(20_000));
    companySpansIn('云'.repeat(100_000));
    expect(performance.now() - from).toBeLessThan(6_000);
  });
});
