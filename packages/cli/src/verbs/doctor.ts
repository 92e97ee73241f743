import { examine, openDatabase } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT } from '../exit-code.ts';
import { addressOf, openCalendar, openJurisdiction } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const MARK = { sound: '✓', notice: '!', broken: '✗' } as const;

const doctor = async (given: Given): Promise<number> => {
  const place = { jurisdiction: await openJurisdiction(given), calendar: await openCalendar(given) };
  await using database = await openDatabase(addressOf(given));
  const findings = await examine({ database, place });
  const broken = findings.filter(({ state }) => state === 'broken').length;
  if (isOn(given, 'json')) out(JSON.stringify({ engine: database.engine, broken, findings }));
  else {
    for (const { about, state, checked, wrong, advice } of findings) {
      out(
        `${MARK[state]} ${about.zh} / ${about.en}（${checked}）${wrong.length > 0 ? `：${wrong.join('，')}` : ''}`,
      );
      if (advice !== null) out(`    ${advice.zh} / ${advice.en}`);
    }
    if (database.engine === 'pglite')
      out(
        '! 内嵌数据库提交时不落盘，断电可能丢失最近的写入；正式使用请用 PostgreSQL / the embedded engine does not flush on commit: use PostgreSQL for work that counts',
      );
    out(broken === 0 ? '没有发现问题 / nothing is broken' : `${broken} 项不成立 / ${broken} broken`);
  }
  return broken === 0 ? EXIT.ok : EXIT.failed;
};

/** `weisu doctor` */
export const doctorVerb: Verb = {
  register: (program, end) => {
    program
      .command('doctor')
      .description(
        '检查一切应当成立之事，并说明怎么办；不作改动 / examine everything that must hold and say what to do; changes nothing',
      )
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await doctor(command.optsWithGlobals())));
  },
};
