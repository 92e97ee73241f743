import { SCENARIOS } from '@weisu/core';
import { migrate, openDatabase } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { addressOf, openJurisdiction } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import { checkScenario, seedWithProgress } from '../seeding.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const listScenarios = (given: Given): number => {
  for (const scenario of SCENARIOS) {
    if (isOn(given, 'json')) out(JSON.stringify(scenario));
    else out(`${scenario.name.padEnd(18)} ${scenario.zh}\n${' '.repeat(19)}${scenario.en}`);
  }
  return EXIT.ok;
};

const seedNumber = (given: Given): number => {
  const written = valueOf(given, 'seed') ?? '';
  if (!/^\d{1,9}$/.test(written))
    throw new UsageError(`种子须为整数 / the seed is a whole number: ${written}`);
  return Number(written);
};

const run = async (scenario: string, given: Given): Promise<number> => {
  if (isOn(given, 'list')) return listScenarios(given);
  const options = { scenario: checkScenario(scenario), seed: seedNumber(given), again: isOn(given, 'again') };
  const jurisdiction = await openJurisdiction(given);
  await using database = await openDatabase(addressOf(given));
  await migrate(database);
  const startedMs = performance.now();
  const { mark, wasThere } = await seedWithProgress(database, jurisdiction, options);
  const seconds = Math.round((performance.now() - startedMs) / 1_000);
  out(
    wasThere
      ? `场景 ${mark.scenario} 已在库中（至 ${mark.until}） / the scenario ${mark.scenario} is there already (until ${mark.until})`
      : `场景 ${mark.scenario} 已写入（至 ${mark.until}，${seconds} 秒） / the scenario ${mark.scenario} is in (until ${mark.until}, ${seconds} s)`,
  );
  return EXIT.ok;
};

/** `weisu seed [SCENARIO]` */
export const seedVerb: Verb = {
  register: (program, end) => {
    program
      .command('seed [scenario]')
      .description('写入模拟城市（虚构） / put a simulated city in (all of it invented)')
      .addOption(optionOf('list'))
      .addOption(optionOf('again'))
      .addOption(optionOf('seed'))
      .addOption(optionOf('json'))
      .action(async (scenario: string | undefined, _own: Given, command: Command) =>
        end(await run(scenario ?? 'demo', command.optsWithGlobals())),
      );
  },
};
