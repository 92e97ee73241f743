import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FINDING_STATUSES, RISK_KINDS } from '../src/reading/finding.ts';
import { dayOf, type Gold, type GoldRow } from './gold-texts.ts';

/** A judgement without its text: whoever has the data file finds the text again by the hash. */
export type JudgedText = {
  /** First 16 hex digits of the SHA-256 of the text in UTF-8, exactly as the data file writes it. */
  readonly h: string;
  readonly kinds: Gold['risks'];
  readonly status: Gold['status'];
  /** Where the employer's name stands in the text, in UTF-16 code units, end not included. */
  readonly employer: readonly [start: number, end: number] | null;
  readonly abroad: boolean;
  readonly amountYuan: number | null;
  readonly months: number | null;
  readonly headcount: number | null;
};

/** A row of a data file: a headline has a title alone, a message a title and a text. */
export type DataText = { readonly date: string; readonly title: string; readonly text?: string };

export type JoinedTexts = { readonly rows: readonly GoldRow[]; readonly unmatched: readonly string[] };

/** The text that a hash is taken of and that places count in. */
const wholeOf = ({ title, text }: DataText): string => (text === undefined ? title : `${title}\n${text}`);

export const textHash = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

const isCount = (value: unknown): boolean => value === null || (Number.isFinite(value) && Number(value) > 0);

/** Throws where a judgement says a kind, status or number that the guide does not know, naming file, row and field. */
export const checkGold = (gold: Gold, where: string): void => {
  const wrong = (field: string): never => {
    throw new Error(`${where}, field ${field}: not a value of the annotation guide`);
  };
  if (!Array.isArray(gold.risks) || !gold.risks.every((kind) => RISK_KINDS.includes(kind))) wrong('risks');
  if (!FINDING_STATUSES.includes(gold.status)) wrong('status');
  if (gold.status !== 'general' && gold.risks.length === 0) wrong('risks');
  if (typeof gold.abroad !== 'boolean') wrong('abroad');
  if (!isCount(gold.amount_yuan)) wrong('amount_yuan');
  if (!isCount(gold.months)) wrong('months');
  if (!isCount(gold.headcount)) wrong('headcount');
};

/**
 * Puts texts and judgements together again. `unmatched` are hashes of judgements whose text is in no data file: of
 * another edition of the data, or of a text that was changed. Throws where an employer's place is outside its text.
 */
export const joinJudged = (judged: readonly JudgedText[], texts: Iterable<DataText>): JoinedTexts => {
  const waiting = new Map(judged.map((judgement) => [judgement.h, judgement]));
  const rows: GoldRow[] = [];
  for (const written of texts) {
    const whole = wholeOf(written);
    const judgement = waiting.get(textHash(whole));
    if (judgement === undefined) continue;
    waiting.delete(judgement.h);
    const { h, kinds, status, employer, abroad, amountYuan, months, headcount } = judgement;
    const where = `judged text ${h}`;
    if (employer !== null && !(employer[0] >= 0 && employer[0] < employer[1] && employer[1] <= whole.length))
      throw new Error(`${where}, field employer: ${employer.join('-')} is no place in its text`);
    const gold: Gold = {
      risks: kinds,
      status,
      employer: employer && whole.slice(employer[0], employer[1]),
      abroad,
      amount_yuan: amountYuan,
      months,
      headcount,
    };
    checkGold(gold, where);
    const { title, text } = written;
    rows.push({
      id: h,
      set: text === undefined ? 'headlines' : 'messages',
      text: text === undefined ? { body: title } : { title, body: text },
      day: dayOf(written.date),
      golds: [gold],
    });
  }
  return { rows, unmatched: [...waiting.keys()] };
};

const complainAloud = (complaint: string): void => console.error(complaint);

const loadJudged = async (
  file: string,
  dataDir: string,
  dataFile: string,
  complain: (complaint: string) => void,
): Promise<GoldRow[]> => {
  const lines = await readFile(new URL(`./judged/${file}`, import.meta.url), 'utf8');
  const judged = linesOf(lines) as JudgedText[];
  const data = await promisify(gunzip)(await readFile(join(dataDir, dataFile)));
  const { rows, unmatched } = joinJudged(judged, linesOf(data.toString('utf8')) as DataText[]);
  if (unmatched.length > 0)
    complain(
      `judged/${file}: ${unmatched.length} of ${judged.length} rows match no text of ${dataFile}, ` +
        `for instance ${unmatched.slice(0, 3).join(', ')}`,
    );
  return [...rows];
};

/**
 * Judged headlines, joined to `headlines.jsonl.gz` of the data folder. Judgements without a text are left out and
 * complained of once, with their number and first hashes.
 */
export const loadJudgedHeadlines = (dataDir: string, complain = complainAloud): Promise<GoldRow[]> =>
  loadJudged('headlines.jsonl', dataDir, 'headlines.jsonl.gz', complain);

/** Judged messages of the government desk, joined to `citizen-messages-other.jsonl.gz`; else as for headlines. */
export const loadJudgedMessages = (dataDir: string, complain = complainAloud): Promise<GoldRow[]> =>
  loadJudged('desk-messages.jsonl', dataDir, 'citizen-messages-other.jsonl.gz', complain);
