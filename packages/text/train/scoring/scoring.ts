import {
  type FindingStatus,
  RISK_KINDS,
  type RiskKind,
  type TextReading,
} from '../../src/reading/finding.ts';
import type { Gold, GoldRow } from '../gold-texts.ts';

type Count = { tp: number; fp: number; fn: number };
export type Rates = { readonly p: number; readonly r: number; readonly f1: number; readonly n: number };
export type Score = {
  readonly texts: number;
  readonly concerns: Rates;
  readonly kinds: Readonly<Record<RiskKind, Rates>>;
  readonly exact: Readonly<Record<string, { readonly ratio: number; readonly n: number }>>;
};

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
const rates = ({ tp, fp, fn }: Count): Rates => ({
  p: round(tp / (tp + fp || 1)),
  r: round(tp / (tp + fn || 1)),
  f1: round((2 * tp) / (2 * tp + fp + fn || 1)),
  n: tp + fn,
});

/** True where a judgement speaks of a particular employer's arrears, layoff, shutdown, insolvency or flight. */
export const concerns = ({
  risks,
  status,
}: {
  readonly risks: readonly RiskKind[];
  readonly status: FindingStatus;
}): boolean => (status === 'actual' || status === 'feared') && risks.some((kind) => kind !== 'other-labour');

const add = (count: Count, said: boolean, wanted: boolean): void => {
  if (said && wanted) count.tp += 1;
  else if (said) count.fp += 1;
  else if (wanted) count.fn += 1;
};

/** Scores readings against gold; where two annotators differ, either judgement counts as right. */
export const scoreReadings = (rows: readonly GoldRow[], readings: readonly TextReading[]): Score => {
  const whole: Count = { tp: 0, fp: 0, fn: 0 };
  const kinds = Object.fromEntries(RISK_KINDS.map((kind) => [kind, { tp: 0, fp: 0, fn: 0 }])) as Record<
    RiskKind,
    Count
  >;
  const exact = new Map<string, [right: number, of: number]>();
  rows.forEach((row, index) => {
    const said = readings[index];
    if (said === undefined) throw new Error(`no reading for ${row.id}`);
    const agree = (saying: boolean, wanted: readonly boolean[]): boolean =>
      wanted.includes(saying) ? saying : (wanted[0] ?? false);
    const wanted = row.golds.map(concerns);
    const claims = concerns({ risks: said.kinds, status: said.status });
    add(whole, claims, agree(claims, wanted));
    for (const kind of RISK_KINDS) {
      const claimed = said.status !== 'general' && said.kinds.includes(kind);
      add(
        kinds[kind],
        claimed,
        agree(
          claimed,
          row.golds.map((gold) => gold.status !== 'general' && gold.risks.includes(kind)),
        ),
      );
    }
    if (!wanted[0]) return;
    const field = (name: string, value: unknown, of: (gold: Gold) => unknown): void => {
      const accepted = row.golds.map(of);
      if (accepted.every((one) => one === null || one === undefined)) return;
      const entry = exact.get(name) ?? [0, 0];
      entry[1] += 1;
      if (accepted.includes(value)) entry[0] += 1;
      exact.set(name, entry);
    };
    field('status', said.status, (gold) => gold.status);
    field('employer', said.employer, (gold) => gold.employer);
    field('abroad', said.abroad, (gold) => gold.abroad);
    field('amountYuan', said.amountYuan, (gold) => gold.amount_yuan);
    field('months', said.months, (gold) => gold.months);
    field('headcount', said.headcount, (gold) => gold.headcount);
  });
  return {
    texts: rows.length,
    concerns: rates(whole),
    kinds: Object.fromEntries(RISK_KINDS.map((kind) => [kind, rates(kinds[kind])])) as Record<
      RiskKind,
      Rates
    >,
    exact: Object.fromEntries(
      [...exact].map(([name, [right, of]]) => [name, { ratio: round(right / of), n: of }]),
    ),
  };
};
