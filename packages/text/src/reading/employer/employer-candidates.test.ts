import { expect, test } from 'vitest';
import { createPrepare } from '../prepare.ts';
import { employerCandidates } from './employer-candidates.ts';

const prepare = createPrepare([]);
const namesIn = (body: string): string[] => employerCandidates(prepare({ body })).map(({ name }) => name);

test.each([
  ['付了定金不发货鲸灯多多跑路', '鲸灯多多'],
  ['网传编程机构「鲸童程美爆雷跑路」', '鲸童程美'],
  ['老板回应鲸灯鸡煲倒闭', '鲸灯鸡煲'],
])('a headline offers runs of its words as names: %s', (body, name) => {
  expect(namesIn(body)).toContain(name);
});

test('a run of words that holds the matter itself is no name', () => {
  const runs = employerCandidates(prepare({ body: '鲸灯多多跑路' })).filter(({ by }) => by === 'words');
  expect(runs.some(({ name }) => name.includes('跑路'))).toBe(false);
});

test.each([
  ['包工头王鲸灯拖欠我们的工钱', '王鲸灯'],
  ['请求解决通B7县鲸灯村综合楼项目拖欠工资', 'b7县鲸灯村综合楼项目'],
  ['鲸灯街道办事处拖欠协管员工资', '鲸灯街道办事处'],
])('a letter offers foremen by name, names from their place on, and offices in full: %s', (body, name) => {
  const names = employerCandidates(prepare({ title: '求助', body })).map((candidate) => candidate.name);
  expect(names).toContain(name);
});

test('a name holds both halves of a bracket or none', () => {
  const names = namesIn('我们小企业(鲸灯家具制造厂,有员工十名)停产,鲸灯(云岚)灯具厂也停产');
  expect(names).toContain('鲸灯家具制造厂');
  expect(names).toContain('鲸灯(云岚)灯具厂');
  expect(names.filter((name) => name.split('(').length !== name.split(')').length)).toEqual([]);
});

test('a long text offers a bounded number of names', () => {
  expect(namesIn('鲸灯厂拖欠工资,'.repeat(2_000)).length).toBeLessThanOrEqual(240);
});
