import { addDays } from '../time.ts';
import type { EnterpriseRecord, RecordKind } from './record.ts';
import { RECORD_SIGNALS, type RecordSignalKind, type Signal } from './signal.ts';

export const RECORD_DETECTOR = 'record@1';

/** What one record says: a signal kind and its magnitude. Magnitude 0 says that an earlier signal of the kind is over. */
type Said = readonly [RecordSignalKind, number];
/** Earlier records of the same enterprise and kind, oldest first. */
type Past = readonly EnterpriseRecord[];
type Rule = (record: EnterpriseRecord, past: Past) => readonly Said[];

/** A drop below these shares of the best of the year before is ordinary noise. */
const INSURED_DROP = 0.15;
const RECRUITMENT_DROP = 0.5;
const UTILITY_DROP = 0.3;
const BASE_DROP = 0.1;
const WAGE_SHORTFALL = 0.05;

const value = (record: EnterpriseRecord | undefined, field: string): number => record?.values[field] ?? 0;

/** How far `field` has fallen from the highest value of the 400 days before, 0–1. */
const dropOf = (record: EnterpriseRecord, past: Past, field: string): number => {
  const since = addDays(record.occurredOn, -400);
  const best = Math.max(
    0,
    ...past
      .filter((p) => p.occurredOn >= since && p.occurredOn < record.occurredOn)
      .map((p) => value(p, field)),
  );
  return best === 0 ? 0 : Math.max(0, 1 - value(record, field) / best);
};

const before = (record: EnterpriseRecord, past: Past): EnterpriseRecord | undefined =>
  past.findLast((p) => p.occurredOn < record.occurredOn);

/** A state that is reported again and again: said while it lasts, and once more when it ends. */
const state = (kind: RecordSignalKind, now: number, earlier: number): readonly Said[] =>
  now > 0 || earlier > 0 ? [[kind, now]] : [];

const months =
  (kind: RecordSignalKind, field: string): Rule =>
  (record, past) =>
    state(kind, value(record, field), value(before(record, past), field));

const drop =
  (kind: RecordSignalKind, field: string, least: number): Rule =>
  (record, past) => {
    const over = (ratio: number): number => (ratio >= least ? ratio : 0);
    const previous = before(record, past);
    const earlier = previous === undefined ? 0 : dropOf(previous, past, field);
    return state(kind, over(dropOf(record, past, field)), over(earlier));
  };

/** How far a ratio that should be 1 stays below it, where that is more than noise. */
const shortfall =
  (kind: RecordSignalKind, field: string, least: number): Rule =>
  (record, past) => {
    const short = (r: EnterpriseRecord | undefined): number => {
      const lost = r === undefined ? 0 : 1 - value(r, field);
      return lost >= least ? lost : 0;
    };
    return state(kind, short(record), short(before(record, past)));
  };

const event =
  (kind: RecordSignalKind, field?: string): Rule =>
  (record) => [[kind, field === undefined ? 1 : Math.max(1, value(record, field))]];

const all =
  (...rules: readonly Rule[]): Rule =>
  (record, past) =>
    rules.flatMap((rule) => rule(record, past));

const RULES: Record<RecordKind, Rule> = {
  'tax-arrears': event('tax-arrears'),
  'social-insurance': all(
    months('insurance-arrears', 'arrearsMonths'),
    drop('insured-drop', 'insuredCount', INSURED_DROP),
  ),
  'housing-fund': months('housing-fund-arrears', 'arrearsMonths'),
  utilities: all(
    shortfall('utility-drop', 'usageRatio', UTILITY_DROP),
    months('utility-arrears', 'unpaidMonths'),
  ),
  'court-enforcement': event('court-enforcement'),
  'court-dishonest': event('court-dishonest'),
  'court-bankruptcy': event('court-bankruptcy'),
  'equity-freeze': event('equity-freeze'),
  'registry-representative': event('representative-change'),
  'registry-address': event('address-change'),
  'registry-abnormal': event('registry-abnormal'),
  'registry-capital-reduction': event('capital-reduction'),
  recruitment: drop('recruitment-drop', 'openingsCount', RECRUITMENT_DROP),
  'rent-arrears': months('rent-arrears', 'unpaidMonths'),
  'arbitration-filing': event('arbitration-filing', 'claimCount'),
  'inspection-filing': event('inspection-filing'),
  hotline: event('hotline-complaint', 'complaintCount'),
  'credit-overdue': months('credit-overdue', 'overdueMonths'),
  'court-restriction': event('court-restriction'),
  'equity-pledge': event('equity-pledge'),
  'registry-shareholder': event('shareholder-change'),
  'registry-cancellation': event('cancellation-notice'),
  'site-closure': event('site-closure', 'closedCount'),
  'contribution-base': drop('contribution-base-drop', 'baseYuan', BASE_DROP),
  'union-dues': months('union-dues-arrears', 'arrearsMonths'),
  'wage-account': shortfall('wage-account-shortfall', 'paidRatio', WAGE_SHORTFALL),
  'layoff-report': event('layoff-report', 'workerCount'),
  'unemployment-benefit': event('unemployment-claim', 'claimCount'),
};

const COMPARED: ReadonlySet<RecordKind> = new Set([
  'social-insurance',
  'housing-fund',
  'utilities',
  'recruitment',
  'rent-arrears',
  'credit-overdue',
  'contribution-base',
  'union-dues',
  'wage-account',
]);

/** True for kinds whose signals need the enterprise's earlier records of that kind. */
export const needsPast = (kind: RecordKind): boolean => COMPARED.has(kind);

/** Signals of one structured fact. `past`: earlier records of the same enterprise and kind, by `occurredOn`. Ids follow from the record's, so a second run adds nothing. */
export const detectRecord = (record: EnterpriseRecord, past: Past): Signal[] =>
  RULES[record.kind](record, past).map(([kind, magnitude]) => ({
    id: `sig_${record.id.slice(4)}.${kind}`,
    enterpriseId: record.enterpriseId,
    dimension: RECORD_SIGNALS[kind],
    kind,
    occurredOn: record.occurredOn,
    recordedAt: record.recordedAt,
    magnitude,
    certainty: 1,
    detector: RECORD_DETECTOR,
    sourceId: record.sourceId,
    documentId: null,
    recordId: record.id,
    storyId: null,
  }));
