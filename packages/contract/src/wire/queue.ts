import { DIMENSIONS, ERROR_CODES, isDay, RAISED_BECAUSES, WARNING_STATES } from '@weisu/core';
import { z } from 'zod';
import { day, instant, manyWords, pageQuery, wording } from './basics.ts';

/** `a,b` in the address, so that every filter can be sent as a link. */
const manyOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((s) => s.split(','))
    .pipe(z.array(z.enum(values)))
    .optional();

/** What narrows the queue: several values of one kind are taken together, kinds narrow one another. */
const queueFilters = {
  level: manyOf(['blue', 'yellow', 'orange', 'red']),
  state: manyOf(WARNING_STATES),
  because: manyOf(RAISED_BECAUSES),
  /** Days since it was raised: up to 3, 7, 30, or longer. */
  age: manyOf(['days3', 'days7', 'days30', 'older']),
  dimension: manyOf(DIMENSIONS),
  /** Indicators that added to the score. */
  indicator: manyWords,
  /** Codes; `elsewhere` for enterprises in no known district. */
  district: manyWords,
  /** Units to which it went; `none` before a dispatch. */
  unit: manyWords,
  industry: manyWords,
  /** How far it has come. */
  reached: z.enum(['acted', 'dispatched', 'signed', 'closed', 'dismissed']).optional(),
  /** Raised on this day or later. */
  since: z.string().refine(isDay).optional(),
  /** Raised in this month. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** Only warnings of which the partners are still to be told. */
  toNotify: z.literal('yes').optional(),
  /** Only warnings that rest on this story. */
  story: z.string().max(120).optional(),
  q: z.string().max(100).optional(),
};

export const queueQuery = z.object({
  ...pageQuery,
  ...queueFilters,
  sort: z
    .enum(['urgency', 'level', 'points', 'state', 'because', 'district', 'unit', 'raisedAt', 'dueOn', 'name'])
    .default('urgency'),
  order: z.enum(['asc', 'desc']).default('desc'),
});

/** How many rows each value would show under the other filters; `newCount` of those shown were raised after `newSince`. */
export const facetsQuery = z.object({ ...queueFilters, newSince: instant.optional() });
export const facetsReply = z.object({
  facets: z.array(
    z.object({
      facet: z.enum(['level', 'state', 'because', 'age', 'dimension', 'indicator', 'district', 'unit']),
      value: z.string(),
      /** What an indicator is called; null for what the page itself has words for. */
      name: wording.nullable(),
      count: z.int(),
    }),
  ),
  total: z.int(),
  newCount: z.int(),
  newestRaisedAt: instant.nullable(),
});

const key = z.string().min(8).max(64);
const ids = z.array(z.string().min(1).max(120)).min(1).max(200);
const reason = z.string().min(2).max(2000);

/** One act on many warnings. Each is done or refused for itself; the same key again does nothing twice. */
export const bulkActBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), key, ids }),
  z.object({ kind: z.literal('dispatch'), key, ids, reason: z.string().max(2000).optional() }),
  z.object({ kind: z.literal('dismiss'), key, ids, reason }),
  z.object({ kind: z.literal('snooze'), key, ids, reason, until: day }),
  z.object({ kind: z.literal('corroborate'), key, ids, reason }),
]);

/** Takes back what was done under the key `undoes`, as far as nothing has happened since. */
export const undoBody = z.object({ key, undoes: key, ids });

export const bulkReply = z.object({
  done: z.array(z.string()),
  refused: z.array(
    z.object({ id: z.string(), name: z.string(), code: z.enum(ERROR_CODES), detail: z.string() }),
  ),
  /** Until when it may be taken back; null where it cannot. */
  undoUntil: instant.nullable(),
});

export const savedView = z.object({
  id: z.string(),
  place: z.enum(['warnings']),
  name: z.string().trim().min(1).max(40),
  /** The address's search, without its question mark. */
  search: z
    .string()
    .max(1000)
    .regex(/^[^\s?#<>"]*$/),
});
