import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FindingStatus, RiskKind } from '../src/reading/finding.ts';
import type { ReadableText } from '../src/reading/reader.ts';
import { stripMarkup } from '../src/markup/strip-markup.ts';

/** One judgement of an annotator, as the gold files write it. */
export type Gold = {
  readonly risks: readonly RiskKind[];
  readonly status: FindingStatus;
  readonly employer: string | null;
  readonly abroad: boolean;
  readonly amount_yuan: number | null;
  readonly months: number | null;
  readonly headcount: number | null;
};

export type GoldRow = {
  readonly id: string;
  readonly set: 'messages' | 'headlines';
  readonly text: ReadableText;
  /** Days since the epoch. */
  readonly day: number;
  /** The judgement, and a second one where annotators differ. */
  readonly golds: readonly Gold[];
};

type Line = {
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly date: string;
  readonly gold?: Gold;
  readonly also?: Gold;
};

export const dayOf = (date: string): number => {
  const [year, month, day] = date.split(/[\s/-]/).map(Number);
  return Math.floor(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000);
};

const linesOf = (dir: string, name: string): Line[] =>
  gunzipSync(readFileSync(join(dir, `${name}.jsonl.gz`)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** Rows of one gold set. Throws where a row has no judgement. */
export const goldRows = (dir: string, set: 'messages' | 'headlines'): GoldRow[] =>
  linesOf(dir, `gold-${set}`).map((line) => {
    if (line.gold === undefined || line.id === undefined)
      throw new Error(`gold-${set}: a row without id or gold`);
    const text =
      set === 'messages' ? { title: line.title ?? null, body: line.text ?? '' } : { body: line.text ?? '' };
    const golds = line.also ? [line.gold, line.also] : [line.gold];
    return { id: line.id, set, text, day: dayOf(line.date), golds };
  });

/** Texts that hold (nearly) no risk. */
export const backgroundTexts = (
  dir: string,
  name: 'citizen-messages-other' | 'official-news',
): ReadableText[] =>
  linesOf(dir, name).map(({ title, text }) => ({ title: title ?? null, body: stripMarkup(text ?? '') }));
