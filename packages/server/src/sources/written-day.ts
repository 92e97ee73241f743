import { type Day, dayOf, isDay } from '@weisu/core';
import { dateOrNull } from './field.ts';

const DAY_INSIDE = /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/;

/** The Shanghai day of a date as feeds, pages and messages write it; null where it is none. */
export const writtenDay = (written: string | null | undefined): Day | null => {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > 200) return null;
  try {
    const read = dateOrNull({ name: 'date', value: text });
    if (read !== null) return read.day;
  } catch {
    // Not in one of the forms of files; perhaps in one of those below.
  }
  const inside = DAY_INSIDE.exec(text);
  if (inside !== null) {
    const day = `${inside[1]}-${inside[2]?.padStart(2, '0')}-${inside[3]?.padStart(2, '0')}`;
    if (isDay(day)) return day;
  }
  // "Mon, 02 Nov 2026 10:00:00 +0800"; without a month's name Date.parse guesses.
  const ms = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : dayOf(new Date(ms).toISOString());
};
