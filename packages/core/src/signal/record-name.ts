import type { Wording } from '../wording.ts';
import type { RecordKind } from './record.ts';

/** How officers call each kind of record. */
export const RECORD_NAMES: Readonly<Record<RecordKind, Wording>> = {
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
