import { createLinkMemory, type EnterpriseId, isDay } from '@weisu/core';
import {
  createNameLinker,
  type ExplainedCandidate,
  explainLinks,
  LEAST_ANSWERS,
  learnLinking,
  problemLine,
  readingDeps,
  readNamedEnterprises,
} from '@weisu/server';
import { createReader } from '@weisu/text';
import { type Command, Option } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { now, openJurisdiction, openNameBook, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { note, out } from '../verb.ts';

const DECISION: Readonly<Record<ExplainedCandidate['decision'], string>> = {
  linked: '自动关联 linked',
  asked: '待人判定 a person is asked',
  left: '不关联 left alone',
  'accepted-before': '以前判定是它 judged before: it is',
  'refused-before': '以前判定不是它 judged before: it is not',
};

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

const show = (candidates: readonly ExplainedCandidate[]): void => {
  if (candidates.length === 0) out('没有可能指到的企业 / nobody known may be meant');
  for (const { name, creditCode, surface, spans, confidence, decision, evidence } of candidates) {
    const where = spans.map(({ start, end }) => `${start}–${end}`).join(' ');
    out(`${name} ${creditCode}`);
    out(`  “${surface}” ${where} · 把握 confidence ${confidence.toFixed(3)} · ${DECISION[decision]}`);
    for (const { logOdds, sentence } of evidence)
      out(`  ${signed(logOdds).padStart(7)}  ${sentence.zh} / ${sentence.en}`);
    const sum = evidence.reduce((total, { logOdds }) => total + logOdds, 0);
    out(`  ${signed(sum).padStart(7)}  合计 sum`);
  }
};

const contextOf = (given: Given): { on: string | null; sourceDistricts: readonly string[] | null } => {
  const on = given['on'];
  if (typeof on === 'string' && !isDay(on))
    throw new UsageError(`不是日期 YYYY-MM-DD / not a day YYYY-MM-DD: ${on}`);
  const district = given['sourceDistrict'];
  return {
    on: typeof on === 'string' ? on : null,
    sourceDistricts: typeof district === 'string' ? district.split(',') : null,
  };
};

const explain = async (text: string, given: Given): Promise<number> => {
  const answer = (candidates: readonly ExplainedCandidate[]): number => {
    if (isOn(given, 'json')) out(JSON.stringify(candidates));
    else show(candidates);
    return EXIT.ok;
  };
  const context = contextOf(given);
  const file = valueOf(given, 'names');
  if (file !== undefined) {
    const jurisdiction = await openJurisdiction(given);
    const names = await readNamedEnterprises(file, jurisdiction, (problem) => note(problemLine(problem)));
    const byId = new Map(names.filter(({ form }) => form === 'registered').map((n) => [n.enterpriseId, n]));
    return answer(
      explainLinks(text, {
        reader: createReader({ terms: jurisdiction.terms }),
        linker: createNameLinker(names, jurisdiction.districts),
        memory: createLinkMemory([]),
        nameOf: (id) => byId.get(id),
        ...context,
      }),
    );
  }
  return withHouse(given, async ({ database, jurisdiction }) => {
    const book = openNameBook(given);
    const deps = readingDeps(book, jurisdiction);
    const { reader } = await deps.currentReader(database.kysely);
    const linking = await deps.currentLinker(database.kysely);
    const lookup = await book.current(database.kysely);
    const nameOf = (id: EnterpriseId) => {
      const record = lookup.recordOf(id);
      return record && { name: record.registeredName, creditCode: record.creditCode };
    };
    return answer(explainLinks(text, { ...linking, reader, nameOf, ...context }));
  });
};

const learn = (given: Given): Promise<number> =>
  withHouse(given, async ({ database }) => {
    const learned = await learnLinking(database, now());
    if (isOn(given, 'json')) out(JSON.stringify(learned));
    else if (learned.kind === 'too-few')
      out(
        `判定 ${learned.judged} 条，少于 ${LEAST_ANSWERS} 条，权重不动 / ${learned.judged} judgements are fewer than ${LEAST_ANSWERS}: weights stay`,
      );
    else if (learned.kind === 'no-better')
      out(
        `判定 ${learned.judged} 条，留出检验损失 ${learned.figures.before} → ${learned.figures.after}，没有变好，权重不动 / no better on judgements held back: weights stay`,
      );
    else
      out(
        `${learned.model.version} 已生效 in force · 判定 judgements ${learned.model.judgedCount} · 留出检验损失 held-back loss ${learned.model.figures.before} → ${learned.model.figures.after}`,
      );
    return EXIT.ok;
  });

/** `weisu link --explain TEXT`, `weisu link learn` */
export const linkVerb: Verb = {
  register: (program, end) => {
    const link = program
      .command('link')
      .description('文本指的是哪家企业，凭什么 / whom a text means, and why')
      .addOption(
        new Option(
          '--explain <text>',
          '列出候选、依据、把握和决定 / print candidates, evidence, confidence, decision',
        ),
      )
      .addOption(
        new Option(
          '--on <date>',
          '文本日期 YYYY-MM-DD：当时谁叫这个名字 / day of the text: who was called so then',
        ),
      )
      .addOption(
        new Option(
          '--source-district <codes>',
          '来源所在区，区划代码，逗号分隔 / districts that the source reports from',
        ),
      )
      .addOption(optionOf('names'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => {
        const given: Given = command.optsWithGlobals();
        const text = given['explain'];
        if (typeof text !== 'string' || text.trim() === '')
          throw new UsageError(
            '请用 --explain 给出文本，或用 link learn / give a text with --explain, or use link learn',
          );
        return end(await explain(text, given));
      });
    link
      .command('learn')
      .description('从判定中学习权重，记为新版本 / learn weights from judgements, kept as a new version')
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await learn(command.optsWithGlobals())));
  },
};
