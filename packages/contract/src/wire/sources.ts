import {
  MEASURE_UNIT_IDS,
  type MeasureUnit,
  MOST_OFTEN_MINUTES,
  MOST_SELDOM_MINUTES,
  QUANTITIES,
  RECORD_KINDS,
  type RecordKind,
  recordMapping,
  SOURCE_HEALTHS,
  sourceSettings,
} from '@weisu/core';
import { z } from 'zod';
import { day, instant, wording } from './basics.ts';
import { sentFile } from './casework/claims.ts';

const recordKind = z.enum(RECORD_KINDS as [RecordKind, ...RecordKind[]]);
const feed = z.union([z.literal('documents'), recordKind]);
const unit = z.enum(MEASURE_UNIT_IDS as [MeasureUnit, ...MeasureUnit[]]);

const CONNECTOR_KIND_IDS = [
  'feed',
  'web-list',
  'json-api',
  'mailbox',
  'folder',
  'upload',
  'webhook',
] as const;
const volume = z.object({ on: day, count: z.int() });

/** A source in the list: what it is, how it fares. */
export const sourceRow = z.object({
  id: z.string(),
  name: z.string(),
  feed,
  feedName: wording,
  /** Null where it is not collected: an import or the seed filled it. */
  kind: z.enum(CONNECTOR_KIND_IDS).nullable(),
  health: z.enum(SOURCE_HEALTHS),
  /** Why the last attempt failed. */
  error: wording.nullable(),
  newestOn: day.nullable(),
  lastSuccessAt: instant.nullable(),
  lastReceivedAt: instant.nullable(),
  dueAt: instant.nullable(),
  /** By day of arrival, the last five weeks; days without are left out. */
  volumes: z.array(volume),
  usualPerDay: z.number(),
  quietDays: z.int().nullable(),
});

const runProblem = z.object({ key: z.string(), why: wording });

export const sourceDetail = sourceRow.extend({
  mayAct: z.boolean(),
  today: day,
  trust: z.number(),
  districts: z.array(z.string()).nullable(),
  settings: sourceSettings.nullable(),
  mapping: recordMapping.nullable(),
  hasSecret: z.boolean(),
  everyMinutes: z.int().nullable(),
  createdBy: z.string().nullable(),
  createdAt: instant.nullable(),
  usualGapDays: z.number().nullable(),
  /** What counts as missing once the newest data is too old, and from which day. */
  indicators: z.array(
    z.object({
      id: z.string(),
      name: wording,
      freshDays: z.int(),
      staleOn: day.nullable(),
      isStale: z.boolean(),
    }),
  ),
  runs: z.array(
    z.object({
      cause: z.string(),
      startedAt: instant,
      endedAt: instant,
      inserted: z.int(),
      known: z.int(),
      refused: z.int(),
      redacted: z.int(),
      problems: z.array(runProblem),
      error: wording.nullable(),
    }),
  ),
  items: z.array(
    z.object({
      title: z.string().nullable(),
      url: z.string().nullable(),
      text: z.string(),
      occurredOn: day,
      collectedAt: instant,
    }),
  ),
});

const finding = z.object({ kind: z.string(), status: z.string(), quote: z.string() });

export const previewSourceBody = z.object({
  /** What was pasted: an address of a feed, a page or an interface. Left out where `settings` say it. */
  address: z.string().trim().min(1).max(2_000).optional(),
  settings: sourceSettings.optional(),
  secret: z.string().max(1_000).optional(),
  /** The source whose kept secret is used where none is given. */
  sourceId: z.string().max(120).optional(),
  mapping: recordMapping.nullable().optional(),
  /** Read as tables of records rather than texts, also before a mapping is there. */
  asRecords: z.boolean().default(false),
  file: sentFile.optional(),
});

export const sourcePreview = z.object({
  /** What kind it was taken for, with what was found out. */
  settings: sourceSettings,
  name: z.string(),
  texts: z.array(
    z.object({
      title: z.string().nullable(),
      text: z.string(),
      url: z.string().nullable(),
      occurredOn: day.nullable(),
      redacted: z.int(),
      findings: z.array(finding),
    }),
  ),
  /** For structured sources: columns, first rows, and what the mapping makes of them. */
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  proposed: z.object({
    kind: recordKind.nullable(),
    creditCode: z.string().nullable(),
    occurredOn: z.string().nullable(),
    id: z.string().nullable(),
    values: z.record(z.string(), z.object({ column: z.string(), unit }).nullable()),
  }),
  /** What a dry run of the mapping makes of the rows read. */
  records: z.array(
    z.object({ row: z.int(), creditCode: z.string(), known: z.boolean(), occurredOn: day, says: wording }),
  ),
  rowCount: z.int(),
  problems: z.array(runProblem),
});

const plan = {
  name: z.string().trim().min(1).max(60),
  settings: sourceSettings,
  secret: z.string().max(1_000).optional(),
  mapping: recordMapping.nullable().default(null),
  everyMinutes: z.int().min(MOST_OFTEN_MINUTES).max(MOST_SELDOM_MINUTES).default(60),
  /** 0–1; left out it is what its kind usually has, or what it was. */
  trust: z.number().min(0).max(1).optional(),
  /** District codes; null for the whole city. */
  districts: z.array(z.string().max(12)).min(1).max(40).nullable().default(null),
};
export const addSourceBody = z.object({ key: z.string().min(8).max(64), ...plan });
export const editSourceBody = z.object(plan);
export const sourceActBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['pause', 'resume', 'run']) }),
  z.object({ kind: z.enum(['backfill', 'replay']), from: day }),
]);
export const uploadBody = z.object({ file: sentFile });
export const uploadReply = z.object({
  inserted: z.int(),
  known: z.int(),
  refused: z.int(),
  redacted: z.int(),
  problems: z.array(runProblem),
});
/** The secret with which pushes to a webhook source are signed: shown once, when the source is added. */
export const sourceAdded = z.object({ source: sourceDetail, webhookSecret: z.string().nullable() });

export const dictionary = z.object({
  kinds: z.array(
    z.object({
      kind: recordKind,
      name: wording,
      fields: z.array(
        z.object({ field: z.string(), name: wording, quantity: z.enum(QUANTITIES), units: z.array(unit) }),
      ),
      indicators: z.array(z.object({ id: z.string(), name: wording, freshDays: z.int() })),
    }),
  ),
  units: z.array(z.object({ unit, name: wording })),
});
