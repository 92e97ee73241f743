import {
  type EnterpriseRecord,
  type Instant,
  type Jurisdiction,
  type RecordMapping,
  RefusedError,
  type Signal,
  type SourceId,
} from '@weisu/core';
import { ingestRecords } from '../../pipeline/ingest-records.ts';
import { cleanDocument, type RawDocument } from '../../pipeline/prepare-document.ts';
import { reassess } from '../../pipeline/reassess.ts';
import { handOnTexts } from '../../stream/collected-texts.ts';
import type { Database, Queryable } from '../../store/engine.ts';
import { findEnterpriseIds } from '../../store/intake/list-names.ts';
import { findSameItems, insertItems } from '../../store/sources/collected-items.ts';
import { cleanCollected, type CleanCollected } from './clean-collected.ts';
import type { CollectLimits } from './collect-limits.ts';
import type { CollectedPage, CollectedText, CollectProblem } from './connector.ts';
import { mapRecord } from './map-record.ts';
import type { SourceRow } from '../read-rows.ts';
import { FieldError } from '../row-problem.ts';

/** What became of what was handed on. */
export type Delivered = {
  readonly inserted: number;
  readonly known: number;
  readonly signals: readonly Signal[];
};

/**
 * Where collected documents and records go, inside the transaction that also keeps their snapshots and the cursor: the pipeline of
 * this process, or the outbox of a stream.
 */
export type Deliver = (
  trx: Queryable,
  batch: { readonly documents: readonly RawDocument[]; readonly records: readonly EnterpriseRecord[] },
) => Promise<Delivered>;

/** Texts go to whoever reads them, by the outbox; records are taken in at once, and the few enterprises that they tell of assessed. */
export const deliverOn =
  (jurisdiction: Jurisdiction, now: () => Instant): Deliver =>
  async (trx, { documents, records }) => {
    const handedOn = await handOnTexts(trx, documents);
    const noted = records.length === 0 ? null : await ingestRecords(trx, records);
    const signals = noted?.signals ?? [];
    await reassess(
      trx,
      signals.map(({ enterpriseId }) => enterpriseId),
      { now: now(), jurisdiction },
    );
    return {
      inserted: handedOn + (noted?.inserted ?? 0),
      known: documents.length - handedOn + (noted?.known ?? 0),
      signals,
    };
  };

export type KeepGround = {
  readonly database: Database;
  readonly sourceId: SourceId;
  readonly mapping: RecordMapping | null;
  readonly now: Instant;
  readonly limits: CollectLimits;
  readonly digest: (raw: string) => string;
  readonly deliver: Deliver;
  /** Written with the page, in its transaction: the cursor, or nothing. */
  readonly settle: (trx: Queryable) => Promise<void>;
};

export type KeptPage = {
  readonly inserted: number;
  readonly known: number;
  readonly redacted: number;
  readonly problems: readonly CollectProblem[];
};

const keyOf = ({ file, row }: SourceRow): string => `${file}:${row}`;

const recordsOf = (
  rows: readonly SourceRow[],
  { mapping, sourceId, now }: KeepGround,
): { records: { row: SourceRow; record: EnterpriseRecord }[]; problems: CollectProblem[] } => {
  const records: { row: SourceRow; record: EnterpriseRecord }[] = [];
  const problems: CollectProblem[] = [];
  for (const row of rows) {
    try {
      if (mapping !== null) records.push({ row, record: mapRecord(row, mapping, { sourceId, now }) });
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      problems.push({
        key: error.field === null ? keyOf(row) : `${keyOf(row)}:${error.field}`,
        zh: error.zh,
        en: error.en,
      });
    }
  }
  return { records, problems };
};

const cleanAll = (
  texts: readonly CollectedText[],
  ground: KeepGround,
): { clean: CleanCollected[]; problems: CollectProblem[] } => {
  const clean: CleanCollected[] = [];
  const problems: CollectProblem[] = [];
  for (const text of texts) {
    try {
      const one = cleanCollected(text, ground);
      clean.push(one);
      if (one.problem !== null) problems.push(one.problem);
    } catch (error) {
      problems.push({
        key: text.key.slice(0, 200),
        zh: `无法整理：${String(error)}`,
        en: `cannot be cleaned: ${String(error)}`,
      });
    }
  }
  return { clean, problems };
};

type Batch = {
  readonly clean: readonly CleanCollected[];
  readonly records: readonly { row: SourceRow; record: EnterpriseRecord }[];
};

