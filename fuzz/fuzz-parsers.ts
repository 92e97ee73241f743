import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomOf, type Random } from '../packages/core/src/city/random.ts';
import { ImportError, importLightgbm, importXgboost, RefusedError } from '../packages/core/src/index.ts';
import { normalise, parsePattern, PatternError, redact, stripMarkup } from '../packages/text/src/index.ts';
import { readWorkbook } from '../packages/server/src/roster/read-workbook.ts';
import { parseDocument } from '../packages/server/src/sources/parse-document.ts';
import { parseEnterprise } from '../packages/server/src/sources/parse-enterprise.ts';
import { parseRecord } from '../packages/server/src/sources/parse-record.ts';
import { parseRelation } from '../packages/server/src/sources/parse-relation.ts';
import { isProblem, readRows, type SourceRow } from '../packages/server/src/sources/read-rows.ts';
import { FieldError, SourceError } from '../packages/server/src/sources/row-problem.ts';
import { hostileFile } from './files.ts';
import { hostileString, pick } from './hostile.ts';
import { createPlaces } from '../packages/server/src/sources/place.ts';
import { loadPlace, NOW } from './world.ts';

/** A parser may take what it is given or refuse it by an error that it promises; anything else is a fault. */
type Parser = { readonly name: string; readonly parse: (random: Random, folder: string) => unknown };

const places = createPlaces(await loadPlace());

const ROW_PARSERS = [
  (row: SourceRow) => parseDocument(row, { sourceId: 'src_fuzz', now: NOW }),
  (row: SourceRow) => parseEnterprise(row, places, null),
  (row: SourceRow) => parseRecord(row, { now: NOW, sourceOf: () => 'src_fuzz' }),
  (row: SourceRow) => parseRelation(row, NOW),
];

const parseRow = (row: SourceRow): void => {
  for (const parse of ROW_PARSERS) {
    try {
      parse(row);
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
    }
  }
};

const readFile = async (random: Random, folder: string): Promise<void> => {
  const { bytes } = hostileFile(random);
  const path = join(folder, `rows${pick(random, ['.csv', '.jsonl', '.tsv', '.csv.gz'])}`);
  writeFileSync(path, bytes);
  for await (const row of readRows(path, 'rows', { maxBytes: 2 ** 22, maxLineLength: 2 ** 16 })) {
    if (!isProblem(row)) parseRow(row);
  }
};

/** Markup as pages hold it, cut, nested and crossed. */
const markup = (random: Random): string =>
  Array.from({ length: random.int(1, 60) }, () =>
    pick(random, [
      '<p>',
      '</p>',
      '<script',
      '>',
      '</script>',
      '<!--',
      '-->',
      '&#x',
      '&#1114112;',
      '&amp;',
      '<a href="',
      '"',
      "<b '",
      '<![CDATA[',
      ']]>',
      '<td>',
      '欠薪',
      hostileString(random).slice(0, 300),
    ]),
  ).join('');

const modelFile = (random: Random): string =>
  Array.from({ length: random.int(1, 20) }, () =>
    pick(random, [
      'tree',
      'version=v4',
      'num_class=1',
      'max_feature_idx=3',
      'feature_names=a b c d',
      'Tree=0',
      'num_leaves=2',
      'split_feature=0',
      'threshold=1e400',
      'leaf_value=1 2',
      'left_child=-1',
      'right_child=-2',
      '{"learner":',
      '{}',
      '}',
      hostileString(random).slice(0, 200),
    ]),
  ).join('\n');

const PARSERS: readonly Parser[] = [
  {
    name: 'roster and register sheets',
    parse: (random) => readWorkbook(new Uint8Array(hostileFile(random).bytes)),
  },
  { name: 'rows of files', parse: readFile },
  { name: 'markup', parse: (random) => stripMarkup(markup(random)) },
  {
    name: 'redaction',
    parse: (random) => redact(`${hostileString(random)}13800000000${hostileString(random)}`),
  },
  { name: 'normalising', parse: (random) => normalise(`${hostileString(random)}${markup(random)}`) },
  {
    name: 'patterns of terms',
    parse: (random) =>
      parsePattern(
        random.chance(0.5)
          ? hostileString(random)
          : Array.from({ length: random.int(1, 40) }, () =>
              pick(random, ['(', ')', '|', '?', '[', ']', '欠', '薪', '{', '1', ',', '}', '.', '*', '\\']),
            ).join(''),
      ),
  },
  { name: 'LightGBM models', parse: (random) => importLightgbm(modelFile(random)) },
  { name: 'XGBoost models', parse: (random) => importXgboost(modelFile(random)) },
];

const PROMISED = [RefusedError, SourceError, FieldError, PatternError, ImportError];
const LONGEST_MS = 20_000;

export type ParserTally = {
  runs: number;
  refused: number;
  readonly parsers: number;
  readonly problems: string[];
};

/** Gives every parser `count` made files or texts; faults are named with the seed's number, which makes them again. */
export const fuzzParsers = async ({
  seed,
  count,
  onParser,
}: {
  readonly seed: number;
  readonly count: number;
  /** Told after each parser how long its slowest input took. */
  readonly onParser?: (name: string, slowestMs: number) => void;
}): Promise<ParserTally> => {
  const tally: ParserTally = { runs: 0, refused: 0, parsers: PARSERS.length, problems: [] };
  const folder = mkdtempSync(join(tmpdir(), 'weisu-fuzz-'));
  try {
    for (const [index, { name, parse }] of PARSERS.entries()) {
      let slowestMs = 0;
      for (let number = 0; number < count; number += 1) {
        const startedMs = performance.now();
        tally.runs += 1;
        try {
          await parse(randomOf(seed, index, number), folder);
        } catch (error) {
          if (PROMISED.some((kind) => error instanceof kind)) tally.refused += 1;
          else
            tally.problems.push(
              `${name} · ${number}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)}`,
            );
        }
        const ms = performance.now() - startedMs;
        slowestMs = Math.max(slowestMs, ms);
        if (ms > LONGEST_MS) tally.problems.push(`${name} · ${number}: took ${Math.round(ms)} ms`);
      }
      onParser?.(name, slowestMs);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tally;
};
