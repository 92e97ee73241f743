import { expect, it } from 'vitest';
import type { EmployerCandidate } from './employer-candidates.ts';
import { longestForm } from './longest-form.ts';

const candidates = (names: readonly string[]): EmployerCandidate[] =>
  names.map((name, place) => ({ start: place * 40, end: place * 40 + name.length, name, by: 'ending' }));

const longestOf = (names: readonly string[]): string => {
  const all = candidates(names);
  return longestForm(all[0] as EmployerCandidate, all).name;
};

it.each([
  ['its place before it', ['云桥灯具厂', 'k县云桥灯具厂'], 'k县云桥灯具厂'],
  ['its legal form', ['云桥灯具', '云桥灯具有限公司'], '云桥灯具有限公司'],
  ['a branch', ['云桥灯具有限公司', '云桥灯具有限公司k市分公司'], '云桥灯具有限公司k市分公司'],
  ['a shop', ['云桥商贸有限公司', '云桥商贸有限公司鲸灯k市店'], '云桥商贸有限公司鲸灯k市店'],
  [
    'what a contraction stands for',
    ['西岭省云桥药机公司', '西岭省云桥制药机械股份有限公司'],
    '西岭省云桥制药机械股份有限公司',
  ],
  [
    'the one with its legal form',
    ['西岭省云桥公司', '西岭省云桥建设集团股份公司', '西岭省云桥建设有限公司'],
    '西岭省云桥建设有限公司',
  ],
])('takes a name with %s', (_, names, longest) => {
  expect(longestOf(names)).toBe(longest);
});

it.each([
  ['another company of the place', ['西岭省云桥药机公司', '西岭省鹿漪制药机械有限公司']],
  ['who runs it', ['云桥建设开发公司', '云桥建设开发公司由鹿漪集团']],
  ['a subsidiary', ['云桥灯具公司', '云桥灯具公司下属鹿漪电器有限公司']],
  ['what its owner is', ['云桥灯具公司', '云桥灯具公司老板的鹿漪电器厂']],
  ['a contraction where the full name stands', ['云桥制药机械有限公司', '云桥药机公司']],
])('does not take %s', (_, names) => {
  expect(longestOf(names)).toBe(names[0]);
});
