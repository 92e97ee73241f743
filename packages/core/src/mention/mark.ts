import type { EnterpriseId } from '../ids.ts';
import type { Day } from '../time.ts';
import type { EvidenceKind } from './mention.ts';

/** Something seen for or against a mention: its kind, how much of it there is (1 where it is simply there), and what. */
export type Mark = { readonly kind: EvidenceKind; readonly value: number; readonly detail: string };

/** What linking weighs about an enterprise, beside its names. */
export type LinkSubject = {
  readonly creditCode: string;
  /** Registered name in use. */
  readonly name: string;
  /** District codes where it is registered or operates. */
  readonly districts: readonly string[];
  /** Industry in the words of the source, or null. */
  readonly industry: string | null;
  readonly registeredOn: Day | null;
};

export type SubjectOf = (id: EnterpriseId) => LinkSubject | undefined;
