import { expect, test } from 'vitest';
import type { GoldRow } from './gold-texts.ts';
import { withoutSameStories } from './same-story.ts';

const rowOf = (body: string, day: number, employer: string | null = null): GoldRow => ({
  id: body,
  set: 'headlines',
  text: { body },
  day,
  golds: [
    {
      risks: [],
      status: 'general',
      employer,
      abroad: false,
      amount_yuan: null,
      months: null,
      headcount: null,
    },
  ],
});

const scored = [rowOf('云雀鲸灯具厂拖欠工人三个月工资', 100, '云雀鲸灯具厂')];

test('a near copy is left out whenever it was written', () => {
  expect(withoutSameStories([rowOf('云雀鲸灯具厂拖欠工人三个月的工资', 900)], scored)).toEqual([]);
});

test('the same employer within days is the same story, years later it is not', () => {
  const near = rowOf('老板回应：云雀鲸灯具厂没有钱了', 104);
  const later = rowOf('老板回应：云雀鲸灯具厂没有钱了', 900);
  expect(withoutSameStories([near, later], scored)).toEqual([later]);
});

test('what only shares the subject stays', () => {
  const other = rowOf('某地一家餐馆拖欠工资被查处', 102);
  expect(withoutSameStories([other], scored)).toEqual([other]);
});
