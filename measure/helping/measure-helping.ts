import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createReader, type FindingStatus, redact, RISK_KINDS, type RiskKind, type Term } from '@weisu/text';
import type { HelpingModel, NoHelp } from '@weisu/server';
import { proposeFindings } from '@weisu/server';
import { z } from 'zod';

const judgement = z.object({ risks: z.array(z.string()), status: z.string() });
const goldRow = z.object({
  id: z.string(),
  title: z.string().nullable().default(null),
  text: z.string(),
  gold: judgement,
  /** A second judgement of the same text: where two differ, either counts as right. */
  also: judgement.optional(),
});
type GoldRow = z.infer<typeof goldRow>;
type Said = { readonly risks: readonly string[]; readonly status: string };

/** Precision, recall and their mean, with how many texts the gold says are so. */
export type Score = { readonly p: number; readonly r: number; readonly f1: number; readonly n: number };
export type HelpingFigures = {
  readonly texts: number;
  readonly reader: { readonly concerns: Score; readonly kinds: Record<RiskKind, Score> };
  readonly model: { readonly concerns: Score; readonly kinds: Record<RiskKind, Score> };
  /** Statements of the model whose quote the text does not hold. */
  readonly dropped: number;
  readonly kept: number;
  readonly noHelp: Partial<Record<NoHelp, number>>;
  readonly msPerText: number;
};

/** Rows of a gold file of judged texts, `.jsonl` or `.jsonl.gz`. Throws where a row has another form. */
export const readGold = (file: string): readonly GoldRow[] => {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim();
  return text.split('\n').map((line, at) => {
    const parsed = goldRow.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${at + 1}: ${parsed.error.issues[0]?.message ?? ''}`);
    return parsed.data;
  });
};

const concerns = ({ risks, status }: Said): boolean =>
  risks.some((risk) => risk !== 'other-labour') && (status === 'actual' || status === 'feared');
const says = (kind: string, { risks, status }: Said): boolean => status !== 'general' && risks.includes(kind);

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

const score = (pairs: readonly (readonly [said: boolean, wanted: readonly boolean[]])[]): Score => {
  let [tp, fp, fn] = [0, 0, 0];
  for (const [said, wanted] of pairs) {
    const gold = wanted.includes(said) ? said : wanted[0] === true;
    if (said && gold) tp += 1;
    else if (said) fp += 1;
    else if (gold) fn += 1;
  }
  return {
    p: round(tp / (tp + fp || 1)),
    r: round(tp / (tp + fn || 1)),
    f1: round((2 * tp) / (2 * tp + fp + fn || 1)),
    n: tp + fn,
  };
};

const scoreAll = (rows: readonly GoldRow[], said: readonly Said[]) => {
  const over = (judge: (said: Said) => boolean): Score =>
    score(
      rows.map((row, at) => {
        const golds = row.also === undefined ? [row.gold] : [row.gold, row.also];
        return [judge(said[at] ?? { risks: [], status: 'general' }), golds.map(judge)];
      }),
    );
  return {
    concerns: over(concerns),
    kinds: Object.fromEntries(RISK_KINDS.map((kind) => [kind, over((one) => says(kind, one))])) as Record<
      RiskKind,
      Score
    >,
  };
};

/** The gravest status that a finding has speaks for the text. */
const ORDER: readonly FindingStatus[] = ['actual', 'feared', 'resolved', 'denied', 'general'];
const wholeOf = (findings: readonly { readonly kind: RiskKind; readonly status: FindingStatus }[]): Said => ({
  risks: [...new Set(findings.filter(({ status }) => status !== 'general').map(({ kind }) => kind))],
  status: ORDER.find((status) => findings.some((finding) => finding.status === status)) ?? 'general',
});

/** Reads every text with the built-in reader and asks the model about it; scores both against the gold judgements in the same way. */
export const measureHelping = async (
  rows: readonly GoldRow[],
  terms: readonly Term[],
  model: HelpingModel,
  onText: (done: number) => void,
): Promise<HelpingFigures> => {
  const reader = createReader({ terms });
  const byReader: Said[] = [];
  const byModel: Said[] = [];
  const noHelp: Partial<Record<NoHelp, number>> = {};
  let [dropped, kept] = [0, 0];
  const startedMs = performance.now();
  for (const [at, row] of rows.entries()) {
    const text = redact(row.title === null ? row.text : `${row.title}\n${row.text}`).text;
    const reading = reader.read({ title: row.title, body: redact(row.text).text });
    byReader.push({ risks: reading.kinds, status: reading.status });
    const help = await proposeFindings(model, text);
    if (help.ok) {
      byModel.push(wholeOf(help.answer.kept));
      dropped += help.answer.droppedCount;
      kept += help.answer.kept.length;
    } else {
      byModel.push({ risks: [], status: 'general' });
      noHelp[help.why] = (noHelp[help.why] ?? 0) + 1;
    }
    onText(at + 1);
  }
  return {
    texts: rows.length,
    reader: scoreAll(rows, byReader),
    model: scoreAll(rows, byModel),
    dropped,
    kept,
    noHelp,
    msPerText: Math.round((performance.now() - startedMs) / Math.max(1, rows.length)),
  };
};
