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

/** Counts and reply rate: in all, by unit in the order of the jurisdiction, and of each unit by kind. */
export const presentLetterTally = (
  letters: readonly CountedLetter[],
  jurisdiction: Pick<Jurisdiction, 'units' | 'letters'>,
  today: Day,
): Tally => {
  const order = jurisdiction.units.map(({ id }) => id as string);
  const byUnit = [...groups(letters, ({ unitId }) => unitId)].toSorted(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  );
  return {
    ...tallyLetters(letters, today),
    units: byUnit.map(([unitId, own]) => ({
      unit: unitRefOf(jurisdiction, unitId),
      ...tallyLetters(own, today),
      kinds: [...groups(own, ({ kind }) => kind)].map(([kind, some]) => ({
        kind,
        ...tallyLetters(some, today),
      })),
    })),
  };
};
