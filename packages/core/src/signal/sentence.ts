import type { Wording } from '../wording.ts';
import type { Signal, SignalKind } from './signal.ts';

const n = (value: number): string => String(Math.round(value * 100) / 100);
const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`;
const times = (value: number, one: string): string => `${n(value)} ${one}${value === 1 ? '' : 's'}`;

/** One signal in a sentence: what was seen, its size, never who complained. */
const SENTENCES: Record<SignalKind, (size: number) => Wording> = {
  'opinion:wage-arrears': () => ({ zh: '文本称其拖欠工资', en: 'a text says wages are unpaid' }),
  'opinion:insurance-arrears': () => ({
    zh: '文本称其欠缴社保或公积金',
    en: 'a text says insurance or housing fund is unpaid',
  }),
  'opinion:layoff': () => ({
    zh: '文本称其裁员、降薪或放长假',
    en: 'a text says it lays off, cuts pay or sends staff on leave',
  }),
  'opinion:shutdown': () => ({ zh: '文本称其停产、停业或搬迁', en: 'a text says it stops or closes' }),
  'opinion:insolvency': () => ({ zh: '文本称其资金断裂或破产', en: 'a text says it is insolvent' }),
  'opinion:owner-missing': () => ({
    zh: '文本称其负责人失联',
    en: 'a text says its owner cannot be reached',
  }),
  'opinion:other-labour': () => ({
    zh: '文本称其有其他违反劳动法的做法',
    en: 'a text says it breaks labour law otherwise',
  }),
  'tax-arrears': () => ({ zh: '税务部门公告欠税', en: 'tax arrears announced' }),
  'utility-drop': (s) =>
    s === 0
      ? { zh: '用电用水恢复', en: 'power and water use recovered' }
      : { zh: `用电用水同比下降 ${percent(s)}`, en: `power and water use down ${percent(s)}` },
  'utility-arrears': (s) =>
    s === 0
      ? { zh: '水电费已缴清', en: 'utility bills paid up' }
      : { zh: `水电费欠缴 ${n(s)} 个月`, en: `utility bills ${times(s, 'month')} behind` },
  'rent-arrears': (s) =>
    s === 0
      ? { zh: '房租物业费已缴清', en: 'rent paid up' }
      : { zh: `房租或物业费欠缴 ${n(s)} 个月`, en: `rent ${times(s, 'month')} behind` },
  'court-enforcement': () => ({ zh: '被法院列为被执行人', en: 'subject to court enforcement' }),
  'court-dishonest': () => ({ zh: '被列入失信被执行人', en: 'listed as a dishonest debtor' }),
  'court-bankruptcy': () => ({ zh: '法院收到破产申请', en: 'bankruptcy petition filed' }),
  'equity-freeze': () => ({ zh: '股权被冻结', en: 'equity frozen' }),
  'representative-change': () => ({ zh: '变更法定代表人', en: 'legal representative changed' }),
  'address-change': () => ({ zh: '变更住所', en: 'seat moved' }),
  'registry-abnormal': () => ({ zh: '被列入经营异常名录', en: 'listed as operating abnormally' }),
  'capital-reduction': () => ({ zh: '减少注册资本', en: 'registered capital reduced' }),
  'recruitment-drop': (s) =>
    s === 0
      ? { zh: '招聘恢复', en: 'recruitment recovered' }
      : { zh: `招聘岗位下降 ${percent(s)}`, en: `openings down ${percent(s)}` },
  'insurance-arrears': (s) =>
    s === 0
      ? { zh: '社保欠费已补缴', en: 'social insurance paid up' }
      : { zh: `社会保险费欠缴 ${n(s)} 个月`, en: `social insurance ${times(s, 'month')} behind` },
  'insured-drop': (s) =>
    s === 0
      ? { zh: '参保人数恢复', en: 'insured staff recovered' }
      : {
          zh: `参保人数较一年内最高下降 ${percent(s)}`,
          en: `insured staff down ${percent(s)} from the year’s highest`,
        },
  'housing-fund-arrears': (s) =>
    s === 0
      ? { zh: '住房公积金已补缴', en: 'housing fund paid up' }
      : { zh: `住房公积金欠缴 ${n(s)} 个月`, en: `housing fund ${times(s, 'month')} behind` },
  'arbitration-filing': (s) => ({
    zh: `劳动仲裁立案 ${n(s)} 件`,
    en: `${times(s, 'arbitration claim')} filed`,
  }),
  'inspection-filing': () => ({ zh: '劳动监察立案', en: 'labour inspection opened a case' }),
  'hotline-complaint': (s) => ({
    zh: `热线反映其劳动问题 ${n(s)} 件`,
    en: `${times(s, 'hotline report')} of labour problems`,
  }),
  'credit-overdue': (s) =>
    s === 0
      ? { zh: '银行贷款已还清逾期', en: 'overdue credit paid up' }
      : { zh: `银行贷款逾期 ${n(s)} 个月`, en: `bank credit ${times(s, 'month')} overdue` },
  'court-restriction': () => ({ zh: '被限制高消费', en: 'barred from high spending' }),
  'equity-pledge': () => ({ zh: '股权出质', en: 'equity pledged' }),
  'shareholder-change': () => ({ zh: '变更股东', en: 'shareholders changed' }),
  'cancellation-notice': () => ({
    zh: '发布注销或清算公告',
    en: 'notice of cancellation or liquidation published',
  }),
  'site-closure': (s) => ({ zh: `关停门店或厂区 ${n(s)} 处`, en: `${times(s, 'site')} closed` }),
  'contribution-base-drop': (s) =>
    s === 0
      ? { zh: '人均缴费基数恢复', en: 'contribution base recovered' }
      : { zh: `人均缴费基数下降 ${percent(s)}`, en: `contribution base a head down ${percent(s)}` },
  'union-dues-arrears': (s) =>
    s === 0
      ? { zh: '工会经费已补缴', en: 'union dues paid up' }
      : { zh: `工会经费欠拨 ${n(s)} 个月`, en: `union dues ${times(s, 'month')} behind` },
  'wage-account-shortfall': (s) =>
    s === 0
      ? { zh: '工资专户已足额发放', en: 'wage account paid in full' }
      : {
          zh: `工资专户发放额比考勤应发少 ${percent(s)}`,
          en: `wage account ${percent(s)} below attendance`,
        },
  'layoff-report': (s) => ({ zh: `报告裁员 ${n(s)} 人`, en: `layoff of ${times(s, 'person')} reported` }),
  'unemployment-claim': (s) => ({
    zh: `原职工申领失业保险金 ${n(s)} 人`,
    en: `${times(s, 'unemployment-benefit claim')} by former staff`,
  }),
};

export const signalSentence = (signal: Pick<Signal, 'kind' | 'magnitude'>): Wording =>
  SENTENCES[signal.kind](signal.magnitude);
