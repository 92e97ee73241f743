import type { EnterpriseId, UnitId } from '../ids.ts';
import type { Level } from '../risk/level.ts';
import type { Day, Instant } from '../time.ts';
import type { Wording } from '../wording.ts';

/** What word goes out about. The names are kept in rules and rows: never rename one. */
export const EVENT_KINDS = [
  'warning-raised',
  'warning-worse',
  'dispatch-sent',
  'dispatch-near',
  'dispatch-overdue',
  'dispatch-returned',
  'dispatch-urged',
  'letter-overdue',
  'claim-near',
  'source-quiet',
  'bulletin-sent',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What each kind tells: figures, days and fixed words only. No free text of an officer and nothing of a worker has a place here. */
export type EventFacts = {
  readonly 'warning-raised': { readonly reasons: readonly Wording[] };
  readonly 'warning-worse': { readonly reasons: readonly Wording[] };
  readonly 'dispatch-sent': { readonly dueOn: Day | null };
  readonly 'dispatch-near': { readonly dueOn: Day };
  readonly 'dispatch-overdue': { readonly dueOn: Day };
  readonly 'dispatch-returned': { readonly returnReason: Wording | null };
  readonly 'dispatch-urged': { readonly dueOn: Day | null };
  readonly 'letter-overdue': { readonly dueOn: Day; readonly number: string | null };
  readonly 'claim-near': { readonly dueOn: Day; readonly claimCount: number };
  readonly 'source-quiet': { readonly source: string; readonly newestOn: Day | null };
  readonly 'bulletin-sent': { readonly title: Wording };
};

type RaisedLevel = Exclude<Level, 'none'>;

type EventOf<K extends EventKind> = {
  readonly kind: K;
  /** The same thing again has the same key: it is told once. */
  readonly key: string;
  /** Level of the warning that it is about; null where it is about none. */
  readonly level: RaisedLevel | null;
  /** Units that it concerns. */
  readonly units: readonly UnitId[];
  readonly enterpriseId: EnterpriseId | null;
  /** Id of the warning, dispatch, letter, case file, source or bulletin, as its kind says. */
  readonly subjectId: string;
  readonly facts: EventFacts[K];
  readonly at: Instant;
};

/** Something that happened and of which somebody may want to hear. Written with what happened, in one transaction. */
export type DeliveryEvent = { readonly [K in EventKind]: EventOf<K> }[EventKind];

/** What stands behind an event, for its link. */
export const SUBJECT_OF = {
  'warning-raised': 'warning',
  'warning-worse': 'warning',
  'dispatch-sent': 'case-file',
  'dispatch-near': 'case-file',
  'dispatch-overdue': 'case-file',
  'dispatch-returned': 'case-file',
  'dispatch-urged': 'case-file',
  'letter-overdue': 'letter',
  'claim-near': 'claims',
  'source-quiet': 'source',
  'bulletin-sent': 'bulletin',
} as const satisfies Record<EventKind, string>;

/** Address of the page where the thing stands, below that of the product. */
export const eventPath = ({ kind, subjectId }: Pick<DeliveryEvent, 'kind' | 'subjectId'>): string => {
  const id = encodeURIComponent(subjectId);
  switch (SUBJECT_OF[kind]) {
    case 'warning':
      return `/warnings/${id}`;
    case 'case-file':
      return `/case-files/${id}`;
    case 'letter':
      return `/letters/${id}`;
    case 'claims':
      return `/case-files/${id}/claims`;
    case 'bulletin':
      return `/bulletins/${id}`;
    case 'source':
      return '/';
  }
};
