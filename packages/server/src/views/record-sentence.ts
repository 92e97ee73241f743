import type { RecordKind, Wording } from '@weisu/core';

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

const NAMES: Record<RecordKind, Wording> = {
  'tax-arrears': { zh: '欠税公告', en: 'Tax arrears' },
  'social-insurance': { zh: '社会保险', en: 'Social insurance' },
  'housing-fund': { zh: '住房公积金', en: 'Housing fund' },
  utilities: { zh: '用电用水', en: 'Power and water' },
  'court-enforcement': { zh: '被执行人', en: 'Court enforcement' },
  'court-dishonest': { zh: '失信被执行人', en: 'Dishonest debtor' },
  'court-bankruptcy': { zh: '破产申请', en: 'Bankruptcy petition' },
  'equity-freeze': { zh: '股权冻结', en: 'Equity frozen' },
  'registry-representative': { zh: '法定代表人变更', en: 'Legal representative changed' },
  'registry-address': { zh: '住所变更', en: 'Seat moved' },
  'registry-abnormal': { zh: '经营异常名录', en: 'Listed as abnormal' },
  'registry-capital-reduction': { zh: '减资', en: 'Capital reduced' },
  recruitment: { zh: '招聘', en: 'Recruitment' },
  'rent-arrears': { zh: '房租物业费', en: 'Rent' },
  'arbitration-filing': { zh: '劳动仲裁立案', en: 'Arbitration filed' },
  'inspection-filing': { zh: '劳动监察立案', en: 'Labour inspection opened' },
  hotline: { zh: '热线反映', en: 'Hotline reports' },
  'credit-overdue': { zh: '贷款逾期', en: 'Overdue credit' },
  'court-restriction': { zh: '限制高消费', en: 'Limit on high spending' },
  'equity-pledge': { zh: '股权出质', en: 'Equity pledged' },
  'registry-shareholder': { zh: '股东变更', en: 'Shareholders changed' },
  'registry-cancellation': { zh: '注销公告', en: 'Notice of cancellation' },
  'site-closure': { zh: '门店厂区关停', en: 'Sites closed' },
  'contribution-base': { zh: '社保缴费基数', en: 'Contribution base' },
  'union-dues': { zh: '工会经费', en: 'Union dues' },
  'wage-account': { zh: '工资专户', en: 'Wage account' },
  'layoff-report': { zh: '裁员报告', en: 'Layoff reported' },
  'unemployment-benefit': { zh: '失业金申领', en: 'Unemployment benefit' },
};

/** "社会保险：参保 120 人，欠缴 3 个月". A field without a phrase is left out: its meaning is not ours to guess. */
export const recordSentence = (kind: RecordKind, values: Values): Wording => {
  const said = Object.entries(values).flatMap(([field, value]) => FIELDS[field]?.(value) ?? []);
  const name = NAMES[kind];
  if (said.length === 0) return name;
  return {
    zh: `${name.zh}：${said.map((s) => s.zh).join('，')}`,
    en: `${name.en}: ${said.map((s) => s.en).join(', ')}`,
  };
};
