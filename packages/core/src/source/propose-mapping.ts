import { RECORD_KINDS, type RecordKind } from '../signal/record.ts';
import { fieldsOf, type MeasureUnit, quantityOf, unitsOf } from './unit-of-measure.ts';

/** A mapping as far as the headers show it; what is null a person must choose. */
export type ProposedMapping = {
  readonly kind: RecordKind | null;
  readonly creditCode: string | null;
  readonly occurredOn: string | null;
  readonly id: string | null;
  readonly values: Readonly<Record<string, { readonly column: string; readonly unit: MeasureUnit } | null>>;
};

const CREDIT_CODE = /统一社会信用代码|信用代码|credit.?code|^uscc$/i;
const DAY = /日期|时间|所属期|发生日|立案日|公告日|^date$|occurred/i;
const OWN_ID = /^(?:id|编号|序列号|案号|记录号|工单号|流水号|文号)$/i;

/** Words in headers (or in the name of a file) that tell of a kind; the first kind with most of them is proposed. */
const KIND_WORDS: Readonly<Partial<Record<RecordKind, RegExp>>> = {
  'tax-arrears': /欠税|tax/i,
  'social-insurance': /社保|社会保险|参保/,
  'housing-fund': /公积金/,
  utilities: /用电|用水|用气|电费|水费|燃气/,
  'court-enforcement': /被执行|执行标的/,
  'court-dishonest': /失信/,
  'court-bankruptcy': /破产/,
  'equity-freeze': /股权冻结|冻结/,
  'equity-pledge': /出质|质押/,
  'court-restriction': /限制高消费|限高|限消/,
  recruitment: /招聘|岗位数/,
  'rent-arrears': /房租|物业费|租金/,
  'arbitration-filing': /仲裁/,
  'inspection-filing': /监察/,
  hotline: /热线|12345|12351|诉求|工单/,
  'credit-overdue': /贷款|逾期/,
  'registry-abnormal': /经营异常|列入原因/,
  'registry-cancellation': /注销/,
  'layoff-report': /裁员/,
  'unemployment-benefit': /失业/,
  'union-dues': /工会经费/,
  'wage-account': /专户/,
};

const FIELD_WORDS: Readonly<Record<string, RegExp>> = {
  amountYuan: /金额|余额|标的|数额|税额|amount/i,
  insuredCount: /参保人数|缴费人数|参保数/,
  arrearsMonths: /欠缴月|欠费月|欠缴期/,
  usageRatio: /同比|用量比|占上年/,
  unpaidMonths: /欠费月|拖欠月|未缴月/,
  changeRatio: /变动比例|减少比例|减资比例/,
  openingsCount: /岗位数|招聘人数|职位数/,
  claimCount: /件数|案件数|人数|申领数/,
  workerCount: /涉及人数|职工人数|人数/,
  complaintCount: /件数|诉求数|工单数/,
  overdueMonths: /逾期月|逾期期数/,
  closedCount: /关停数|关闭数|门店数/,
  baseYuan: /缴费基数|基数/,
  paidRatio: /发放率|发放比例/,
};

const unitIn = (header: string, field: string): MeasureUnit => {
  const said: MeasureUnit | null = /亿元/.test(header)
    ? 'yi-yuan'
    : /万元/.test(header)
      ? 'wan-yuan'
      : /%|％|百分/.test(header)
        ? 'percent'
        : null;
  const allowed = unitsOf(field);
  if (said !== null && allowed.includes(said)) return said;
  return quantityOf(field) as MeasureUnit;
};

/** Reads what a file's headers (and its name) show; never more than a proposal. */
export const proposeRecordMapping = (headers: readonly string[], name = ''): ProposedMapping => {
  const find = (pattern: RegExp): string | null => headers.find((header) => pattern.test(header)) ?? null;
  const words = [...headers, name];
  const scored = RECORD_KINDS.map((kind) => ({
    kind,
    hits: words.filter((word) => KIND_WORDS[kind]?.test(word) === true).length,
  })).sort((a, b) => b.hits - a.hits);
  const kind = (scored[0]?.hits ?? 0) > 0 ? (scored[0]?.kind ?? null) : null;
  const values = (kind === null ? [] : fieldsOf(kind)).map((field) => {
    const column = FIELD_WORDS[field] === undefined ? null : find(FIELD_WORDS[field]);
    return [field, column === null ? null : { column, unit: unitIn(column, field) }] as const;
  });
  return {
    kind,
    creditCode: find(CREDIT_CODE),
    occurredOn: find(DAY),
    id: find(OWN_ID),
    values: Object.fromEntries(values),
  };
};
