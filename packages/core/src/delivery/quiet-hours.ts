import { addDays, dayOf, startOf, type Instant } from '../time.ts';

/** A time of day in Shanghai, `HH:MM`. */
export type TimeOfDay = string;
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** From `from` (inclusive) until `until` (exclusive), over midnight where `until` is earlier; equal ends mean never. */
export type QuietHours = { readonly from: TimeOfDay; readonly until: TimeOfDay };

const MINUTE_MS = 60_000;

const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const at = (day: string, minutes: number): Instant =>
  new Date(Date.parse(startOf(day)) + minutes * MINUTE_MS).toISOString();

/** Minutes since midnight in Shanghai. */
const minuteOf = (instant: Instant): number =>
  Math.floor((Date.parse(instant) - Date.parse(startOf(dayOf(instant)))) / MINUTE_MS);

/** The next instant, `from` included, at which it is `time` in Shanghai. */
export const nextTime = (from: Instant, time: TimeOfDay): Instant => {
  const today = at(dayOf(from), minutesOf(time));
  return today >= from ? today : at(addDays(dayOf(from), 1), minutesOf(time));
};

/** True while the hours last. */
export const isQuiet = (instant: Instant, { from, until }: QuietHours): boolean => {
  const [now, start, end] = [minuteOf(instant), minutesOf(from), minutesOf(until)];
  if (start === end) return false;
  return start < end ? now >= start && now < end : now >= start || now < end;
};

/** The instant itself, or the end of the quiet hours in which it falls. */
export const afterQuiet = (instant: Instant, quiet: QuietHours | null): Instant =>
  quiet === null || !isQuiet(instant, quiet) ? instant : nextTime(instant, quiet.until);
