import type { RiskKind } from '@weisu/text';
import type { DocumentId, EnterpriseId, RecordId, SignalId, SourceId, StoryId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import type { Dimension } from './dimension.ts';

/** What registers say, by the dimension it belongs to. The literals are stored: never rename one. */
export const RECORD_SIGNALS = {
  'tax-arrears': 'operation',
  'utility-drop': 'operation',
  'utility-arrears': 'operation',
  'rent-arrears': 'operation',
  'court-enforcement': 'operation',
  'court-dishonest': 'operation',
  'court-bankruptcy': 'operation',
  'equity-freeze': 'operation',
  'representative-change': 'operation',
  'address-change': 'operation',
  'registry-abnormal': 'operation',
  'capital-reduction': 'operation',
  'recruitment-drop': 'operation',
  'credit-overdue': 'operation',
  'court-restriction': 'operation',
  'equity-pledge': 'operation',
  'shareholder-change': 'operation',
  'cancellation-notice': 'operation',
  'site-closure': 'operation',
  'insurance-arrears': 'labour',
  'insured-drop': 'labour',
  'housing-fund-arrears': 'labour',
  'arbitration-filing': 'labour',
  'inspection-filing': 'labour',
  'hotline-complaint': 'labour',
  'contribution-base-drop': 'labour',
  'union-dues-arrears': 'labour',
  'wage-account-shortfall': 'labour',
  'layoff-report': 'labour',
  'unemployment-claim': 'labour',
} as const satisfies Record<string, Dimension>;

export type RecordSignalKind = keyof typeof RECORD_SIGNALS;
/** `opinion:<kind>` for what texts say; a plain literal for what registers say. */
export type SignalKind = `opinion:${RiskKind}` | RecordSignalKind;

/**
 * A typed, dated, weighted fact about one enterprise in one dimension (信号). Immutable.
 * It says what an employer did, failed to do, or is in a state of; never what workers do.
 */
export type Signal = {
  readonly id: SignalId;
  readonly enterpriseId: EnterpriseId;
  readonly dimension: Dimension;
  readonly kind: SignalKind;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  /** The size in the kind's own unit: months in arrears, ratio dropped, persons, or 1 for a mere event; 0 says that an earlier one is over. */
  readonly magnitude: number;
  /** How sure we are that it is so, 0–1: mention confidence × certainty of the statement; 1 for records. */
  readonly certainty: number;
  /** Stable literal `name@version` of what detected it. */
  readonly detector: string;
  readonly sourceId: SourceId;
  /** Exactly one of the two names the evidence. */
  readonly documentId: DocumentId | null;
  readonly recordId: RecordId | null;
  /** Copies of one story share it and count once; null for records. */
  readonly storyId: StoryId | null;
};
