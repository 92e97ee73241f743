import { expect, test } from 'vitest';
import { subjectBefore } from './subject.ts';

test.each([
  ['张小灯破产', '破产', 'named-person'],
  ['导演王鲸灯破产', '破产', 'named-person'],
  ['灯某某跑路', '跑路', 'named-person'],
  ['鲸国政府裁员', '裁员', 'state'],
  ['鲸灯机电公司破产', '破产', 'company'],
  ['鲸灯鸡煲倒闭', '倒闭', 'other'],
])('who is said to have done it: %s', (text, verb, kind) => {
  expect(subjectBefore(text, text.indexOf(verb)).kind).toBe(kind);
});
