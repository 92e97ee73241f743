import { CLAIM_DUES, ROSTER_FIELDS, type RosterField } from '@weisu/core';
import { z } from 'zod';
import { day, instant, pageOf, pageQuery, wording } from '../basics.ts';
import { enterpriseRef, unitRef } from '../warning.ts';

const fen = z.int().nonnegative();
const named = z.object({ id: z.string(), name: wording });
const reason = z.string().trim().min(2).max(500);
const key = z.string().min(8).max(64);

/** One claim, without its worker: `maskedName` is all that lists show. Amounts are whole fen. */
const claimRow = z.object({
  id: z.string(),
  number: z.int(),
  maskedName: z.string(),
  docket: z.string().nullable(),
  kind: named,
  amountFen: fen,
  awardedFen: fen.nullable(),
  paidFen: fen,
  stage: named,
  stageOn: day,
  appliedOn: day,
  dueOn: day.nullable(),
  due: z.enum(CLAIM_DUES).nullable(),
  /** Which deadline it is that runs. */
  clock: wording.nullable(),
  extended: z.boolean(),
  result: named.nullable(),
});

const claimSum = z.object({
  count: z.int(),
  amountFen: fen,
  awardedFen: fen,
  owedFen: fen,
  paidFen: fen,
  overdueCount: z.int(),
});

/** Sums of what the filter shows. Every stage and kind of the place is there, with nothing where nothing is. */
const claimSums = claimSum.extend({
  byStage: z.array(claimSum.extend({ stage: named })),
  byKind: z.array(claimSum.extend({ kind: named })),
});

/** `a,b` in the address; the ids are those of the place, so that only their form is checked here. */
const manyIds = z
  .string()
  .max(200)
  .transform((text) => text.split(',').filter((id) => id !== ''))
  .optional();

const claimFilter = {
  stage: manyIds,
  kind: manyIds,
  due: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(CLAIM_DUES)))
    .optional(),
  q: z.string().max(100).optional(),
};

export const claimsQuery = z.object({
  ...pageQuery,
  ...claimFilter,
  sort: z.enum(['number', 'amount', 'paid', 'dueOn', 'stage', 'kind', 'appliedOn']).default('number'),
  order: z.enum(['asc', 'desc']).default('asc'),
});

/** An act on claims as people read it. `undoUntil` is there where the signed-in officer may still take it back. */
export const claimAct = z.object({
  id: z.string(),
  seq: z.int(),
  kind: z.string(),
  sentence: wording,
  count: z.int(),
  amountFen: fen,
  byName: z.string(),
  unit: unitRef,
  at: instant,
  note: z.string(),
  undone: z.boolean(),
  undoUntil: instant.nullable(),
});

/** What the place knows: how claims may move, and which results each stage takes. */
const claimWording = z.object({
  kinds: z.array(named),
  results: z.array(named.extend({ awards: z.enum(['all', 'none', 'given']) })),
  stages: z.array(
    named.extend({ next: z.array(z.string()), closed: z.boolean(), results: z.array(z.string()) }),
  ),
  fields: z.array(z.string()),
});

export const claimPage = pageOf(claimRow).extend({
  caseFile: z.object({ id: z.string(), enterprise: enterpriseRef, unit: unitRef, closed: z.boolean() }),
  /** Of what the filter shows. */
  sums: claimSums,
  /** Of the whole case file. */
  all: claimSums,
  /** Number of the newest act that the page has seen; sent with an act, so that it changes nothing unseen. */
  seenSeq: z.int(),
  wording: claimWording,
  mayAct: z.boolean(),
  maySeeWorkers: z.boolean(),
  lastAct: claimAct.nullable(),
});

export const claimDetail = z.object({
  claim: claimRow,
  /** Each state it has been in, oldest first. */
  history: z.array(
    z.object({
      sentence: wording,
      stage: named,
      stageOn: day,
      paidFen: fen,
      byName: z.string(),
      at: instant,
      note: z.string(),
    }),
  ),
});

/** The claims an act is for: by id, or all that a filter shows. `count` is what the officer saw. */
const claimSelection = z.union([
  z.strictObject({ ids: z.array(z.string().max(80)).min(1).max(2000) }),
  z.strictObject({
    filter: z.strictObject(claimFilter),
    count: z.int().min(1).max(2000),
  }),
]);

const acting = { key, claims: claimSelection, seenSeq: z.int().nonnegative() };
const note = z.string().trim().max(500).default('');

