import { INDICATORS, indicatorPage } from '@weisu/core';
import type { Command } from 'commander';
import { Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const list = (given: Given): number => {
  if (given['markdown'] === true) out(indicatorPage());
  else if (isOn(given, 'json')) out(JSON.stringify(INDICATORS));
  else
    for (const { id, version, name, windowDays, freshDays } of INDICATORS)
      out(`${`${id}@${version}`.padEnd(42)} ${name.zh} · ${name.en}（${windowDays} d, ≤ ${freshDays} d）`);
  return EXIT.ok;
};

/** `weisu indicators [--json | --markdown]` */
export const indicatorsVerb: Verb = {
  register: (program, end) => {
    program
      .command('indicators')
      .description('列出全部指标定义 / list every indicator as it is defined')
      .addOption(optionOf('json'))
      .addOption(new Option('--markdown', '文档页 docs/indicators.md / the page of documentation'))
      .action((_own: Given, command: Command) => end(list(command.optsWithGlobals())));
  },
};
