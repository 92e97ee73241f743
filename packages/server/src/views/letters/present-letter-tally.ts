import type { Reply, Routes } from '@weisu/contract';
import { type CountedLetter, type Day, type Jurisdiction, tallyLetters } from '@weisu/core';
import { unitRefOf } from '../place-names.ts';

type Tally = Reply<Routes['listLetters']>['tally'];

const groups = <K extends string>(
  letters: readonly CountedLetter[],
  keyOf: (letter: CountedLetter) => K,
): ReadonlyMap<K, readonly CountedLetter[]> => {
  const found = new Map<K, CountedLetter[]>();
  for (const letter of letters) {
    const list = found.get(keyOf(letter));
    if (list === undefined) found.set(keyOf(letter), [letter]);
    else list.push(letter);
  }
  return found;
};

/** Groups in an order that does not hang on how the database read them. */
const inOrder = <K extends string>(
  found: ReadonlyMap<K, readonly CountedLetter[]>,
  order: readonly { readonly id: string }[],
): readonly (readonly [K, readonly CountedLetter[]])[] => {
  const placeOf = (key: K): number => order.findIndex(({ id }) => id === key);
  return [...found].toSorted(([a], [b]) => placeOf(a) - placeOf(b));
};

/** Counts and reply rate: in all, by unit and of each unit by kind, both in the order of the jurisdiction. */
export const presentLetterTally = (
  letters: readonly CountedLetter[],
  jurisdiction: Pick<Jurisdiction, 'units' | 'letters'>,
  today: Day,
): Tally => {
  const byUnit = inOrder(
    groups(letters, ({ unitId }) => unitId),
    jurisdiction.units,
  );
  return {
    ...tallyLetters(letters, today),
    units: byUnit.map(([unitId, own]) => ({
      unit: unitRefOf(jurisdiction, unitId),
      ...tallyLetters(own, today),
      kinds: inOrder(
        groups(own, ({ kind }) => kind),
        jurisdiction.letters.kinds,
      ).map(([kind, some]) => ({
        kind,
        ...tallyLetters(some, today),
      })),
    })),
  };
};
