import { addDays, dayOf, isDay } from '@weisu/core';
import { assessAll, findDueRound, verifyDay } from '@weisu/server';
import type { Command } from 'commander';
import { Option } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { now, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

/** Differences shown in words; all of them in JSON. */
const SHOWN = 20;

/** Makes every verdict kept of a day again and compares; nothing is written. */
const verify = (given: Given, asOf: string): Promise<number> =>
  withHouse(given, async ({ database, jurisdiction }) => {
    const found = await verifyDay(database.kysely, asOf, jurisdiction);
    const { assessments, scores, warnings, unknown, different } = found;
    if (isOn(given, 'json')) out(JSON.stringify(found));
    else {
      out(
        `${asOf}: 重算 made again 评估 assessments ${assessments} · 得分 scores ${scores} · 预警 warnings ${warnings}` +
          ` · 不同 different ${different.length} · 无此版本 unknown version ${unknown}`,
      );
      for (const { enterpriseId, of, model, stored, again } of different.slice(0, SHOWN))
        out(`  ${enterpriseId} ${of} ${model}\n    存 stored ${stored}\n    算 again  ${again}`);
      if (assessments + scores + warnings === 0) out('  当日没有留存的结果 / nothing is kept of that day');
    }
    return different.length === 0 ? EXIT.ok : EXIT.failed;
  });

const assess = (given: Given): Promise<number> => {
  const at = now();
  const asOf = valueOf(given, 'asOf') ?? addDays(dayOf(at), -1);
  if (!isDay(asOf)) throw new UsageError(`不是日期 YYYY-MM-DD / not a day YYYY-MM-DD: ${asOf}`);
  if (asOf > dayOf(at)) throw new UsageError(`评估日在将来 / the day lies in the future: ${asOf}`);
  if (given['verify'] === true) return verify(given, asOf);
  return withHouse(given, async ({ database, jurisdiction }) => {
    const due =
      given['due'] === true ? await findDueRound(database.kysely, asOf, jurisdiction.monitoring) : 'all';
    if (due === 'none') {
      out(isOn(given, 'json') ? JSON.stringify({ asOf, due }) : `${asOf}: 未到评估日 / no round is due`);
      return EXIT.ok;
    }
    const done = await assessAll(database, {
      asOf,
      now: at,
      jurisdiction,
      only: due === 'monitored' ? due : undefined,
    });
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
          due,
          assessed: done.assessed,
          raised: byLevel,
          suppressed: done.suppressed,
          proposed: done.proposed,
          watched: done.watched,
          model: done.model,
          shadows: done.shadows,
          drift: done.drift,
        }),
      );
    } else {
      out(
        `${asOf}: 评估 assessed ${done.assessed} · 新预警 raised ${done.raised.length}（红 red ${byLevel.red} 橙 orange ${byLevel.orange} 黄 yellow ${byLevel.yellow}）` +
          ` · 抑制 suppressed ${done.suppressed} · 待定关联 proposed ${done.proposed} · 持续关注 watched ${done.watched}`,
      );
      if (done.drift !== null) out(`${done.model}: ${done.drift.sentence.zh} / ${done.drift.sentence.en}`);
    }
    return EXIT.ok;
  });
};

/** `weisu assess --as-of DATE [--due|--verify]` */
export const assessVerb: Verb = {
  register: (program, end) => {
    program
      .command('assess')
      .description('评估全部企业并提出预警 / assess every enterprise and raise what needs a person')
      .addOption(optionOf('asOf'))
      .addOption(
        new Option(
          '--verify',
          '不评估，而是重算当日留存的每一条并逐位比对 / assess nothing: make every verdict of the day again and compare, to the bit',
        ),
      )
      .addOption(
        new Option(
          '--due',
          '按节奏：到期评估全部，其间只评估专项监测的企业 / by the rhythm: all where they are due, between that those under special monitoring alone',
        ),
      )
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await assess(command.optsWithGlobals())));
  },
};
