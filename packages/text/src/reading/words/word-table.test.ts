import { expect, test } from 'vitest';
import { cutWords } from './word-table.ts';

const WORDS = ['灯具', '灯具厂', '拖欠', '工资', '厂', '拖', '欠', '工', '资'];
const COSTS = [40, 50, 30, 30, 60, 90, 90, 90, 90];

const cut = (text: string): string[] =>
  cutWords(
    text,
    0,
    text.length,
    (from, to) => WORDS.indexOf(text.slice(from, to)),
    (word) => COSTS[word] ?? 0,
  ).map(({ start, end }) => text.slice(start, end));

test('the cheapest cutting wins, not the longest word first', () => {
  expect(cut('灯具厂拖欠工资')).toEqual(['灯具厂', '拖欠', '工资']);
});

test('an unknown character stands alone, and words beside it are still found', () => {
  expect(cut('鲸拖欠鲸')).toEqual(['鲸', '拖欠', '鲸']);
});

test('letters and digits hold together; marks and blanks are no words', () => {
  expect(cut('app2拖欠, 工资!')).toEqual(['app2', '拖欠', '工资']);
});
