import { RECORD_FIELDS, RECORD_KINDS } from '@weisu/core';
import { expect, it } from 'vitest';
import { recordSentence } from './record-sentence.ts';

it.each(RECORD_KINDS)('says every field of %s in both languages', (kind) => {
  const fields = Object.keys(RECORD_FIELDS[kind]);
  const said = recordSentence(kind, Object.fromEntries(fields.map((field, i) => [field, i + 7])));
  expect(said.zh.split(/[：，]/)).toHaveLength(fields.length + 1);
  fields.forEach((_, i) => expect(said.en).toContain(String(i + 7)));
});

it('says nothing owed as nothing owed, and large sums in 万元', () => {
  expect(recordSentence('housing-fund', { arrearsMonths: 0 }).zh).toBe('住房公积金：无欠缴');
  expect(recordSentence('tax-arrears', { amountYuan: 1_450_000 })).toEqual({
    zh: '欠税公告：145 万元',
    en: 'Tax arrears: 1,450,000 yuan',
  });
});

it('leaves out a field that it does not know', () => {
  expect(recordSentence('court-dishonest', { mystery: 3 }).zh).toBe('失信被执行人');
});
