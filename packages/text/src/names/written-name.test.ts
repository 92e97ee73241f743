import { describe, expect, it } from 'vitest';
import { surroundingsOf } from './name-surroundings.ts';
import { beginsWithoutPlace, isTradeWordsOnly, isWrittenAlike, writtenNameOf } from './written-name.ts';

const written = (text: string, name: string): string | null => {
  const start = text.indexOf(name);
  const span = { start, end: start + name.length };
  const found = writtenNameOf(text, span, surroundingsOf(text, span).longerName);
  return found === null ? null : text.slice(found.start, found.end);
};

describe('writtenNameOf', () => {
  it.each([
    ['听说上海岫禾物流有限公司欠薪', '岫禾物流有限公司', '上海岫禾物流有限公司'],
    ['关于北京上海岫禾物流有限公司', '岫禾物流有限公司', '上海岫禾物流有限公司'],
    ['在江苏省南京市岫禾物流有限公司', '岫禾物流有限公司', '江苏省南京市岫禾物流有限公司'],
    ['武汉岫禾餐饮管理有限公司欠薪', '岫禾餐饮管理', '武汉岫禾餐饮管理有限公司'],
    ['岫禾(上海)物业有限公司欠薪', '岫禾', '岫禾(上海)物业有限公司'],
    ['岫禾有限公司浦东分公司欠薪', '岫禾有限公司', '岫禾有限公司浦东分公司'],
    ['岫禾公司欠薪', '岫禾', null],
    ['北京的岫禾欠薪', '岫禾', null],
  ])('of %s around %s is %s', (text, name, whole) => {
    expect(written(text, name)).toBe(whole);
  });
});

describe('isWrittenAlike', () => {
  it.each([
    ['岫禾物流有限公司', '北京岫禾物流有限公司', true],
    ['北京市岫禾物流有限责任公司', '北京岫禾物流有限公司', true],
    ['岫禾物流有限公司', '岫禾(北京)物流有限公司', true],
    ['北京岫禾物流有限公司', '岫禾(北京)物流有限公司', true],
    ['上海岫禾物流有限公司', '北京岫禾物流有限公司', false],
    ['北京岫禾餐饮有限公司', '北京岫禾物流有限公司', false],
    ['北京岫禾物流股份有限公司', '北京岫禾物流有限公司', false],
    ['北京岫禾物流有限公司通州分公司', '北京岫禾物流有限公司', false],
  ])('%s and %s: %s', (a, b, alike) => {
    expect(isWrittenAlike(a, b)).toBe(alike);
    expect(isWrittenAlike(b, a)).toBe(alike);
  });
});

it('tells a founder’s word from a trade, and a name that begins with its place', () => {
  expect(['信息科技有限公司', '环保科技', '岫禾科技有限公司', '岫禾'].map(isTradeWordsOnly)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['岫禾科技有限公司', '北京岫禾科技有限公司', '昆山市岫禾有限公司'].map(beginsWithoutPlace)).toEqual([
    true,
    false,
    false,
  ]);
});
