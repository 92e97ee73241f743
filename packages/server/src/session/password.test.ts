import { parseOptions } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { hashPassword, passwordFits, passwordOfNobody } from './password.ts';

it('hashes with argon2id at the cost OWASP asks for, salted', async () => {
  const [one, two] = await Promise.all([hashPassword('密码一'), hashPassword('密码一')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$/);
  expect(parseOptions(one ?? '')).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
});

it('knows the password again, and no other', async () => {
  const made = await hashPassword('密码一');
  expect(await passwordFits(made, '密码一')).toBe(true);
  expect(await passwordFits(made, '密码二')).toBe(false);
  expect(await passwordFits('!', '密码一')).toBe(false);
});

it('spends as long on an unknown account as on a wrong password', async () => {
  const made = await hashPassword('密码一');
  await passwordOfNobody('warm up');
  const timed = async (check: () => Promise<boolean>): Promise<number> => {
    const startedMs = performance.now();
    await check();
    return performance.now() - startedMs;
  };
  // The quickest of each, taken in turns: what else the machine does slows both.
  let wrong = Infinity;
  let unknown = Infinity;
  for (let i = 0; i < 15; i += 1) {
    wrong = Math.min(wrong, await timed(() => passwordFits(made, '密码二')));
    unknown = Math.min(unknown, await timed(() => passwordOfNobody('密码二')));
  }
  expect(unknown / wrong).toBeGreaterThan(0.5);
  expect(unknown / wrong).toBeLessThan(2);
});
