import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Term } from '../src/match/term.ts';
import { trainReading } from './train-reading.ts';

const USAGE = `usage: npm run train -- reading --data DIR [--date YYYY-MM-DD] [--cross-validate] [--out FILE]

  --data DIR         folder with gold-messages, gold-headlines, citizen-messages-other and official-news (.jsonl.gz)
  --date DATE        day written into the model's file; needed to write it
  --cross-validate   print figures on texts that the model has not seen; writes nothing
  --out FILE         write readings of the cross-validated texts, one JSON line each`;

const MODEL_FILE = new URL('../src/reading/model/learned-weights.ts', import.meta.url);
const EMPLOYER_FILE = new URL('../src/reading/employer/employer-weights.ts', import.meta.url);
const TERMS_FILE = new URL('../../../jurisdictions/beijing/terms.json', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    date: { type: 'string' },
    'cross-validate': { type: 'boolean', default: false },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || positionals[0] !== 'reading' || values.data === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (!values['cross-validate'] && !/^\d{4}-\d{2}-\d{2}$/.test(values.date ?? '')) {
  console.error(
    '--date YYYY-MM-DD is needed to write the model: the same data and date give the same file\n',
  );
  console.error(USAGE);
  process.exit(2);
}

const terms = JSON.parse(readFileSync(TERMS_FILE, 'utf8')) as Term[];
const result = trainReading({
  dir: values.data,
  terms,
  crossValidate: values['cross-validate'],
  progress: (message) => console.error(message),
});
if (result.kind === 'figures') {
  console.log(JSON.stringify(result.figures, null, 1));
  if (values.out !== undefined) writeFileSync(values.out, result.lines.join('\n') + '\n');
} else {
  const termIds = terms
    .map(({ id }) => id)
    .sort()
    .join(' ');
  const origin =
    '// Made by `npm run train -- reading`; see docs/model-cards/reading.md. Not to be edited.\n';
  // Laid out as the formatter would, so that formatting leaves the file as it was made.
  writeFileSync(
    MODEL_FILE,
    `${origin}export const MODEL_DATE = '${values.date}';\n` +
      `/** Ids of the terms that the model has seen, with spaces between; other terms add their own weight. */\n` +
      `export const MODEL_TERMS =\n  '${termIds}';\n` +
      `export const MODEL =\n  '${result.reading}';\n`,
  );
  writeFileSync(EMPLOYER_FILE, `${origin}export const EMPLOYER_MODEL =\n  '${result.employer}';\n`);
  console.error(`wrote ${Math.round((result.reading.length + result.employer.length) / 1024)} KB`);
}
