import type { RiskKind } from '@weisu/text';
import type { RecordKind } from '../signal/record.ts';
import { RECORD_SIGNALS, type RecordSignalKind, type Signal } from '../signal/signal.ts';
import type { Wording } from '../wording.ts';
import type { Indicator, Measured } from './indicator.ts';

/** Newest statement in the window; what it says replaces what earlier ones said. */
const latest = (signals: readonly Signal[]): Measured => {
  const last = signals.at(-1);
  return last === undefined || last.magnitude === 0
    ? { value: 0, used: [] }
    : { value: last.magnitude, used: [last] };
};

/** Sum of magnitudes: claims filed, complaints made. */
const total = (signals: readonly Signal[]): Measured => ({
  value: signals.reduce((sum, signal) => sum + signal.magnitude, 0),
  used: signals,
});

/** Number of events. */
const count = (signals: readonly Signal[]): Measured => ({ value: signals.length, used: signals });

/** Stories, not copies: each counts once, by its surest document. In hundredths, so that the order of signals cannot change the sum. */
const stories = (signals: readonly Signal[]): Measured => {
  const surest = new Map<string, number>();
  for (const signal of signals) {
    const story = signal.storyId ?? signal.id;
    surest.set(story, Math.max(surest.get(story) ?? 0, Math.round(signal.certainty * 100)));
  }
  let sum = 0;
  for (const certainty of surest.values()) sum += certainty;
  return { value: sum / 100, used: signals };
};

