import { daysBetween } from '../time.ts';
import type { Day, Instant } from '../time.ts';

/** Days since 1970-01-01 as a whole number: cheap to add and compare. */
export type DayNumber = number;

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const EPOCH: Day = '1970-01-01';

export const numberOf = (day: Day): DayNumber => daysBetween(EPOCH, day);
export const dayOfNumber = (number: DayNumber): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The instant `second` seconds after midnight in Shanghai. */
export const instantOf = (number: DayNumber, second: number): Instant =>
  new Date(number * DAY_MS - SHANGHAI_OFFSET_MS + second * 1000).toISOString();
