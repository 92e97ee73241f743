import type { EnterpriseId, RecordId, SourceId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';

/**
 * The kinds of structured facts, each with the fields of its payload.
 * Units are in the names: `…Yuan`, `…Count`, `…Months`, `…Ratio` (0–1; a change may be negative).
 */
export const RECORD_FIELDS = {
  'tax-arrears': { amountYuan: 'number' },
  'social-insurance': { insuredCount: 'number', arrearsMonths: 'number' },
  'housing-fund': { arrearsMonths: 'number' },
  utilities: { usageRatio: 'number', unpaidMonths: 'number' },
  'court-enforcement': { amountYuan: 'number' },
  'court-dishonest': {},
  'court-bankruptcy': {},
  'equity-freeze': { amountYuan: 'number' },
  'registry-representative': {},
  'registry-address': {},
  'registry-abnormal': {},
  'registry-capital-reduction': { changeRatio: 'number' },
  recruitment: { openingsCount: 'number' },
  'rent-arrears': { unpaidMonths: 'number' },
  'arbitration-filing': { claimCount: 'number', amountYuan: 'number' },
  'inspection-filing': { workerCount: 'number' },
  hotline: { complaintCount: 'number' },
  'credit-overdue': { overdueMonths: 'number', amountYuan: 'number' },
  'court-restriction': {},
  'equity-pledge': { amountYuan: 'number' },
  'registry-shareholder': {},
  'registry-cancellation': {},
  'site-closure': { closedCount: 'number' },
  'contribution-base': { baseYuan: 'number' },
  'union-dues': { arrearsMonths: 'number' },
  'wage-account': { paidRatio: 'number' },
  'layoff-report': { workerCount: 'number' },
  'unemployment-benefit': { claimCount: 'number' },
} as const satisfies Record<string, Readonly<Record<string, 'number'>>>;

export type RecordKind = keyof typeof RECORD_FIELDS;
export const RECORD_KINDS = Object.keys(RECORD_FIELDS) as readonly RecordKind[];

/** One structured fact from a source about an enterprise (记录). `usageRatio` is this period's use over that of a year before, `paidRatio` wages paid through the special account over wages due by attendance. */
export type EnterpriseRecord = {
  readonly id: RecordId;
  readonly sourceId: SourceId;
  readonly enterpriseId: EnterpriseId;
  readonly kind: RecordKind;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly values: Readonly<Record<string, number>>;
};
