import {
  dayOf,
  type EnterpriseId,
  enterpriseIdOf,
  isCreditCode,
  isDay,
  normaliseCreditCode,
  pathSentence,
  RELATION_KINDS,
  type RelationKind,
} from '@weisu/core';
import { listEnterpriseNames, loadRelated } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { now, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const kindsOf = (given: Given): readonly RelationKind[] => {
  const off = valueOf(given, 'without')?.split(',') ?? [];
  for (const kind of off)
    if (!RELATION_KINDS.some((known) => known === kind))
      throw new UsageError(`没有这种关联 / no such kind: ${kind}（${RELATION_KINDS.join(' ')}）`);
  return RELATION_KINDS.filter((kind) => !off.includes(kind));
};

const related = (written: string, given: Given): Promise<number> => {
  const code = normaliseCreditCode(written);
  if (!isCreditCode(code)) throw new UsageError(`不是有效的统一社会信用代码 / no credit code: ${written}`);
  const asOf = valueOf(given, 'asOf') ?? dayOf(now());
  if (!isDay(asOf)) throw new UsageError(`日期须为 YYYY-MM-DD / must be a day: ${asOf}`);
  const kinds = kindsOf(given);
  return withHouse(given, async ({ database }) => {
    const db = database.kysely;
    const origin = enterpriseIdOf(code);
    const found = await loadRelated(db, origin, asOf, { kinds });
    const ids: readonly EnterpriseId[] = [
      origin,
      ...found.flatMap(({ path }) => path.flatMap(({ from, to }) => [from, to])),
    ];
    const names = await listEnterpriseNames(db, [...new Set(ids)]);
    const name = names.get(origin);
    if (name === undefined) throw new UsageError(`没有这家企业 / no such enterprise: ${code}`);
    for (const { enterpriseId, weight, path } of found) {
      const other = names.get(enterpriseId) ?? enterpriseId;
      const sentence = pathSentence(origin, name, path);
      if (isOn(given, 'json'))
        out(JSON.stringify({ creditCode: enterpriseId.slice(4), name: other, weight, path, sentence }));
      else out(`${weight.toFixed(3)}  ${other}（${enterpriseId.slice(4)}）\n        ${sentence.zh}`);
    }
    if (!isOn(given, 'json'))
      out(`截至 ${asOf}，${name} 有关联企业 ${found.length} 家 / related as of ${asOf}: ${found.length}`);
    return EXIT.ok;
  });
};

/** `weisu related CODE` */
export const relatedVerb: Verb = {
  register: (program, end) => {
    program
      .command('related <credit-code>')
      .description(
        '列出关联企业及其路径，最强的在前 / related enterprises with their paths, the strongest first',
      )
      .addOption(optionOf('asOf'))
      .addOption(optionOf('without'))
      .addOption(optionOf('json'))
      .action(async (code: string, _own: Given, command: Command) =>
        end(await related(code, command.optsWithGlobals())),
      );
  },
};
