import type { SourceId } from '../ids.ts';
import type { RecordKind } from '../signal/record.ts';
import { addMonths } from '../time.ts';
import type { Day } from '../time.ts';
import type { CitySource } from './city.ts';
import type { Place } from './place.ts';
import type { Scenario } from './scenario.ts';

/** Days between the fact and our knowledge of it, fewest and most. */
type Delay = readonly [fewest: number, most: number];

type Feed = { readonly id: SourceId; readonly name: string; readonly trust: number; readonly delay: Delay };

/** One source for each kind of record. */
export const FEEDS = {
  'tax-arrears': { id: 'src_tax', name: '税务欠税公告（演示）', trust: 0.98, delay: [12, 45] },
  'social-insurance': { id: 'src_social-insurance', name: '社保经办（演示）', trust: 0.98, delay: [8, 22] },
  'housing-fund': { id: 'src_housing-fund', name: '住房公积金中心（演示）', trust: 0.97, delay: [10, 30] },
  utilities: { id: 'src_utilities', name: '水电气用量（演示）', trust: 0.95, delay: [5, 15] },
  'court-enforcement': {
    id: 'src_court-enforcement',
    name: '法院执行信息（演示）',
    trust: 0.97,
    delay: [5, 25],
  },
  'court-dishonest': { id: 'src_court-dishonest', name: '失信名单（演示）', trust: 0.97, delay: [5, 25] },
  'court-bankruptcy': {
    id: 'src_court-bankruptcy',
    name: '破产案件信息（演示）',
    trust: 0.98,
    delay: [4, 20],
  },
  'equity-freeze': { id: 'src_equity-freeze', name: '股权冻结登记（演示）', trust: 0.96, delay: [5, 20] },
  'registry-representative': {
    id: 'src_registry-representative',
    name: '登记变更·法定代表人（演示）',
    trust: 0.98,
    delay: [3, 15],
  },
  'registry-address': {
    id: 'src_registry-address',
    name: '登记变更·住所（演示）',
    trust: 0.98,
    delay: [3, 15],
  },
  'registry-abnormal': {
    id: 'src_registry-abnormal',
    name: '经营异常名录（演示）',
    trust: 0.98,
    delay: [3, 15],
  },
  'registry-capital-reduction': {
    id: 'src_registry-capital',
    name: '登记公告·减资（演示）',
    trust: 0.97,
    delay: [3, 15],
  },
  recruitment: { id: 'src_recruitment', name: '公开招聘监测（演示）', trust: 0.8, delay: [3, 8] },
  'rent-arrears': { id: 'src_rent', name: '园区物业报送（演示）', trust: 0.85, delay: [7, 30] },
  'arbitration-filing': { id: 'src_arbitration', name: '仲裁立案（演示）', trust: 0.99, delay: [3, 10] },
  'inspection-filing': { id: 'src_inspection', name: '劳动监察立案（演示）', trust: 0.99, delay: [3, 12] },
  hotline: { id: 'src_hotline', name: '12345 热线工单（演示）', trust: 0.8, delay: [3, 6] },
  'credit-overdue': { id: 'src_credit', name: '信贷逾期（演示）', trust: 0.96, delay: [10, 35] },
  'court-restriction': {
    id: 'src_court-restriction',
    name: '限制消费令（演示）',
    trust: 0.97,
    delay: [5, 25],
  },
  'equity-pledge': { id: 'src_equity-pledge', name: '股权出质登记（演示）', trust: 0.96, delay: [5, 20] },
  'registry-shareholder': {
    id: 'src_registry-shareholder',
    name: '登记变更·股东（演示）',
    trust: 0.98,
    delay: [3, 15],
  },
  'registry-cancellation': {
    id: 'src_registry-cancellation',
    name: '登记公告·注销（演示）',
    trust: 0.98,
    delay: [3, 15],
  },
  'site-closure': { id: 'src_site-closure', name: '门店工地巡查（演示）', trust: 0.8, delay: [3, 20] },
  'contribution-base': {
    id: 'src_contribution-base',
    name: '缴费基数申报（演示）',
    trust: 0.97,
    delay: [8, 22],
  },
  'union-dues': { id: 'src_union-dues', name: '工会经费代收（演示）', trust: 0.95, delay: [8, 22] },
  'wage-account': { id: 'src_wage-account', name: '农民工工资专户（演示）', trust: 0.97, delay: [5, 15] },
  'layoff-report': { id: 'src_layoff', name: '裁员报告（演示）', trust: 0.97, delay: [3, 12] },
  'unemployment-benefit': { id: 'src_unemployment', name: '失业金申领（演示）', trust: 0.95, delay: [5, 20] },
} as const satisfies Record<RecordKind, Feed>;

/** A kind of record that the city delivers. */
export type CityRecordKind = keyof typeof FEEDS;

/** Feeds that only some districts deliver, with the share of districts that do. */
const PARTIAL: Readonly<Partial<Record<CityRecordKind, number>>> = {
  hotline: 0.55,
  'rent-arrears': 0.7,
  'site-closure': 0.6,
};

export const TEXT_SOURCES = {
  board: { id: 'src_message-board', name: '市民留言板（演示）', trust: 0.6, delay: [0, 3] },
  forum: { id: 'src_forum', name: '本地论坛（演示）', trust: 0.4, delay: [0, 2] },
  headline: { id: 'src_headlines', name: '热搜与短讯（演示）', trust: 0.4, delay: [0, 1] },
  news: { id: 'src_local-news', name: '本地新闻（演示）', trust: 0.85, delay: [0, 2] },
  transcript: { id: 'src_hotline-text', name: '热线通话摘要（演示）', trust: 0.7, delay: [1, 5] },
  court: { id: 'src_court-notices', name: '法院公告（演示）', trust: 0.97, delay: [1, 9] },
  jobs: { id: 'src_job-reviews', name: '求职点评（演示）', trust: 0.45, delay: [0, 4] },
  company: { id: 'src_company-notices', name: '企业公告（演示）', trust: 0.7, delay: [0, 2] },
} as const satisfies Record<string, Feed>;

export type TextSource = keyof typeof TEXT_SOURCES;

/** The sources of a city. A feed that is partial covers the same districts for the same place and share. */
export const sourcesOf = (scenario: Scenario, place: Place, until: Day): CitySource[] => [
  ...(Object.entries(FEEDS) as [CityRecordKind, Feed][]).map(([feed, { id, name, trust }]): CitySource => {
    const share = PARTIAL[feed];
    return {
      id,
      name,
      feed,
      trust,
      districts:
        share === undefined
          ? null
          : place.districts
              .slice(0, Math.ceil(place.districts.length * share))
              .map((district) => district.code),
      silentFrom: scenario.silent.feed === feed ? addMonths(until, -scenario.silent.lastMonths) : null,
    };
  }),
  ...Object.values(TEXT_SOURCES).map(({ id, name, trust }): CitySource => ({
    id,
    name,
    feed: 'documents',
    trust,
    districts: null,
    silentFrom: null,
  })),
];
