import { addDays, dayOf, isDay } from '@weisu/core';
import { assessAll } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { now, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const assess = (given: Given): Promise<number> => {
  const at = now();
  const asOf = valueOf(given, 'asOf') ?? addDays(dayOf(at), -1);
  if (!isDay(asOf)) throw new UsageError(`不是日期 YYYY-MM-DD / not a day YYYY-MM-DD: ${asOf}`);
  if (asOf > dayOf(at)) throw new UsageError(`评估日在将来 / the day lies in the future: ${asOf}`);
  return withHouse(given, async ({ database, jurisdiction }) => {
    const done = await assessAll(database, { asOf, now: at, jurisdiction });
    const levels = (level: string): number =>
      done.raised.filter(({ warning }) => warning.level === level).length;
    const byLevel = {
      red: levels('red'),
      orange: levels('orange'),
      yellow: levels('yellow'),
      blue: levels('blue'),
    };
    if (isOn(given, 'json')) {
      out(
        JSON.stringify({
          asOf,
          assessed: done.assessed,
          raised: byLevel,
          suppressed: done.suppressed,
          watched: done.watched,
        }),
      );
    } else {
      out(
        `${asOf}: 评估 assessed ${done.assessed} · 新预警 raised ${done.raised.length}（红 red ${byLevel.red} 橙 orange ${byLevel.orange} 黄 yellow ${byLevel.yellow}）` +
          ` · 抑制 suppressed ${done.suppressed} · 持续关注 watched ${done.watched}`,
      );
    }
    return EXIT.ok;
  });
};

/** `weisu assess --as-of DATE` */
export const assessVerb: Verb = {
  register: (program, end) => {
    program
      .command('assess')
      .description('评估全部企业并提出预警 / assess every enterprise and raise what needs a person')
      .addOption(optionOf('asOf'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await assess(command.optsWithGlobals())));
  },
};