const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`;
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

type RecordIndicator = {
  readonly id: string;
  readonly reads: RecordSignalKind;
  readonly feed: RecordKind;
  readonly zh: string;
  readonly en: string;
  readonly unit: Indicator['unit'];
  readonly windowDays: number;
  readonly freshDays: number;
  readonly ownStatement?: true;
  readonly measure: Indicator['measure'];
  readonly sentence: (value: number) => Wording;
};

const fromRecords = (definition: RecordIndicator): Indicator => {
  const { zh, en, ownStatement, ...rest } = definition;
  return {
    ...rest,
    version: 1,
    dimension: RECORD_SIGNALS[definition.reads],
    name: { zh, en },
    ownStatement: ownStatement ?? false,
  };
};

const YEAR = 365;
const HALF_YEAR = 183;
const QUARTER = 92;
/** A quarterly statement may come a quarter and its delay late. */
const STATEMENT_FRESH = 150;
const EVENT_FRESH = 60;

const labour: readonly Indicator[] = [
  fromRecords({
    id: 'labour.insurance-arrears-months',
    reads: 'insurance-arrears',
    feed: 'social-insurance',
    zh: '社保欠缴月数',
    en: 'Months of unpaid social insurance',
    unit: 'months',
    windowDays: HALF_YEAR,
    freshDays: STATEMENT_FRESH,
    ownStatement: true,
    measure: latest,
    sentence: (n) => ({
      zh: `连续 ${n} 个月欠缴社会保险费`,
      en: `social insurance unpaid for ${plural(n, 'month')}`,
    }),
  }),
  fromRecords({
    id: 'labour.insured-drop',
    reads: 'insured-drop',
    feed: 'social-insurance',
    zh: '参保人数降幅',
    en: 'Fall in insured staff',
    unit: 'ratio',
    windowDays: HALF_YEAR,
    freshDays: STATEMENT_FRESH,
    ownStatement: true,
    measure: latest,
    sentence: (n) => ({
      zh: `参保人数较一年内最高下降 ${percent(n)}`,
      en: `insured staff down ${percent(n)} from the year’s highest`,
    }),
  }),
  fromRecords({
    id: 'labour.housing-fund-arrears-months',
    reads: 'housing-fund-arrears',
    feed: 'housing-fund',
    zh: '公积金欠缴月数',
    en: 'Months of unpaid housing fund',
    unit: 'months',
    windowDays: HALF_YEAR,
    freshDays: EVENT_FRESH * 2,
    measure: latest,
    sentence: (n) => ({
      zh: `欠缴住房公积金 ${n} 个月`,
      en: `housing fund unpaid for ${plural(n, 'month')}`,
    }),
  }),
  fromRecords({
    id: 'labour.arbitration-claims',
    reads: 'arbitration-filing',
    feed: 'arbitration-filing',
    zh: '仲裁立案人次',
    en: 'Arbitration claims filed',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: total,
    sentence: (n) => ({
      zh: `一年内被申请劳动仲裁 ${n} 件${n >= 10 ? '，达到集体争议人数' : ''}`,
      en: `${plural(n, 'arbitration claim')} in a year${n >= 10 ? ', enough for a collective dispute' : ''}`,
    }),
  }),
  fromRecords({
    id: 'labour.inspection-filings',
    reads: 'inspection-filing',
    feed: 'inspection-filing',
    zh: '劳动监察立案',
    en: 'Labour inspection cases',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: (n) => ({
      zh: `一年内劳动监察立案 ${n} 起`,
      en: `${plural(n, 'labour inspection case')} in a year`,
    }),
  }),
  fromRecords({
    id: 'labour.hotline-complaints',
    reads: 'hotline-complaint',
    feed: 'hotline',
    zh: '热线投诉',
    en: 'Hotline complaints',
    unit: 'count',
    windowDays: QUARTER,
    freshDays: EVENT_FRESH,
    measure: total,
    sentence: (n) => ({
      zh: `近三个月热线反映其劳动问题 ${n} 件`,
      en: `${plural(n, 'hotline report')} of labour problems in three months`,
    }),
  }),
];

const operation: readonly Indicator[] = [
  fromRecords({
    id: 'operation.tax-arrears',
    reads: 'tax-arrears',
    feed: 'tax-arrears',
    zh: '欠税公告',
    en: 'Tax arrears notices',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH * 2,
    measure: count,
    sentence: (n) => ({ zh: `一年内被公告欠税 ${n} 次`, en: `${plural(n, 'tax arrears notice')} in a year` }),
  }),
  fromRecords({
    id: 'operation.utility-drop',
    reads: 'utility-drop',
    feed: 'utilities',
    zh: '用电用水降幅',
    en: 'Fall in power and water use',
    unit: 'ratio',
    windowDays: HALF_YEAR,
    freshDays: STATEMENT_FRESH,
    ownStatement: true,
    measure: latest,
    sentence: (n) => ({
      zh: `用电用水同比下降 ${percent(n)}`,
      en: `power and water use down ${percent(n)} on the year before`,
    }),
  }),
  fromRecords({
    id: 'operation.utility-unpaid-months',
    reads: 'utility-arrears',
    feed: 'utilities',
    zh: '水电费欠缴月数',
    en: 'Months of unpaid utility bills',
    unit: 'months',
    windowDays: HALF_YEAR,
    freshDays: STATEMENT_FRESH,
    ownStatement: true,
    measure: latest,
    sentence: (n) => ({ zh: `水电费欠缴 ${n} 个月`, en: `utility bills unpaid for ${plural(n, 'month')}` }),
  }),
  fromRecords({
    id: 'operation.rent-arrears-months',
    reads: 'rent-arrears',
    feed: 'rent-arrears',
    zh: '房租物业费欠缴月数',
    en: 'Months of unpaid rent',
    unit: 'months',
    windowDays: HALF_YEAR,
    freshDays: EVENT_FRESH * 2,
    measure: latest,
    sentence: (n) => ({
      zh: `房租或物业费欠缴 ${n} 个月`,
      en: `rent or property fee unpaid for ${plural(n, 'month')}`,
    }),
  }),
  fromRecords({
    id: 'operation.enforcement',
    reads: 'court-enforcement',
    feed: 'court-enforcement',
    zh: '被执行',
    en: 'Court enforcement',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: (n) => ({
      zh: `一年内被法院列为被执行人 ${n} 次`,
      en: `subject to court enforcement ${plural(n, 'time')} in a year`,
    }),
  }),
  fromRecords({
    id: 'operation.dishonest',
    reads: 'court-dishonest',
    feed: 'court-dishonest',
    zh: '失信被执行',
    en: 'Dishonest-debtor listing',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: (n) => ({
      zh: `一年内被列入失信被执行人 ${n} 次`,
      en: `listed as a dishonest debtor ${plural(n, 'time')} in a year`,
    }),
  }),
  fromRecords({
    id: 'operation.bankruptcy',
    reads: 'court-bankruptcy',
    feed: 'court-bankruptcy',
    zh: '破产申请',
    en: 'Bankruptcy filing',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: () => ({ zh: '法院已收到破产申请', en: 'a bankruptcy petition has been filed' }),
  }),
  fromRecords({
    id: 'operation.equity-freeze',
    reads: 'equity-freeze',
    feed: 'equity-freeze',
    zh: '股权冻结',
    en: 'Equity freeze',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: (n) => ({ zh: `一年内股权被冻结 ${n} 次`, en: `equity frozen ${plural(n, 'time')} in a year` }),
  }),
  fromRecords({
    id: 'operation.representative-change',
    reads: 'representative-change',
    feed: 'registry-representative',
    zh: '法定代表人变更',
    en: 'Change of legal representative',
    unit: 'count',
    windowDays: HALF_YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: (n) => ({
      zh: `半年内变更法定代表人 ${n} 次`,
      en: `legal representative changed ${plural(n, 'time')} in half a year`,
    }),
  }),
  fromRecords({
    id: 'operation.address-change',
    reads: 'address-change',
    feed: 'registry-address',
    zh: '住所变更',
    en: 'Change of seat',
    unit: 'count',
    windowDays: HALF_YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: (n) => ({ zh: `半年内变更住所 ${n} 次`, en: `seat moved ${plural(n, 'time')} in half a year` }),
  }),
  fromRecords({
    id: 'operation.abnormal',
    reads: 'registry-abnormal',
    feed: 'registry-abnormal',
    zh: '经营异常',
    en: 'Abnormal-operation listing',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: () => ({ zh: '被列入经营异常名录', en: 'listed as operating abnormally' }),
  }),
  fromRecords({
    id: 'operation.capital-reduction',
    reads: 'capital-reduction',
    feed: 'registry-capital-reduction',
    zh: '减资',
    en: 'Capital reduction',
    unit: 'count',
    windowDays: YEAR,
    freshDays: EVENT_FRESH,
    measure: count,
    sentence: () => ({ zh: '一年内减少注册资本', en: 'registered capital reduced within a year' }),
  }),
  fromRecords({
    id: 'operation.recruitment-drop',
    reads: 'recruitment-drop',
    feed: 'recruitment',
    zh: '招聘降幅',
    en: 'Fall in recruitment',
    unit: 'ratio',
    windowDays: HALF_YEAR,
    freshDays: STATEMENT_FRESH,
    ownStatement: true,
    measure: latest,
    sentence: (n) => ({
      zh: `招聘岗位较一年内最高下降 ${percent(n)}`,
      en: `openings down ${percent(n)} from the year’s highest`,
    }),
  }),
];

const OPINIONS: Record<RiskKind, Wording> = {
  'wage-arrears': { zh: '拖欠工资', en: 'wages unpaid' },
  'insurance-arrears': { zh: '欠缴社保公积金', en: 'insurance or housing fund unpaid' },
  layoff: { zh: '裁员降薪', en: 'layoffs or pay cuts' },
  shutdown: { zh: '停产停业', en: 'a shutdown' },
  insolvency: { zh: '资金链断裂或破产', en: 'insolvency' },
  'owner-missing': { zh: '负责人失联', en: 'the owner missing' },
  'other-labour': { zh: '其他违反劳动法的做法', en: 'another breach of labour law' },
};

/** The value weighs stories by certainty: .5 is one rumour, 1.8 two sure reports. */
const opinionSentence =
  (what: Wording) =>
  (value: number): Wording =>
    value < 0.7
      ? { zh: `有未经证实的说法称${what.zh}`, en: `an unconfirmed report of ${what.en}` }
      : {
          zh: `约 ${Math.max(1, Math.round(value / 0.9))} 条互不相同的说法称${what.zh}`,
          en: `about ${plural(Math.max(1, Math.round(value / 0.9)), 'distinct report')} of ${what.en}`,
        };

const opinion: readonly Indicator[] = (Object.entries(OPINIONS) as [RiskKind, Wording][]).map(
  ([kind, what]) => ({
    id: `opinion.${kind}`,
    version: 1,
    dimension: 'opinion',
    name: { zh: `舆情：${what.zh}`, en: `Opinion: ${what.en}` },
    unit: 'stories',
    reads: `opinion:${kind}`,
    feed: 'documents',
    ownStatement: false,
    windowDays: HALF_YEAR,
    freshDays: 14,
    measure: stories,
    sentence: opinionSentence(what),
  }),
);

/** Every indicator of the product, by dimension. Documentation and pages list them from here. */
export const INDICATORS: readonly Indicator[] = [...opinion, ...operation, ...labour];

const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));
/** The definition of an indicator id, or undefined where the catalogue has none (a retired one). */
export const findIndicator = (id: string): Indicator | undefined => byId.get(id);
