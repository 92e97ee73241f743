import { IMPORT_FIELD_NAMES, type ImportField } from '@weisu/core';
import { z } from 'zod';
import { instant, wording } from './basics.ts';
import { givenFile, sentFile } from './casework/claims.ts';

const importField = z.custom<ImportField>(
  (value) => typeof value === 'string' && (IMPORT_FIELD_NAMES as readonly string[]).includes(value),
  { message: 'must be a field of an enterprise' },
);
const mapping = z.array(importField.nullable()).max(200);

const options = {
  file: sentFile,
  /** Who the file comes from: its columns are remembered under this name. */
  source: z.string().trim().min(1).max(60),
  sheet: z.string().max(200).optional(),
  /** Index from 0 of the row with the headers. */
  headerRow: z.int().nonnegative().max(100).optional(),
};
export const importPreviewBody = z.object({ ...options, mapping: mapping.optional() });
export const importStartBody = z.object({ ...options, key: z.string().min(8).max(64), mapping });

const problem = z.object({ row: z.int(), field: z.string().nullable(), why: wording });
const counts = z.object({ inserted: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() });

export const importPreview = z.object({
  sheets: z.array(z.object({ name: z.string(), rowCount: z.int() })),
  sheet: z.string(),
  headerRow: z.int(),
  headers: z.array(z.string()),
  mapping: z.array(importField.nullable()),
  /** Whether the mapping is what the source's files meant before. */
  remembered: z.boolean(),
  /** Sources that files came from before. */
  sources: z.array(z.string()),
  sample: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  rowCount: z.int(),
  /** What importing would do, by enterprise, and the rows it would refuse. */
  counts,
  /** The first 200. */
  problems: z.array(problem),
  /** All bad rows as they were, with the reason beside: to mend and send again. */
  problemFile: givenFile.nullable(),
});

/** One import of enterprises: how far it is, what it did. */
export const enterpriseImport = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(['running', 'done', 'failed', 'undone']),
  by: z.string().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  rowsTotal: z.int().nullable(),
  rowsDone: z.int(),
  counts: counts.extend({ heads: z.int(), merged: z.int().optional() }),
  problems: z.array(problem),
});
export const importStarted = z.object({ import: enterpriseImport, problemFile: givenFile.nullable() });
export const importId = z.object({ id: z.string().min(1).max(120) });
