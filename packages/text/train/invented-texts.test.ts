import { expect, test } from 'vitest';
import { noEmployerReason } from '../src/reading/cue/no-employer.ts';
import { patternsIn } from '../src/reading/cue/statement-patterns.ts';
import { headOf } from '../src/reading/features.ts';
import { createPrepare } from '../src/reading/prepare.ts';
import type { GoldRow } from './gold-texts.ts';
import { inventedQuestions, inventedTexts, parseInvented } from './invented-texts.ts';
import { concerns } from './scoring/scoring.ts';

const LINE = {
  id: 'x1',
  title: '工资',
  text: '云雀鲸灯具厂欠我三个月工资',
  gold: {
    risks: ['wage-arrears'],
    status: 'actual',
    employer: '云雀鲸灯具厂',
    abroad: false,
    amount_yuan: null,
    months: 3,
    headcount: null,
  },
};

const parse = (change: object): unknown =>
  parseInvented(`${JSON.stringify({ ...LINE, ...change })}\n`, 'some.jsonl', 'messages');

test('a line becomes a row of the shape of gold', () => {
  expect(parse({})).toEqual([
    {
      id: 'x1',
      set: 'messages',
      text: { title: '工资', body: LINE.text },
      day: 0,
      golds: [LINE.gold],
    },
  ]);
});

test('an employer that the text does not write is refused', () => {
  expect(() => parse({ text: '我们厂欠我三个月工资' })).toThrow('some.jsonl, row 1 (x1), field employer');
});

test('a kind that the guide does not know is refused', () => {
  expect(() => parse({ gold: { ...LINE.gold, risks: ['strike'] } })).toThrow('row 1 (x1), field risks');
});

// What the folder is for: neither side of the question may be missing.
test.each(['messages', 'headlines'] as const)('invented %s hold risks and ordinary texts', (set) => {
  const rows = inventedTexts(set);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const ratio = rows.filter(({ golds }) => golds.some(concerns)).length / rows.length;
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(0.7);
});

test('no rule takes an invented headline that states an employer’s risk for one that states none', () => {
  const prepare = createPrepare([]);
  const reasonOf = ({ text }: GoldRow): string | null => {
    const prepared = prepare(text);
    const head = headOf(prepared);
    return noEmployerReason(prepared, head, patternsIn(prepared.text, head));
  };
  const rows = [...inventedTexts('headlines'), ...inventedQuestions()];
  const stated = rows.filter(({ golds }) => golds.some(concerns));
  expect(stated.filter((row) => reasonOf(row) !== null).map(({ text }) => text.body)).toEqual([]);
  const others = rows.filter(({ golds }) => !golds.some(concerns));
  expect(others.filter((row) => reasonOf(row) !== null).length).toBeGreaterThan(30);
});
