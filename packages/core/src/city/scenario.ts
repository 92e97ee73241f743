import type { RecordKind } from '../signal/record.ts';

/** A named city (`weisu seed --list`). */
export type Scenario = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly enterprises: number;
  readonly months: number;
  /** Texts that the whole period brings, about. */
  readonly documents: number;
  /** How hard the times are: 1 gives the usual base rate, more makes small cities eventful enough to be of use. */
  readonly hardship: number;
  /** A feed that falls silent, and how many months before the end: missing data must be seen. */
  readonly silent: { readonly feed: RecordKind; readonly lastMonths: number };
};

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'demo',
    zh: '演示城市：两万家企业，二十四个月',
    en: 'The demonstration city: 20,000 enterprises over 24 months',
    enterprises: 20_000,
    months: 24,
    documents: 15_000,
    hardship: 1,
    silent: { feed: 'utilities', lastMonths: 6 },
  },
  {
    name: 'tiny',
    zh: '小城：两百家企业，十二个月，供测试用',
    en: 'A tiny city for tests: 200 enterprises over 12 months',
    enterprises: 200,
    months: 12,
    documents: 720,
    hardship: 1.6,
    silent: { feed: 'utilities', lastMonths: 4 },
  },
  {
    name: 'nine-months-early',
    zh: '提前九个月：2021 年 11 月发现风险，2022 年 8 月企业倒闭，1,849 件仲裁案、1.45 亿元',
    en: 'Nine months early: risk seen in November 2021, collapse in August 2022, 1,849 claims for 145 million yuan',
    enterprises: 160,
    months: 17,
    documents: 600,
    hardship: 1,
    silent: { feed: 'recruitment', lastMonths: 5 },
  },
  {
    name: 'six-days',
    zh: '六天：2024 年 1 月 10 日产品停摆，1 月 16 日职代会通过方案',
    en: 'Six days: a product stops on 10 January 2024, the workers’ congress adopts the plan on 16 January',
    enterprises: 160,
    months: 10,
    documents: 400,
    hardship: 1,
    silent: { feed: 'rent-arrears', lastMonths: 4 },
  },
  {
    name: 'three-months',
    zh: '三个月：欠薪数月、公积金断缴一年，工会在西城、注册在别处，全部仲裁案办结',
    en: 'Three months: unpaid wages and a year of housing fund; union in Xicheng, registered elsewhere',
    enterprises: 160,
    months: 12,
    documents: 480,
    hardship: 1,
    silent: { feed: 'utilities', lastMonths: 4 },
  },
];
