import { RefusedError } from '@weisu/core';
import { openFirstAccount, resealSecrets } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { now, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { optionOf, valueOf } from '../option.ts';
import { openSecretBox } from '../secret-key.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,39}$/;

const first = (given: Given): Promise<number> => {
  const login = valueOf(given, 'login') ?? '';
  const name = valueOf(given, 'name')?.trim() ?? '';
  if (!LOGIN.test(login))
    throw new UsageError('请给出 --login：小写字母、数字、. _ - / give --login: a–z 0–9 . _ -');
  if (name === '') throw new UsageError('请给出 --name 姓名 / give --name');
  return withHouse(given, async ({ database, jurisdiction }) => {
    try {
      const unitId = jurisdiction.jurisdiction.city;
      const password = await openFirstAccount(database, { login, name, unitId }, now());
      out(`安全管理员 / security administrator: ${login}`);
      out(`首次密码，登录后须修改 / first password, to be changed at the first sign-in: ${password}`);
      return EXIT.ok;
    } catch (error) {
      if (error instanceof RefusedError) throw new UsageError(error.refusal.detail);
      throw error;
    }
  });
};

const reseal = (given: Given): Promise<number> =>
  withHouse(given, async ({ database }) => {
    const count = await resealSecrets(database, openSecretBox(given));
    out(`已用最新密钥重新加密 ${count} 个 / sealed anew with the newest key: ${count}`);
    return EXIT.ok;
  });

/** `weisu account first`, `weisu account reseal` */
export const accountVerb: Verb = {
  register: (program, end) => {
    const account = program.command('account').description('账号 / accounts');
    account
      .command('reseal')
      .description(
        '更换密钥后重新加密身份验证器的密钥 / seal authenticators’ secrets anew after a change of key',
      )
      .action(async (_own: Given, command: Command) => end(await reseal(command.optsWithGlobals())));
    account
      .command('first')
      .description(
        '开立首个安全管理员，其余账号由其开立 / open the first security administrator, who opens all others',
      )
      .addOption(optionOf('login'))
      .addOption(optionOf('name'))
      .action(async (_own: Given, command: Command) => end(await first(command.optsWithGlobals())));
  },
};
