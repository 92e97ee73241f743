/** What a text says an employer did, failed to do, or is in a state of. The seven kinds and the five statuses. */
export const RISK_KINDS = [
  'wage-arrears',
  'insurance-arrears',
  'layoff',
  'shutdown',
  'insolvency',
  'owner-missing',
  'other-labour',
] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

export const FINDING_STATUSES = ['actual', 'feared', 'denied', 'resolved', 'general'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** Half-open range of UTF-16 code units in the text that was read: `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number };

/** The roles a span can play inside a finding; pages highlight by role. */
export type SpanRole = 'trigger' | 'employer' | 'amount' | 'months' | 'headcount' | 'date' | 'cue';
export type RoleSpan = Span & { readonly role: SpanRole };

/** What reading saw at one place of the text. */
export type Finding = {
  readonly kind: RiskKind;
  readonly status: FindingStatus;
  /** Every span that the finding rests on, in text order. At least one has the role `trigger`. */
  readonly spans: readonly RoleSpan[];
  /** Employer as written, longest form, or null where the text names none. */
  readonly employer: string | null;
  readonly amountYuan: number | null;
  readonly months: number | null;
  readonly headcount: number | null;
  /** Why the finding was made: rule and term ids, and weights where a model took part; shown to the officer. */
  readonly because: readonly string[];
};

/** The judgement on a whole text. `status` is that of the main statement; `general` with no kinds means nothing was found. */
export type TextReading = {
  readonly kinds: readonly RiskKind[];
  readonly status: FindingStatus;
  readonly employer: string | null;
  /** True where the employer's conduct takes place outside mainland China. */
  readonly abroad: boolean;
  readonly amountYuan: number | null;
  readonly months: number | null;
  readonly headcount: number | null;
  readonly findings: readonly Finding[];
};

/** True where the reading is about one particular employer's arrears, layoff, shutdown, insolvency or flight. */
export const concernsEmployer = (reading: TextReading): boolean =>
  (reading.status === 'actual' || reading.status === 'feared') &&
  reading.kinds.some((kind) => kind !== 'other-labour');
