import {
  addTallies,
  checkDefinition,
  EMPTY_TALLY,
  previewPrecision,
  RefusedError,
  shareTrue,
  TERM_STATES,
  type TermDefinition,
  type TermState,
  unjudged,
} from '@weisu/core';
import {
  countPreviewed,
  definitionOf,
  findTerm,
  listLibrary,
  loadLibraryStamp,
  previewPart,
  previewSince,
  proposeTerms,
} from '@weisu/server';
import { RISK_KINDS } from '@weisu/text';
import { type Command, Option } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { type House, now, withHouse } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf } from '../option.ts';
import { createProgress } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const textOf = (given: Given, name: string): string | null => {
  const own = given[name];
  return typeof own === 'string' ? own : null;
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const wordsOf = (definition: TermDefinition): string =>
  [
    ...(definition.must.length > 0 ? [`必含 ${definition.must.join('、')}`] : []),
    ...(definition.any.length > 0 ? [`任一 ${definition.any.join('、')}`] : []),
    ...definition.near.map(
      ({ first, second, within, ordered }) =>
        `${first.join('／')} ${ordered ? '之后' : '相距'} ${within} 字内 ${second.join('／')}`,
    ),
    ...(definition.pattern === null ? [] : [`句式 ${definition.pattern}`]),
    ...(definition.not.length > 0 ? [`不含 ${definition.not.join('、')}`] : []),
  ].join('；');

const stateOf = (given: Given): readonly TermState[] | undefined => {
  const asked = textOf(given, 'state');
  if (asked === null) return undefined;
  const state = TERM_STATES.find((each) => each === asked);
  if (state === undefined)
    throw new UsageError(`--state 应为 ${TERM_STATES.join('、')} / must be one of these: ${asked}`);
  return [state];
};

const list = (given: Given): Promise<number> =>
  withHouse(given, async ({ database }) => {
    const state = stateOf(given);
    const filter = {
      page: 1,
      perPage: 10_000,
      sort: 'hits',
      order: 'desc',
      ...(state ? { state } : {}),
    } as const;
    const { rows, total } = await listLibrary(database.kysely, filter, now().slice(0, 10));
    if (isOn(given, 'json')) for (const row of rows) out(JSON.stringify(row));
    else {
      for (const row of rows) {
        const share = shareTrue(row);
        const judged =
          share === null
            ? '未判定'
            : `${percent(share.share)}（${percent(share.low)}–${percent(share.high)}）`;
        out(
          `${row.id}  ${row.state} v${row.version}${row.pending === null ? '' : ` 待批准 v${row.pending}`}${row.isPutUp ? ' 提请停用' : ''}`,
        );
        out(`    ${row.kind}  ${wordsOf(row)}`);
        out(`    命中 ${row.hits}  属实 ${judged}`);
      }
      const { version } = await loadLibraryStamp(database.kysely);
      out(`共 ${total} 条，词库第 ${version} 版 / ${total} terms, version ${version} of the library`);
    }
    return EXIT.ok;
  });

const propose = (given: Given): Promise<number> =>
  withHouse(given, async ({ database, jurisdiction }) => {
    const dryRun = isOn(given, 'dryRun');
    const round = await proposeTerms(database, jurisdiction.library, now(), { dryRun });
    if (isOn(given, 'json')) out(JSON.stringify(round));
    else {
      for (const { id, definition, origin } of round.proposed) {
        const { trueTexts, trueTotal, otherTexts, otherTotal, logLikelihood } = origin.figures;
        out(
          `${origin.way.padEnd(11)} ${wordsOf(definition)}${origin.variantOf === null ? '' : `  ← ${origin.variantOf.word}`}`,
        );
        out(
          `    ${id}  属实文本 ${trueTexts}/${trueTotal}，其他 ${otherTexts}/${otherTotal}，G² ${logLikelihood.toFixed(1)}`,
        );
      }
      out(
        `看了 ${round.texts} 条文本（判定属实 ${round.trueTexts} 条），提议 ${round.proposed.length} 条，已有 ${round.known} 条，提请停用 ${round.putUp.length} 条${dryRun ? '，未写入' : ''} / ` +
          `${round.texts} texts (${round.trueTexts} judged true), ${round.proposed.length} proposed, ${round.known} known, ${round.putUp.length} put up for retirement${dryRun ? ', nothing written' : ''}`,
      );
    }
    return EXIT.ok;
  });

const split = (text: string | null): string[] =>
  (text ?? '').split(/[,，、\s]+/).filter((word) => word !== '');

/** The definition that is previewed: that of a term in the library, or what the options spell out. */
const previewed = async (
  id: string | undefined,
  given: Given,
  { database }: House,
): Promise<TermDefinition> => {
  if (id !== undefined) {
    const term = await findTerm(database.kysely, id);
    if (term === undefined) throw new UsageError(`没有这条词 / no such term: ${id}`);
    return definitionOf(term, term.pending?.version ?? term.version);
  }
  const kind = RISK_KINDS.find((each) => each === (textOf(given, 'kind') ?? 'wage-arrears'));
  if (kind === undefined) throw new UsageError(`--kind 应为 ${RISK_KINDS.join('、')} / must be one of these`);
  try {
    return checkDefinition({
      kind,
      must: split(textOf(given, 'must')),
      any: split(textOf(given, 'any')),
      not: split(textOf(given, 'not')),
      near: [],
      pattern: textOf(given, 'pattern'),
      weight: 1,
    });
  } catch (error) {
    if (error instanceof RefusedError) throw new UsageError(error.refusal.detail);
    throw error;
  }
};

const preview = (id: string | undefined, given: Given): Promise<number> =>
  withHouse(given, async (house) => {
    const db = house.database.kysely;
    const definition = await previewed(id, given, house);
    const since = previewSince(now(), house.jurisdiction.library.previewDays);
    const total = await countPreviewed(db, since);
    const progress = createProgress();
    let tally = EMPTY_TALLY;
    let after: Awaited<ReturnType<typeof previewPart>>['next'] = null;
    const from = performance.now();
    do {
      const part = await previewPart(db, { definition, termId: id ?? null, since, after });
      tally = addTallies(tally, part.tally);
      after = part.next;
      progress.show(tally.texts, total, '条文本 / texts');
    } while (after !== null);
    progress.end();
    const seconds = (performance.now() - from) / 1000;
    const precision = previewPrecision(tally);
    if (isOn(given, 'json'))
      out(JSON.stringify({ definition, since, ...tally, unjudged: unjudged(tally), precision }));
    else {
      out(wordsOf(definition));
      out(
        `文本 ${tally.texts} 条，命中 ${tally.hits}，其中在用词未命中过 ${tally.added} / ${tally.texts} texts, ${tally.hits} hits, ${tally.added} that nothing in force hits`,
      );
      out(
        `判定属实 ${tally.judgedTrue}，不实 ${tally.judgedFalse}，未判定 ${unjudged(tally)} / judged true ${tally.judgedTrue}, false ${tally.judgedFalse}, not judged ${unjudged(tally)}`,
      );
      out(
        precision === null
          ? '估计属实率：无从估计 / share true: nothing to estimate from'
          : `估计属实率 / share true: ${percent(precision.share)} (${percent(precision.low)}–${percent(precision.high)})`,
      );
      for (const [other, count] of Object.entries(tally.overlaps)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 8))
        out(`  重叠 / overlaps ${other} ${count}`);
      out(
        `用时 ${seconds.toFixed(1)} s，每秒 ${Math.round(tally.texts / Math.max(seconds, 0.001))} 条 / texts a second`,
      );
    }
    return EXIT.ok;
  });

