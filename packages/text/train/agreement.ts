// How far the judge of judged/ agrees with the gold: 100 gold headlines judged again without seeing their gold.
// usage: node scripts/weisu-run.mjs packages/text/train/agreement.ts DIR
import { readFileSync } from 'node:fs';
import { NOTHING } from '../src/reading/assemble.ts';
import { goldRows } from './gold-texts.ts';
import { type JudgedText, joinJudged, textHash } from './judged-texts.ts';
import { scoreReadings } from './scoring/scoring.ts';

const BLIND = new URL('./judged/blind-headlines.jsonl', import.meta.url);

const dir = process.argv[2];
if (dir === undefined) {
  console.error('usage: node scripts/weisu-run.mjs packages/text/train/agreement.ts DIR');
  process.exit(2);
}

const judged = readFileSync(BLIND, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as JudgedText);
const gold = goldRows(dir, 'headlines');
const { rows: said, unmatched } = joinJudged(
  judged,
  gold.map(({ text }) => ({ date: '2000-01-01', title: text.body })),
);
if (unmatched.length > 0) console.error(`${unmatched.length} judgements match no gold headline`);
const goldOf = new Map(gold.map((row) => [textHash(row.text.body), row]));
const pairs = said.flatMap(({ id, golds: [one] }) => {
  const row = goldOf.get(id);
  return row === undefined || one === undefined
    ? []
    : [
        {
          row,
          reading: {
            ...NOTHING,
            kinds: one.risks,
            status: one.status,
            employer: one.employer,
            abroad: one.abroad,
            amountYuan: one.amount_yuan,
            months: one.months,
            headcount: one.headcount,
          },
        },
      ];
});
console.log(
  JSON.stringify(
    scoreReadings(
      pairs.map(({ row }) => row),
      pairs.map(({ reading }) => reading),
    ),
    null,
    1,
  ),
);
