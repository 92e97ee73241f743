import { expect, test } from 'vitest';
import { createPrepare } from '../prepare.ts';
import { statementHits } from './statement-hits.ts';

const prepare = createPrepare([]);
const hitsIn = (body: string): string[] => {
  const prepared = prepare({ body });
  return statementHits(prepared).map(({ kind, start, end }) => `${kind} ${prepared.text.slice(start, end)}`);
};

test('of overlapping triggers of one kind the longest stays', () => {
  expect(hitsIn('灯具厂倒闭')).toEqual(['shutdown 倒闭']);
  expect(hitsIn('灯具厂裁员')).toEqual(['layoff 裁员', 'other-labour 裁员']);
});

test('a text of triggers alone gives a bounded number of places', () => {
  expect(hitsIn('拖欠工资,'.repeat(2_000)).length).toBeLessThanOrEqual(36);
});
