import { readFileSync } from 'node:fs';
import type { ReadableText } from '../src/reading/reader.ts';
import type { Gold, GoldRow } from './gold-texts.ts';
import { checkGold } from './judged-texts.ts';

type InventedLine = {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
  readonly gold: Gold;
};

const FILES = { messages: 'messages', headlines: 'invented-headlines' } as const;

/** Day of the first text. Each next one is a week later, so that grouping by week keeps none of them together. */
const FIRST_DAY = 0;

/** Rows of a file of invented texts. Throws where a judgement does not fit its text, naming file, row and field. */
export const parseInvented = (jsonl: string, file: string, set: GoldRow['set']): GoldRow[] =>
  jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const { id, title, text, gold } = JSON.parse(line) as InventedLine;
      const where = `${file}, row ${index + 1} (${id})`;
      checkGold(gold, where);
      if (gold.employer !== null && !`${title ?? ''}\n${text}`.includes(gold.employer))
        throw new Error(`${where}, field employer: not written in the text`);
      const readable: ReadableText =
        set === 'messages' ? { title: title ?? null, body: text } : { body: text };
      return { id, set, text: readable, day: FIRST_DAY + 7 * index, golds: [gold] };
    });

const load = (name: string, set: GoldRow['set']): GoldRow[] => {
  const file = `judged/${name}.jsonl`;
  return parseInvented(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8'), file, set);
};

/** Invented messages or headlines with their judgements. */
export const inventedTexts = (set: GoldRow['set']): GoldRow[] => load(FILES[set], set);

/** Invented headlines as a forum asks them, with judgements: rules are tried on them, and nothing is learned from them. */
export const inventedQuestions = (): GoldRow[] => load('invented-questions', 'headlines');
