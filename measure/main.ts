import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runHelping } from './helping/run-helping.ts';
import {
  type LinkingFigures,
  learnWeights,
  measureLinking,
  openGround,
  writeWeights,
} from './linking/measure-linking.ts';

const USAGE = `npm run measure -- linking [--names REGISTRY.tsv.gz] [--data DIR] [--json]
npm run measure -- helping [--gold FILE] [--most 200] [--json]

  --names FILE   registry with name, credit_code, registered_on, province, area; an invented one without
  --data DIR     folder with company-names-in-text, negative-news, gold-messages, gold-headlines (.jsonl.gz); invented sentences without
  --share 1      share of the registry that is used
  --each 800     items of each kind of trap
  --wrong 0      so many wrong automatic links are shown
  --learn DATE   learn the weights from the other half first and write them; needs --names and --data, and those two of running text
  --running 8000 headlines to learn phrases from
  --gold FILE    judged texts (.jsonl, .jsonl.gz) with id, title, text, gold {risks, status}; WEISU_HELPER_URL and WEISU_HELPER_MODEL name the model; six invented texts without
  --most 200     texts that are asked about`;

const WEIGHTS_FILE = fileURLToPath(new URL('../packages/core/src/mention/link-weights.ts', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    names: { type: 'string' },
    data: { type: 'string' },
    share: { type: 'string', default: '1' },
    each: { type: 'string', default: '800' },
    wrong: { type: 'string', default: '0' },
    learn: { type: 'string' },
    running: { type: 'string', default: '8000' },
    gold: { type: 'string' },
    most: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});

const percent = (value: number | null): string => (value === null ? '—' : value.toFixed(4));

const show = ({ automatic, atHalf, calibration, textsPerCpuSecond }: LinkingFigures): void => {
  console.log(`${'trap'.padEnd(18)} items  meant linked  right  precision  recall`);
  for (const { trap, items, meant, linked, right, precision, recall } of automatic.lines)
    console.log(
      `${trap.padEnd(18)} ${[items, meant, linked, right].map((n) => String(n).padStart(5)).join('  ')}  ${percent(precision).padStart(9)}  ${percent(recall).padStart(6)}`,
    );
  console.log(
    `automatic at ${automatic.threshold}: precision ${percent(automatic.precision)} recall ${percent(automatic.recall)} (${automatic.linked} linked, ${automatic.wrong} wrong)`,
  );
  console.log(`at 0.5: precision ${percent(atHalf.precision)} recall ${percent(atHalf.recall)}`);
  console.log('calibration: from  count  said  was');
  for (const { from, count, said, was } of calibration)
    console.log(
      `             ${from.toFixed(2)}  ${String(count).padStart(5)}  ${percent(said)}  ${percent(was)}`,
    );
  console.log(
    `read and linked ${textsPerCpuSecond} texts a second of processor time, looking names up in a plain map`,
  );
};

const note = (message: string): void => console.error(message);

if (positionals[0] === 'helping') {
  const { gold, most, json } = values;
  process.exit(await runHelping({ gold, most: Number(most), json }));
}
if (positionals[0] !== 'linking') {
  console.error(USAGE);
  process.exit(2);
}
const ground = await openGround(
  { names: values.names, data: values.data, share: Number(values.share) },
  note,
);
if (values.learn !== undefined) {
  const model = learnWeights(
    ground,
    { each: Number(values.each), data: values.data, running: Number(values.running), date: values.learn },
    note,
  );
  writeFileSync(WEIGHTS_FILE, writeWeights(model, values.learn));
  note(`wrote ${WEIGHTS_FILE}`);
}
const figures = measureLinking(ground, Number(values.each), note);
if (values.json) {
  const { judged: _, ...rest } = figures;
  console.log(JSON.stringify(rest));
} else show(figures);
for (const { trap, confidence, surface, text } of figures.judged.offered
  .filter((each) => !each.isRight && each.byItself)
  .slice(0, Number(values.wrong)))
  console.log(`${trap} ${confidence} ${surface} | ${text.replaceAll('\n', ' ')}`);
