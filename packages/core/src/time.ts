/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;
/** An instant in ISO 8601 UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. Instants compare as strings. */
export type Instant = string;

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** True for an existing calendar day: `2026-02-30` is none. */
export const isDay = (value: string): boolean => DAY.test(value) && fromMs(toMs(value)) === value;

/** The day `count` days after `day` (before it where negative). */
export const addDays = (day: Day, count: number): Day => fromMs(toMs(day) + count * DAY_MS);

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toMs(to) - toMs(from)) / DAY_MS);

/** The same day `count` months later; the last day of the month where that day does not exist. */
export const addMonths = (day: Day, count: number): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromMs(first.getTime() + (Math.min(date, last) - 1) * DAY_MS);
};

/** The first day of the month of `day`. */
export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The calendar day in Shanghai on which `at` falls. */
export const dayOf = (at: Instant): Day => fromMs(Date.parse(at) + SHANGHAI_OFFSET_MS);

/** The instant at which `day` begins in Shanghai. */
export const startOf = (day: Day): Instant => new Date(toMs(day) - SHANGHAI_OFFSET_MS).toISOString();
