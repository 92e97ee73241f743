import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FINDING_STATUSES, RISK_KINDS } from '../src/reading/finding.ts';
import { dayOf, type Gold, type GoldRow } from './gold-texts.ts';

/** A headline's judgement without the headline: whoever has the data file finds its title again by the hash. */
export type JudgedHeadline = {
  /** First 16 hex digits of the SHA-256 of the title in UTF-8, exactly as the data file writes it. */
  readonly h: string;
  readonly kinds: Gold['risks'];
  readonly status: Gold['status'];
  /** Where the employer's name stands in the title, in UTF-16 code units, end not included. */
  readonly employer: readonly [start: number, end: number] | null;
  readonly abroad: boolean;
  readonly amountYuan: number | null;
  readonly months: number | null;
  readonly headcount: number | null;
};

export type DatedTitle = { readonly date: string; readonly title: string };

export type JoinedHeadlines = { readonly rows: readonly GoldRow[]; readonly unmatched: readonly string[] };

export const titleHash = (title: string): string =>
  createHash('sha256').update(title, 'utf8').digest('hex').slice(0, 16);

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
 * Puts titles and judgements together again. `unmatched` are hashes of judgements whose title is in no data file: of
 * another edition of the data, or of a title that was changed. Throws where an employer's place is outside its title.
 */
export const joinHeadlines = (
  judged: readonly JudgedHeadline[],
  titles: Iterable<DatedTitle>,
): JoinedHeadlines => {
  const waiting = new Map(judged.map((judgement) => [judgement.h, judgement]));
  const rows: GoldRow[] = [];
  for (const { date, title } of titles) {
    const judgement = waiting.get(titleHash(title));
    if (judgement === undefined) continue;
    waiting.delete(judgement.h);
    const { h, kinds, status, employer, abroad, amountYuan, months, headcount } = judgement;
    const where = `judged headline ${h}`;
    if (employer !== null && !(employer[0] >= 0 && employer[0] < employer[1] && employer[1] <= title.length))
      throw new Error(`${where}, field employer: ${employer.join('-')} is no place in its title`);
    const gold: Gold = {
      risks: kinds,
      status,
      employer: employer && title.slice(employer[0], employer[1]),
      abroad,
      amount_yuan: amountYuan,
      months,
      headcount,
    };
    checkGold(gold, where);
    rows.push({ id: h, set: 'headlines', text: { body: title }, day: dayOf(date), golds: [gold] });
  }
  return { rows, unmatched: [...waiting.keys()] };
};

const JUDGED_HEADLINES = new URL('./judged/headlines.jsonl', import.meta.url);

const complainAloud = (complaint: string): void => console.error(complaint);

/**
 * Judged headlines, joined to `headlines.jsonl.gz` of the data folder. Judgements without a title are left out and
 * complained of once, with their number and first hashes.
 */
export const loadJudgedHeadlines = async (
  dataDir: string,
  complain: (complaint: string) => void = complainAloud,
): Promise<GoldRow[]> => {
  const judged = linesOf(await readFile(JUDGED_HEADLINES, 'utf8')) as JudgedHeadline[];
  const data = await promisify(gunzip)(await readFile(join(dataDir, 'headlines.jsonl.gz')));
  const { rows, unmatched } = joinHeadlines(judged, linesOf(data.toString('utf8')) as DatedTitle[]);
  if (unmatched.length > 0)
    complain(
      `judged/headlines.jsonl: ${unmatched.length} of ${judged.length} rows match no title of headlines.jsonl.gz, ` +
        `for instance ${unmatched.slice(0, 3).join(', ')}`,
    );
  return [...rows];
};
