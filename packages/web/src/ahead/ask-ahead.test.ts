import { expect, it } from 'vitest';
import { askAhead, takeAhead } from './ask-ahead.ts';

type Ask = Parameters<typeof askAhead>[1];

const asking = (role: string, mustDo: string | null = null) => {
  const asked: string[] = [];
  const ask = {
    whoAmI: async () => {
      asked.push('session');
      if (role === 'nobody') throw new Error('not signed in');
      return { officer: { role }, mustDo };
    },
    today: async () => {
      asked.push('today');
      return { asOf: '2026-11-03' };
    },
  } as unknown as Ask;
  return { asked, ask };
};

it('asks for the session and the day, and hands each out once', async () => {
  const { asked, ask } = asking('city-officer');
  askAhead('/', ask, 0);
  expect(await takeAhead('session', 10)).toMatchObject({ officer: { role: 'city-officer' } });
  expect(await takeAhead('today', 10)).toEqual({ asOf: '2026-11-03' });
  expect([takeAhead('session', 10), takeAhead('today', 10)]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['session', 'today']);
});

it.each([
  ['another page is opened', '/warnings', 'city-officer', null, ['session']],
  ['who signs in needs no session', '/login', 'city-officer', null, []],
  ['who has no area has no day', '/', 'security-admin', null, ['session']],
  ['something must be done first', '/', 'city-officer', 'change-password', ['session']],
  ['nobody is signed in', '/', 'nobody', null, ['session']],
] as const)('asks for no day where %s', async (_, path, role, mustDo, expected) => {
  const { asked, ask } = asking(role, mustDo);
  askAhead(path, ask, 0);
  expect(await takeAhead('today', 10)).toBeUndefined();
  expect(asked).toEqual(expected);
});

it('tells whoever takes the session that there is none', async () => {
  askAhead('/', asking('nobody').ask, 0);
  await expect(takeAhead('session', 10)).rejects.toThrow('not signed in');
});

it('hands out nothing that has waited long', () => {
  askAhead('/', asking('city-officer').ask, 0);
  expect([takeAhead('session', 2_001), takeAhead('today', 2_001)]).toEqual([undefined, undefined]);
});
