import { parseArgs } from 'node:util';
import { runHelping } from './helping/run-helping.ts';
import { runLinking } from './linking/run-linking.ts';
import { runTexts } from './linking/run-texts.ts';

const USAGE = `npm run measure -- linking [--names REGISTRY.tsv.gz] [--data DIR] [--json]
npm run measure -- linking --texts FILE[,FILE] --names REGISTRY.tsv.gz [--province 11] [--asked 50] [--judged FILE] [--json]
npm run measure -- helping [--gold FILE] [--most 200] [--json]

  --names FILE   registry with name, credit_code, registered_on, province, area; an invented one without
  --data DIR     folder with company-names-in-text, negative-news, gold-messages, gold-headlines (.jsonl.gz); invented sentences without
  --share 1      share of the registry that is used
  --each 800     items of each kind of trap
  --wrong 0      so many wrong automatic links are shown
  --missed 0     so many enterprises that were meant and not linked are shown
  --learn DATE   learn the weights from the other half first and write them; needs --names and --data, and those two of running text
  --running 8000 headlines to learn phrases from
  --texts FILE   real texts (.jsonl, .jsonl.gz) with text, and id, title, date: every link made by itself is shown with its evidence
  --province 11  only enterprises whose credit code is of this province
  --asked 50     so many of the names that a person would be asked about are shown too
  --judged FILE  what a person said of them: lines {"key", "verdict": "y" | "n" | "u"}; precision is printed
  --gold FILE    judged texts (.jsonl, .jsonl.gz) with id, title, text, gold {risks, status}; WEISU_HELPER_URL and WEISU_HELPER_MODEL name the model; six invented texts without
  --most 200     texts that are asked about`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    names: { type: 'string' },
    data: { type: 'string' },
    share: { type: 'string', default: '1' },
    each: { type: 'string', default: '800' },
    wrong: { type: 'string', default: '0' },
    missed: { type: 'string', default: '0' },
    texts: { type: 'string' },
    province: { type: 'string' },
    asked: { type: 'string', default: '50' },
    judged: { type: 'string' },
    learn: { type: 'string' },
    running: { type: 'string', default: '8000' },
    gold: { type: 'string' },
    most: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});

if (positionals[0] === 'helping') {
  const { gold, most, json } = values;
  process.exit(await runHelping({ gold, most: Number(most), json }));
}
if (positionals[0] !== 'linking') {
  console.error(USAGE);
  process.exit(2);
}
if (values.texts !== undefined) {
  if (values.names === undefined) {
    console.error(USAGE);
    process.exit(2);
  }
  await runTexts({
    texts: values.texts.split(','),
    names: values.names,
    province: values.province ?? null,
    asked: Number(values.asked),
    judged: values.judged,
    json: values.json,
  });
} else
  await runLinking({
    ...values,
    share: Number(values.share),
    each: Number(values.each),
    wrong: Number(values.wrong),
    missed: Number(values.missed),
    running: Number(values.running),
  });
