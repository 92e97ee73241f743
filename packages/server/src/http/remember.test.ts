import { expect, it } from 'vitest';
import { remember } from './remember.ts';

it('asks once in its time, for all who ask at once, and again after it or after a failure', async () => {
  let nowMs = 0;
  let asked = 0;
  let broken = false;
  const count = remember(
    60_000,
    () => new Date(nowMs).toISOString(),
    async () => {
      asked += 1;
      if (broken) throw new Error('no answer');
      return asked;
    },
  );
  expect(await Promise.all([count(), count()])).toEqual([1, 1]);
  nowMs = 59_999;
  expect(await count()).toBe(1);
  nowMs = 60_000;
  expect(await count()).toBe(2);
  nowMs = 120_000;
  broken = true;
  await expect(count()).rejects.toThrow('no answer');
  broken = false;
  expect(await count()).toBe(4);
});
