import { refuse } from '../../errors.ts';
import type { UnitId } from '../../ids.ts';
import type { LetterKind, LetterTerms } from '../../jurisdiction/letter-terms.ts';
import type { LetterNumber } from './letter.ts';

const fill = (form: string, parts: Readonly<Record<string, string>>): string =>
  form.replaceAll(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole);

const wordOf = ({ words }: Pick<LetterTerms, 'words'>, unitId: UnitId): string =>
  words.find(({ unit }) => unit === unitId)?.word ??
  refuse('guard-not-met', '本单位没有发文机关代字 / this unit has no word for its numbers');

/** The number of a letter as it is written. Refuses with `guard-not-met` where the unit has no word of its own. */
export const numberLetter = (
  terms: Pick<LetterTerms, 'words'>,
  { numberForm }: Pick<LetterKind, 'numberForm'>,
  unitId: UnitId,
  { year, count }: Omit<LetterNumber, 'text'>,
): LetterNumber => ({
  year,
  count,
  text: fill(numberForm, { word: wordOf(terms, unitId), year: String(year), number: String(count) }),
});

/** The number of a letter that has none yet: a gap where the count will stand. */
export const numberGap = (
  terms: Pick<LetterTerms, 'words'>,
  { numberForm }: Pick<LetterKind, 'numberForm'>,
  unitId: UnitId,
  year: number,
): string => fill(numberForm, { word: wordOf(terms, unitId), year: String(year), number: '\u3000' });
