import type { RiskKind } from '@weisu/text';
import type { SignalKind } from '../../signal/signal.ts';
import type { Wording } from '../../wording.ts';
import type { IndicatorDefinition } from '../indicator.ts';
import { define, HALF_YEAR, MONTH, QUARTER, TEXT_FRESH, YEAR } from './define.ts';

const KINDS: Record<RiskKind, Wording> = {
  'wage-arrears': { zh: '拖欠工资', en: 'wages unpaid' },
  'insurance-arrears': { zh: '欠缴社保公积金', en: 'insurance or housing fund unpaid' },
  layoff: { zh: '裁员降薪', en: 'layoffs or pay cuts' },
  shutdown: { zh: '停产停业', en: 'a shutdown' },
  insolvency: { zh: '资金链断裂或破产', en: 'insolvency' },
  'owner-missing': { zh: '负责人失联', en: 'the owner missing' },
  'other-labour': { zh: '其他违反劳动法的做法', en: 'another breach of labour law' },
};

const EVERY_KIND = Object.keys(KINDS).map((kind): SignalKind => `opinion:${kind as RiskKind}`);

const ofTexts = { dimension: 'opinion', feed: 'documents', freshDays: TEXT_FRESH } as const;

/** Stories of one kind beyond what texts usually say of this enterprise and of its industry. */
const kinds = (Object.entries(KINDS) as [RiskKind, Wording][]).map(([kind, what]) =>
  define({
    ...ofTexts,
    id: `opinion.${kind}`,
    version: 2,
    zh: `舆情：${what.zh}`,
    en: `Opinion: ${what.en}`,
    unit: 'stories',
    reads: [`opinion:${kind}`],
    windowDays: HALF_YEAR,
    baselineDays: YEAR,
    transform: 'stories',
    against: ['own-past', 'industry'],
    says: [
      [0, `有未经证实的说法称${what.zh}`, `an unconfirmed report of ${what.en}`],
      [
        0.7,
        `约 {s} 条互不相同的说法称${what.zh}`,
        `about {s} {s:distinct report|distinct reports} of ${what.en}`,
      ],
    ],
  }),
);

/** What texts say of an enterprise. Stories are counted, never their copies. */
export const OPINION_INDICATORS: readonly IndicatorDefinition[] = [
  ...kinds,
  define({
    ...ofTexts,
    id: 'opinion.recent-arrears',
    zh: '舆情：近一月拖欠工资',
    en: 'Opinion: wages unpaid, last month',
    unit: 'stories',
    reads: ['opinion:wage-arrears'],
    windowDays: MONTH,
    baselineDays: YEAR,
    transform: 'stories',
    against: ['own-past', 'industry'],
    says: [
      [
        0,
        '近一个月约 {s} 条说法称拖欠工资',
        'about {s} {s:report|reports} of unpaid wages in the last month',
      ],
    ],
  }),
  define({
    ...ofTexts,
    id: 'opinion.surest-arrears',
    zh: '舆情：拖欠工资说法的最高可信度',
    en: 'Opinion: surest report of unpaid wages',
    unit: 'ratio',
    reads: ['opinion:wage-arrears'],
    windowDays: HALF_YEAR,
    transform: 'highest',
    says: [[0, '拖欠工资的说法可信度最高 {%}', 'the surest report of unpaid wages is {%} certain']],
  }),
  define({
    ...ofTexts,
    id: 'opinion.growth',
    zh: '舆情：近一月负面说法较往常增多',
    en: 'Opinion: more bad reports than usual',
    unit: 'stories',
    reads: EVERY_KIND,
    windowDays: MONTH,
    baselineDays: YEAR,
    transform: 'stories',
    against: ['own-past', 'industry'],
    says: [
      [
        0,
        '近一个月负面说法比自身和同行往常多约 {s} 条',
        'about {s} more bad {s:report|reports} in a month than usual for it and its industry',
      ],
    ],
  }),
  define({
    ...ofTexts,
    id: 'opinion.sources',
    zh: '舆情：不同来源数',
    en: 'Opinion: different sources',
    unit: 'sources',
    reads: EVERY_KIND,
    windowDays: QUARTER,
    transform: 'sources',
    says: [
      [
        0,
        '近三个月 {n} 个来源有负面说法',
        '{n} {source reports|different sources report} trouble in three months',
      ],
    ],
  }),
  define({
    ...ofTexts,
    id: 'opinion.kinds',
    zh: '舆情：负面说法的种类数',
    en: 'Opinion: kinds of trouble',
    unit: 'kinds',
    reads: EVERY_KIND,
    windowDays: QUARTER,
    transform: 'kinds',
    says: [[0, '近三个月有 {n} 类负面说法', '{n} {kind|kinds} of trouble reported in three months']],
  }),
];