export const claimActBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stage'),
    ...acting,
    to: z.string().max(40),
    on: day,
    result: z.string().max(40).nullable().default(null),
    /** Only for one claim alone: of many each has its own. */
    awardedFen: fen.nullable().default(null),
    paid: z.enum(['unchanged', 'in-full']).default('unchanged'),
    note,
  }),
  z.strictObject({
    kind: z.literal('pay'),
    ...acting,
    fen: z.union([z.literal('in-full'), z.int().positive()]),
    note,
  }),
  z.strictObject({ kind: z.literal('extend'), ...acting, note: reason }),
  z.strictObject({ kind: z.literal('restart'), ...acting, on: day, note: reason }),
  z.strictObject({ kind: z.literal('pause'), ...acting, from: day, until: day, note: reason }),
  z.strictObject({ kind: z.literal('undo'), key, actId: z.string().max(80) }),
]);

/** The one message of an act, however many claims it moved. */
export const claimActReply = z.object({ act: claimAct, seenSeq: z.int() });

export const workerLookBody = z.object({ reason });
export const worker = z.object({ name: z.string(), identity: z.string().nullable() });

const isField = (value: string): value is RosterField =>
  (ROSTER_FIELDS as readonly string[]).includes(value) || /^amount:[a-z-]{1,40}$/.test(value);
const rosterField = z.custom<RosterField>((value) => typeof value === 'string' && isField(value), {
  message: 'must be a field of a roster',
});

/** A file as JSON carries it. The name's ending says nothing: the bytes decide what it is. */
export const sentFile = z.object({ name: z.string().min(1).max(200), base64: z.base64().max(14_000_000) });
export const givenFile = z.object({ name: z.string(), type: z.string(), base64: z.string() });

const rosterOptions = {
  file: sentFile,
  sheet: z.string().max(200).optional(),
  /** Index from 0 of the row with the headers. */
  headerRow: z.int().nonnegative().max(100).optional(),
  mapping: z.array(rosterField.nullable()).max(200).optional(),
  kind: z.string().max(40).nullable().default(null),
  appliedOn: day.nullable().default(null),
};
export const rosterPreviewBody = z.object(rosterOptions);
export const rosterImportBody = z.object({
  ...rosterOptions,
  key,
  mapping: z.array(rosterField.nullable()).max(200),
  note,
  /** True: nothing is taken where one row is bad. */
  strict: z.boolean().default(false),
});

const rosterProblem = z.object({ row: z.int(), field: z.string(), value: z.string(), why: wording });

export const rosterPreview = z.object({
  sheets: z.array(z.object({ name: z.string(), rowCount: z.int() })),
  sheet: z.string(),
  headerRow: z.int(),
  headers: z.array(z.string()),
  mapping: z.array(rosterField.nullable()),
  /** Whether the mapping is what the unit used before. */
  remembered: z.boolean(),
  wording: claimWording,
  /** The first rows as the sheet has them, identity numbers masked. */
  sample: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  rowCount: z.int(),
  claimCount: z.int(),
  amountFen: fen,
  byKind: z.array(z.object({ kind: named, count: z.int(), amountFen: fen })),
  problemCount: z.int(),
  badRowCount: z.int(),
  /** The first 200. */
  problems: z.array(rosterProblem),
  /** All bad rows as they were, with the reason beside: to mend and send again. */
  problemFile: givenFile.nullable(),
});

export const rosterImportReply = z.object({
  act: claimAct.nullable(),
  seenSeq: z.int(),
  claimCount: z.int(),
  badRowCount: z.int(),
  problemCount: z.int(),
  problems: z.array(rosterProblem),
  problemFile: givenFile.nullable(),
});

export const claimExportBody = z.object({
  format: z.enum(['xlsx', 'csv']),
  ...claimFilter,
  /** Names and numbers are in the file only for a reason, which is logged. */
  workers: z.object({ reason }).nullable().default(null),
});

/** Case files with claims. */
const claimFileRow = z.object({
  caseFile: z.object({ id: z.string(), enterprise: enterpriseRef, unit: unitRef, closed: z.boolean() }),
  sum: claimSum,
  openCount: z.int(),
  nextDueOn: day.nullable(),
  due: z.enum(CLAIM_DUES).nullable(),
  stages: z.array(z.object({ stage: z.string(), count: z.int() })),
});
export const claimFilesQuery = z.object({
  ...pageQuery,
  stage: manyIds,
  due: claimFilter.due,
  q: z.string().max(100).optional(),
  sort: z.enum(['dueOn', 'count', 'amount', 'paid', 'name']).default('dueOn'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export const claimFilesPage = pageOf(claimFileRow).extend({
  /** Of what the filter shows. */
  sums: claimSums,
  /** The same without the filters by stage and time. */
  all: claimSums,
  wording: claimWording,
});
