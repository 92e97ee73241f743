import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Term } from '../src/match/term.ts';
import { allGoldRows } from './examples.ts';
import { figuresOf, FOLDS, type FoldReadings, readFold } from './cross-validate.ts';
import { learnWords } from './learn-words.ts';
import { learnAll } from './train-reading.ts';

const USAGE = `usage: npm run train -- words --data DIR
       npm run train -- reading --data DIR [--date YYYY-MM-DD] [--cross-validate] [--out FILE]

words      learns words and their company from unjudged texts; reading rests on them
reading    learns to read from judged texts

  --data DIR         folder with gold-messages, gold-headlines, headlines, citizen-messages-other and official-news (.jsonl.gz)
  --date DATE        day written into the model's file; needed to write it
  --cross-validate   print figures on texts that the model has not seen; writes nothing
  --folds N          only the first N of the folds; the others' texts are left out of the figures
  --out FILE         write readings of the cross-validated texts, one JSON line each`;

const MODEL_FILE = new URL('../src/reading/model/learned-weights.ts', import.meta.url);
const EMPLOYER_FILE = new URL('../src/reading/employer/employer-weights.ts', import.meta.url);
const WORDS_FILE = new URL('../src/reading/words/learned-words.ts', import.meta.url);
const TERMS_FILE = new URL('../../../jurisdictions/beijing/terms.json', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    date: { type: 'string' },
    'cross-validate': { type: 'boolean', default: false },
    fold: { type: 'string' },
    folds: { type: 'string', default: `${FOLDS}` },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const command = positionals[0];
if (values.help || (command !== 'reading' && command !== 'words') || values.data === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (command === 'reading' && !values['cross-validate'] && !/^\d{4}-\d{2}-\d{2}$/.test(values.date ?? '')) {
  console.error(
    '--date YYYY-MM-DD is needed to write the model: the same data and date give the same file\n',
  );
  console.error(USAGE);
  process.exit(2);
}

const terms = JSON.parse(readFileSync(TERMS_FILE, 'utf8')) as Term[];
const dir = values.data;
const progress = (message: string): void => console.error(message);

/** One fold in a process of its own: folds share nothing, and a machine may have cores to spare. */
const inChild = (fold: number): Promise<FoldReadings> =>
  new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [
      'reading',
      '--data',
      dir,
      '--cross-validate',
      '--fold',
      `${fold}`,
    ]);
    child.on('message', (message) => resolve(message as FoldReadings));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`fold ${fold + 1} ended with ${code}`));
    });
  });

const origin =
  '// Made by `npm run train -- COMMAND`; see docs/model-cards/reading.md. Not to be edited.\n'.replace(
    'COMMAND',
    command,
  );

if (command === 'words') {
  const packed = learnWords(dir, progress);
  writeFileSync(WORDS_FILE, `${origin}export const WORDS =\n  '${packed}';\n`);
  console.error(`wrote ${Math.round(packed.length / 1024)} KB`);
} else if (values.fold !== undefined) {
  const fold = Number(values.fold);
  const learning = { dir, terms, progress: (message: string) => progress(`fold ${fold + 1}: ${message}`) };
  const read = await readFold(learning, fold);
  await new Promise<void>((resolve) => {
    if (process.send) process.send(read, () => resolve());
    else resolve();
  });
  process.exit(0);
} else if (values['cross-validate']) {
  const folds = await Promise.all(Array.from({ length: Number(values.folds) }, (_, fold) => inChild(fold)));
  const { figures, lines } = figuresOf(dir, terms, folds);
  console.log(JSON.stringify(figures, null, 1));
  if (values.out !== undefined) writeFileSync(values.out, lines.join('\n') + '\n');
} else {
  const result = await learnAll({ dir, terms, progress }, allGoldRows(dir), []);
  const termIds = terms
    .map(({ id }) => id)
    .sort()
    .join(' ');
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
