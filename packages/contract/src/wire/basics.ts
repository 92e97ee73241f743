import { DIMENSIONS, ERROR_CODES, LEVELS, isDay } from '@weisu/core';
import { z } from 'zod';

export const day = z.string().refine(isDay, { message: 'must be an existing day YYYY-MM-DD' });
export const instant = z.iso.datetime();
export const level = z.enum(LEVELS);
export const raisedLevel = z.enum(['blue', 'yellow', 'orange', 'red']);
export const dimension = z.enum(DIMENSIONS);
export const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export const wording = z.object({ zh: z.string(), en: z.string() });

/** Every refused request is answered with this. */
export const refusal = z.object({
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  field: z.string().optional(),
});

/** Paging by number: lists here are at most some thousand rows after their filters. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
};
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.int(), page: z.int(), perPage: z.int() });

/** `a,b` in the address, of words that the contract does not list. */
export const manyWords = z
  .string()
  .max(2000)
  .transform((s) => s.split(',').filter((each) => each !== ''))
  .optional();
