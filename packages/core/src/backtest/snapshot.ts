import type { Table } from '../model/table.ts';
import { tableOf } from '../model/table.ts';
import { addMonths, type Day } from '../time.ts';
import { dayNumber, knownCount, type History } from './history.ts';
import { FEATURE_NAMES, featuresOf, surroundingsOf } from './history-features.ts';

/** The enterprises that may be listed on a day, with what was known of each. */
export type Snapshot = { readonly asOf: Day; readonly histories: readonly History[]; readonly table: Table };

const YEAR = 365;

/**
 * Takes the picture of a day from what was recorded by then. Candidates are those with most occurrences in the last
 * two years, latest first among equals: who has none recent is never among the most likely.
 */
export const takeSnapshot = (all: readonly History[], asOf: Day, candidateCount: number): Snapshot => {
  const day = dayNumber(asOf);
  const weighed = all.flatMap((history, at) => {
    const known = knownCount(history, day);
    if (known === 0) return [];
    let weight = 0;
    for (let i = 0; i < known; i += 1) {
      const age = day - (history.occurredOn[i] as number);
      if (age < 2 * YEAR) weight += 2 ** (-age / YEAR);
    }
    return weight > 0 ? [{ at, history, weight }] : [];
  });
  const histories = weighed
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, candidateCount)
    .map((candidate) => candidate.history);
  const around = surroundingsOf(all, day);
  return {
    asOf,
    histories,
    table: tableOf(
      FEATURE_NAMES,
      histories.map((history) => featuresOf(history, around)),
    ),
  };
};

/** 1 for each listed enterprise with an occurrence after `asOf` and up to `months` later, known by `knownBy`; else 0. */
export const labelsOf = (snapshot: Snapshot, months: number, knownBy: Day): Uint8Array => {
  const from = dayNumber(snapshot.asOf);
  const to = dayNumber(addMonths(snapshot.asOf, months));
  const limit = dayNumber(knownBy);
  return Uint8Array.from(snapshot.histories, (history) =>
    history.occurredOn.some((day, i) => day > from && day <= to && (history.recordedOn[i] as number) <= limit)
      ? 1
      : 0,
  );
};
