import { dayOf, type Instant, startOf } from '@weisu/core';

const HOUR_MS = 3_600_000;
const OFFSET_MS = 8 * HOUR_MS;

/** An instant as a field of date and time shows it in Shanghai, whatever the browser's own zone: `2026-11-02T09:30`. */
export const toField = (at: Instant): string =>
  new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 16);

/** The instant that such a field means; undefined where it is not filled in. */
export const fromField = (written: string): Instant | undefined => {
  const ms = Date.parse(`${written}:00Z`);
  return Number.isNaN(ms) ? undefined : new Date(ms - OFFSET_MS).toISOString();
};

/** The Monday on or before a day, as the instant at which it begins. */
export const weekOf = (at: Instant): Instant => {
  const day = new Date(`${dayOf(at)}T00:00:00Z`);
  const back = (day.getUTCDay() + 6) % 7;
  return startOf(new Date(day.getTime() - back * 24 * HOUR_MS).toISOString().slice(0, 10));
};
