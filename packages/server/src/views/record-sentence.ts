import { RECORD_NAMES, type RecordKind, type Wording } from '@weisu/core';

type Values = Readonly<Record<string, number>>;

const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`;
const yuan = (amount: number): Wording =>
  amount >= 10_000
    ? { zh: `${Math.round(amount / 100) / 100} 万元`, en: `${amount.toLocaleString('en')} yuan` }
    : { zh: `${amount} 元`, en: `${amount} yuan` };

/** One phrase for each field that a record can carry, in Chinese and English. */
const FIELDS: Readonly<Record<string, (value: number) => Wording>> = {
  amountYuan: (v) => yuan(v),
  insuredCount: (v) => ({ zh: `参保 ${v} 人`, en: `${v} insured` }),
  arrearsMonths: (v) =>
    v === 0 ? { zh: '无欠缴', en: 'nothing owed' } : { zh: `欠缴 ${v} 个月`, en: `${v} months owed` },
  usageRatio: (v) => ({ zh: `用量为上年同期的 ${percent(v)}`, en: `use at ${percent(v)} of a year before` }),
  unpaidMonths: (v) =>
    v === 0 ? { zh: '无欠费', en: 'nothing unpaid' } : { zh: `欠费 ${v} 个月`, en: `${v} months unpaid` },
  changeRatio: (v) => ({ zh: `变动 ${percent(v)}`, en: `changed by ${percent(v)}` }),
  openingsCount: (v) => ({ zh: `岗位 ${v} 个`, en: `${v} openings` }),
  claimCount: (v) => ({ zh: `${v} 件`, en: `${v} claims` }),
  workerCount: (v) => ({ zh: `涉及 ${v} 人`, en: `${v} workers concerned` }),
  overdueMonths: (v) =>
    v === 0 ? { zh: '无逾期', en: 'nothing overdue' } : { zh: `逾期 ${v} 个月`, en: `${v} months overdue` },
  closedCount: (v) => ({ zh: `${v} 处`, en: `${v} sites` }),
  baseYuan: (v) => ({ zh: `人均缴费基数 ${v} 元`, en: `base of ${v} yuan a head` }),
  paidRatio: (v) => ({ zh: `发放额为考勤应发的 ${percent(v)}`, en: `${percent(v)} of what attendance asks` }),
  complaintCount: (v) => ({ zh: `${v} 件`, en: `${v} reports` }),
};

/** "社会保险：参保 120 人，欠缴 3 个月". A field without a phrase is left out: its meaning is not ours to guess. */
export const recordSentence = (kind: RecordKind, values: Values): Wording => {
  const said = Object.entries(values).flatMap(([field, value]) => FIELDS[field]?.(value) ?? []);
  const name = RECORD_NAMES[kind];
  if (said.length === 0) return name;
  return {
    zh: `${name.zh}：${said.map((s) => s.zh).join('，')}`,
    en: `${name.en}: ${said.map((s) => s.en).join(', ')}`,
  };
};
