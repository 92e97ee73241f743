import { dataDictionary, dictionaryMarkdown } from '@weisu/core';
import type { Command } from 'commander';
import { EXIT } from '../exit-code.ts';
import { type Given, isOn, optionOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const print = (given: Given): number => {
  out(isOn(given, 'json') ? JSON.stringify(dataDictionary()) : dictionaryMarkdown());
  return EXIT.ok;
};

/** `weisu dictionary [--json]` */
export const dictionaryVerb: Verb = {
  register: (program, end) => {
    program
      .command('dictionary')
      .description(
        '数据字典：记录种类、字段、单位、所供指标（docs/data-dictionary.md） / the data dictionary: kinds of records, fields, units, indicators',
      )
      .addOption(optionOf('json'))
      .action((_own: Given, command: Command) => end(print(command.optsWithGlobals())));
  },
};
