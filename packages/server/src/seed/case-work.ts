/** One act of the usual way through a case file. */
export type CaseWork = {
  /** An act of the procedure, or `end-step`. */
  readonly kind: string;
  readonly by: 'unit' | 'review';
  /** Days after the act before, from and to. */
  readonly days: readonly [number, number];
  readonly note: string;
  readonly evidence: string | null;
  /** Share of files that lie for a while before this act. */
  readonly liesRatio: number;
  /** Share of files that have this act at all; all of them where it is left out. */
  readonly onlySome?: number;
};

/** How the simulated officers walk the procedure from dispatch to the end. */
export const CASE_WORK: readonly CaseWork[] = [
  { kind: 'sign', by: 'unit', days: [0, 1], note: '已签收', evidence: null, liesRatio: 0.01 },
  {
    kind: 'end-step',
    by: 'unit',
    days: [0, 0],
    note: '转入处置',
    evidence: null,
    liesRatio: 0,
  },
  {
    kind: 'talk-enterprise',
    by: 'unit',
    days: [1, 3],
    note: '走访企业，了解工资发放和资金情况',
    evidence: null,
    liesRatio: 0.01,
  },
  {
    kind: 'contact-workers',
    by: 'unit',
    days: [0, 2],
    note: '与职工代表座谈，核对欠薪人数和月数',
    evidence: null,
    liesRatio: 0,
  },
  {
    kind: 'legal-aid',
    by: 'unit',
    days: [0, 1],
    note: '转介法律援助，协助核算工资和准备材料',
    evidence: null,
    liesRatio: 0,
    onlySome: 0.4,
  },
  {
    kind: 'reminder-letter',
    by: 'unit',
    days: [0, 2],
    note: '向企业发出提示函',
    evidence: '提示函送达回证',
    liesRatio: 0,
    onlySome: 0.6,
  },
  {
    kind: 'notify-departments',
    by: 'unit',
    days: [0, 2],
    note: '通报人社部门和三方',
    evidence: null,
    liesRatio: 0,
  },
  {
    kind: 'referral-answer',
    by: 'unit',
    days: [1, 3],
    note: '法律援助中心已指派律师',
    evidence: null,
    liesRatio: 0,
  },
  {
    kind: 'payment-plan',
    by: 'unit',
    days: [1, 4],
    note: '企业与职工签订支付方案',
    evidence: '支付方案',
    liesRatio: 0.01,
    onlySome: 0.5,
  },
  {
    kind: 'record-payment',
    by: 'unit',
    days: [1, 3],
    note: '企业按方案支付',
    evidence: '银行回单（演示）',
    liesRatio: 0,
    onlySome: 0.85,
  },
  {
    kind: 'end-step',
    by: 'unit',
    days: [0, 2],
    note: '处置完成，报请办结',
    evidence: null,
    liesRatio: 0.01,
  },
  {
    kind: 'record-payment',
    by: 'unit',
    days: [0, 1],
    note: '企业付清方案余款',
    evidence: '银行回单（演示）',
    liesRatio: 0,
  },
  {
    kind: 'report-result',
    by: 'unit',
    days: [0, 1],
    note: '工资已按方案支付，附发放凭证',
    evidence: '工资发放凭证',
    liesRatio: 0,
  },
  {
    kind: 'end-step',
    by: 'review',
    days: [0, 1],
    note: '核对证据，同意办结',
    evidence: null,
    liesRatio: 0,
  },
  {
    kind: 'plan-visits',
    by: 'unit',
    days: [0, 2],
    note: '安排办结后回访',
    evidence: null,
    liesRatio: 0,
  },
  {
    kind: 'visit-again',
    by: 'unit',
    days: [14, 24],
    note: '回访企业和职工，未再拖欠',
    evidence: null,
    liesRatio: 0.01,
  },
  {
    kind: 'end-step',
    by: 'unit',
    days: [0, 2],
    note: '回访完成，归档',
    evidence: null,
    liesRatio: 0,
  },
];
