import type { Enterprise } from '../enterprise/enterprise.ts';
import type { EnterpriseId, SourceId } from '../ids.ts';
import type { Relation } from '../relation/relation.ts';
import type { EnterpriseRecord, RecordKind } from '../signal/record.ts';
import type { Day, Instant } from '../time.ts';

/** A text of the simulated city as a source would hand it over, before redaction. */
export type CityDocument = {
  readonly sourceId: SourceId;
  readonly title: string | null;
  readonly body: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
};

/** A source of the simulated city. `feed` is what it delivers; `districts` null means everywhere. */
export type CitySource = {
  readonly id: SourceId;
  readonly name: string;
  readonly feed: RecordKind | 'documents';
  readonly trust: number;
  readonly districts: readonly string[] | null;
  /** The feed falls silent from this day, or null: missing data must be seen. */
  readonly silentFrom: Day | null;
};

/** What really happens to an enterprise: hidden from the pipeline, kept for measuring. Both null: it was averted. */
export type Truth = {
  readonly enterpriseId: EnterpriseId;
  readonly arrearsFrom: Day | null;
  readonly collapseOn: Day | null;
};

/** Everything that became known in one calendar month, each list in order of `recordedAt`. */
export type CityMonth = {
  readonly month: Day;
  readonly records: readonly EnterpriseRecord[];
  readonly documents: readonly CityDocument[];
};

/** A simulated city: invented from a seed, the same for the same seed on every machine. */
export type City = {
  readonly scenario: string;
  readonly from: Day;
  readonly until: Day;
  readonly enterprises: readonly Enterprise[];
  readonly relations: readonly Relation[];
  readonly sources: readonly CitySource[];
  /** Months in order, generated as they are asked for; each call starts anew and gives the same. */
  readonly months: () => Generator<CityMonth>;
  /** Only the enterprises that get into arrears, and those of a story. */
  readonly truth: readonly Truth[];
  /** The enterprises that a story is about, the main one first; empty where the city tells no story. */
  readonly protagonists: readonly EnterpriseId[];
};
