import type { Jurisdiction, Level } from '@weisu/core';
import { LEVELS } from '@weisu/core';
import { listOpenWarnings } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  none: '无',
  blue: '蓝',
  yellow: '黄',
  orange: '橙',
  red: '红',
};

const districtOf = ({ districts }: Jurisdiction, written: string): string => {
  const found = districts.find(
    ({ code, name, writtenAs }) => code === written || name.zh === written || writtenAs.includes(written),
  );
  if (!found) throw new UsageError(`没有这个区 / no such district: ${written}`);
  return found.code;
};

const list = (given: Given): Promise<number> => {
  const level = valueOf(given, 'level');
  if (level !== undefined && !LEVELS.some((known) => known === level))
    throw new UsageError(`没有这个等级 / no such level: ${level}`);
  return withHouse(given, async ({ database, jurisdiction }) => {
    const written = valueOf(given, 'district');
    const warnings = await listOpenWarnings(database.kysely, {
      ...(level === undefined ? {} : { level }),
      ...(written === undefined ? {} : { district: districtOf(jurisdiction, written) }),
    });
    if (isOn(given, 'json')) for (const warning of warnings) out(JSON.stringify(warning));
    else {
      for (const { level: own, points, name, creditCode, district, state, reasons } of warnings) {
        const place = jurisdiction.districts.find(({ code }) => code === district)?.name.zh ?? '—';
        out(
          `${LEVEL_WORDS[own]} ${own.padEnd(6)} ${points.toFixed(2).padStart(6)}  ${name}（${creditCode}，${place}）${state}\n        ${reasons.map((r) => r.zh).join('；')}`,
        );
      }
      out(`共 ${warnings.length} 条 / ${warnings.length} open warnings`);
    }
    return EXIT.ok;
  });
};

/** `weisu warnings` */
export const warningsVerb: Verb = {
  register: (program, end) => {
    program
      .command('warnings')
      .description('列出未了结的预警，最重的在前 / open warnings, the worst first')
      .addOption(optionOf('level'))
      .addOption(optionOf('district'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await list(command.optsWithGlobals())));
  },
};