const write = async (trx: Queryable, { clean, records }: Batch, ground: KeepGround): Promise<KeptPage> => {
  const { sourceId, now, deliver } = ground;
  const same = await findSameItems(
    trx,
    sourceId,
    clean.map(({ snapshot }) => snapshot),
  );
  const fresh = clean.filter(({ snapshot }) => !same.has(`${snapshot.key} ${snapshot.rawHash}`));
  const here = await findEnterpriseIds(trx, [...new Set(records.map(({ record }) => record.enterpriseId))]);
  const strangers = records.filter(({ record }) => !here.has(record.enterpriseId));
  const delivered = await deliver(trx, {
    documents: fresh.map(({ document }) => document),
    records: records.filter(({ record }) => here.has(record.enterpriseId)).map(({ record }) => record),
  });
  const cleaned = fresh.map((one) => ({ ...one, kept: cleanDocument(one.document) }));
  await insertItems(
    trx,
    cleaned.map(({ snapshot, kept }) => ({
      ...snapshot,
      sourceId,
      documentId: kept.id,
      occurredOn: kept.occurredOn,
      collectedAt: now,
    })),
  );
  return {
    inserted: delivered.inserted,
    known: delivered.known + (clean.length - fresh.length),
    redacted: cleaned.reduce((sum, { kept }) => sum + kept.redactedCount, 0),
    problems: strangers.map(({ row, record }) => ({
      key: keyOf(row),
      zh: `没有这家企业：${record.enterpriseId.slice(4)}`,
      en: `no such enterprise: ${record.enterpriseId.slice(4)}`,
    })),
  };
};

const NOTHING: KeptPage = { inserted: 0, known: 0, redacted: 0, problems: [] };
const sum = (a: KeptPage, b: KeptPage): KeptPage => ({
  inserted: a.inserted + b.inserted,
  known: a.known + b.known,
  redacted: a.redacted + b.redacted,
  problems: [...a.problems, ...b.problems],
});

/** Refused whole, or the database is away, or two met in it: nothing is wrong with what came, and it will come again. */
const isPassing = (error: unknown): boolean =>
  error instanceof RefusedError ||
  (error instanceof Error &&
    'code' in error &&
    /^(?:08|40|53|55|57)...$|^E(?:CONN|PIPE|TIMEDOUT)/.test(String(error.code)));

/** A batch that fails is halved until what makes it fail stands alone and is named; all others land. */
const writeHalving = async (batch: Batch, ground: KeepGround): Promise<KeptPage> => {
  const size = batch.clean.length + batch.records.length;
  if (size === 0) return NOTHING;
  try {
    return await ground.database.transaction((trx) => write(trx, batch, ground));
  } catch (error) {
    if (isPassing(error)) throw error;
    if (size === 1) {
      const key = batch.clean[0]?.snapshot.key ?? keyOf((batch.records[0] as Batch['records'][number]).row);
      const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
      return {
        ...NOTHING,
        problems: [
          { key, zh: `读取出错，已搁置：${why}`, en: `could not be read and was put aside: ${why}` },
        ],
      };
    }
    const [texts, records] = [batch.clean.length >> 1, batch.records.length >> 1];
    const first = { clean: batch.clean.slice(0, texts), records: batch.records.slice(0, records) };
    const second = { clean: batch.clean.slice(texts), records: batch.records.slice(records) };
    return sum(await writeHalving(first, ground), await writeHalving(second, ground));
  }
};

/**
 * Stores what one step brought together with where the source stands. Everything lands in one transaction; only where that fails
 * are the good ones stored by themselves and the bad one named.
 */
export const keepPage = async (
  page: Pick<CollectedPage, 'texts' | 'rows' | 'problems'>,
  ground: KeepGround,
): Promise<KeptPage> => {
  const { clean, problems: dirty } = cleanAll(page.texts, ground);
  const { records, problems: wrong } = recordsOf(page.rows, ground);
  const batch = { clean, records };
  let kept: KeptPage;
  try {
    kept = await ground.database.transaction(async (trx) => {
      const done = clean.length + records.length === 0 ? NOTHING : await write(trx, batch, ground);
      await ground.settle(trx);
      return done;
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    kept = await writeHalving(batch, ground);
    await ground.database.transaction((trx) => ground.settle(trx));
  }
  return { ...kept, problems: [...page.problems, ...dirty, ...wrong, ...kept.problems] };
};