/** `weisu terms list|propose|preview` */
export const termsVerb: Verb = {
  register: (program, end) => {
    const terms = program
      .command('terms')
      .description(
        '关键词库：列出、从文本中发现、预览 / the keyword library: list, find in the texts, preview',
      );
    terms
      .command('list')
      .description('各条词的要求、命中与属实率 / what each term asks for, its hits and share true')
      .addOption(new Option('--state <state>', `${TERM_STATES.join('、')}`))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await list(command.optsWithGlobals())));
    terms
      .command('propose')
      .description(
        '从存下的文本中发现新词、搭配与变体并提议，待人批准；提请停用已失准的词 / propose new words, collocations and variants found in the texts; put bad terms up for retirement',
      )
      .addOption(optionOf('dryRun'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await propose(command.optsWithGlobals())));
    terms
      .command('preview [id]')
      .description(
        '一条词会命中存下的哪些文本，不改动任何东西 / what a term would hit in the stored texts; changes nothing',
      )
      .addOption(new Option('--must <words>', '必含，以逗号分开 / all of these, parted by commas'))
      .addOption(new Option('--any <words>', '任一 / one of these'))
      .addOption(new Option('--not <words>', '不含 / none of these'))
      .addOption(new Option('--pattern <pattern>', '句式 / pattern'))
      .addOption(new Option('--kind <kind>', `类别 / kind: ${RISK_KINDS.join('、')}`))
      .addOption(optionOf('json'))
      .action(async (id: string | undefined, _own: Given, command: Command) =>
        end(await preview(id, command.optsWithGlobals())),
      );
  },
};
