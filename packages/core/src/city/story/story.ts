import type { RelationKind } from '../../relation/relation.ts';
import type { CityRecordKind } from '../source.ts';
import type { Day } from '../../time.ts';
import type { TextSource } from '../source.ts';

/** An enterprise of a story. Districts are division codes; where a place lacks them, its first district stands in. */
export type StoryEnterprise = {
  readonly brand: string;
  readonly word: string;
  /** Name of an industry of the city. */
  readonly industry: string;
  readonly staff: number;
  readonly registered: string;
  readonly operating: string;
  /** District whose federation the union belongs to, or null for none. */
  readonly union: string | null;
  /** Tie from the main enterprise, or null for the main one itself. */
  readonly tie: { readonly kind: RelationKind; readonly shareRatio: number | null } | null;
  readonly arrearsFrom: Day | null;
  readonly collapseOn: Day | null;
};

/** A dated record: `of` is the place of the enterprise in the story's list. */
export type StoryRecord = {
  readonly of: number;
  readonly kind: CityRecordKind;
  readonly on: Day;
  readonly knownOn: Day;
  readonly values: Readonly<Record<string, number>>;
};

/** A dated text; `{registered}`, `{short}` and `{brand}` become the enterprise's names. */
export type StoryText = {
  readonly of: number;
  readonly source: TextSource;
  readonly on: Day;
  readonly title: string | null;
  readonly body: string;
};

/** A chain of events with fixed dates in a small city (the main enterprise is the first of the list). */
export type Story = {
  readonly scenario: string;
  readonly until: Day;
  readonly enterprises: readonly [StoryEnterprise, ...StoryEnterprise[]];
  readonly records: readonly StoryRecord[];
  readonly texts: readonly StoryText[];
};

/** A statement of social insurance. */
export const insured = (
  of: number,
  on: Day,
  knownOn: Day,
  insuredCount: number,
  arrearsMonths: number,
): StoryRecord => ({
  of,
  kind: 'social-insurance',
  on,
  knownOn,
  values: { insuredCount, arrearsMonths },
});

export const claims = (
  of: number,
  on: Day,
  knownOn: Day,
  claimCount: number,
  amountYuan: number,
): StoryRecord => ({
  of,
  kind: 'arbitration-filing',
  on,
  knownOn,
  values: { claimCount, amountYuan },
});
