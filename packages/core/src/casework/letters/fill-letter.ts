import type { Deadline } from '../../jurisdiction/jurisdiction.ts';
import type { LetterRecord, LetterTemplate } from '../../jurisdiction/letter-terms.ts';
import type { Day } from '../../time.ts';
import type { LetterTexts } from './letter.ts';
import { editableFields } from './decide-letter.ts';

/** What a template's places hold: a line, or one string a paragraph. */
export type LetterContent = Readonly<Record<string, string | readonly string[]>>;

/** A day as letters write it (GB/T 9704): `2026年1月2日`; a gap where there is none yet. */
export const letterDay = (day: Day | null): string => {
  const [year, month, date] = (day ?? '').split('-');
  return month === undefined || date === undefined
    ? '\u3000\u3000年\u3000月\u3000日'
    : `${year}年${Number(month)}月${Number(date)}日`;
};

const UNITS: Readonly<Record<Deadline['unit'], string>> = {
  'calendar-day': '日',
  'working-day': '个工作日',
  month: '个月',
  year: '年',
};

/** A period as letters write it: `15日`, `15个工作日`. */
export const letterPeriod = ({ count, unit }: Pick<Deadline, 'count' | 'unit'>): string =>
  `${count}${UNITS[unit]}`;

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** Everything that stands in the marked places: what the system records, and what officers wrote. */
export const fillLetter = (
  { fields }: Pick<LetterTemplate, 'fields'>,
  texts: LetterTexts,
  records: Readonly<Record<LetterRecord, string>>,
): LetterContent =>
  Object.fromEntries(
    fields.map((field) => {
      if (field.from === 'record') {
        const value = records[field.record];
        // A paragraph of its own, and none where there was no letter before.
        return [field.id, field.record === 'earlier-letters' ? linesOf(value) : value];
      }
      const text = texts[field.id] ?? '';
      return [field.id, field.form === 'paragraphs' ? linesOf(text) : text];
    }),
  );

/** What a proposed text may speak of. */
export type LetterGround = {
  readonly reasons: readonly string[];
  readonly unit: string;
  readonly officer: string;
};

/**
 * The texts with which a draft begins: those of the letter it follows where the place is the same, else the proposed ones.
 * `{reasons}` becomes a numbered line for each reason of the warning.
 */
export const proposeTexts = (
  template: Pick<LetterTemplate, 'fields'>,
  ground: LetterGround,
  last: LetterTexts = {},
): LetterTexts => {
  const reasons = ground.reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n');
  return Object.fromEntries(
    editableFields(template).map(({ id, proposed }) => [
      id,
      last[id] ??
        proposed
          .replaceAll('{reasons}', () => (reasons === '' ? '【写明发现的情况】' : reasons))
          .replaceAll('{unit}', () => ground.unit)
          .replaceAll('{officer}', () => ground.officer),
    ]),
  );
};

/** The template of a kind in force on a day: the newest that holds. Undefined where none does yet. */
export const templateFor = (
  templates: readonly LetterTemplate[],
  kind: string,
  day: Day,
): LetterTemplate | undefined =>
  templates
    .filter(({ id, holdsFrom }) => id.startsWith(`${kind}@`) && holdsFrom <= day)
    .toSorted((a, b) =>
      a.holdsFrom === b.holdsFrom ? versionOf(a) - versionOf(b) : a.holdsFrom < b.holdsFrom ? -1 : 1,
    )
    .at(-1);

const versionOf = ({ id }: Pick<LetterTemplate, 'id'>): number => Number(id.slice(id.indexOf('@') + 1));
