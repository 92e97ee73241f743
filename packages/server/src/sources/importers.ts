import type { EnterpriseRecord, Instant, Jurisdiction, RecordKind, Signal, SourceId } from '@weisu/core';
import { RECORD_KINDS } from '@weisu/core';
import { ingestDocuments } from '../pipeline/ingest-documents.ts';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import type { RawDocument, ReadingDeps } from '../pipeline/prepare-document.ts';
import { reassess } from '../pipeline/reassess.ts';
import type { Queryable } from '../store/engine.ts';
import { findEnterpriseIds } from '../store/intake/list-names.ts';
import type { DeclaredSource } from '../store/intake/sources.ts';
import type { Importer } from './import-rows.ts';
import { parseDocument } from './parse-document.ts';
import { parseRecord } from './parse-record.ts';
import { FieldError } from './row-problem.ts';

const reassessTouched = async (
  trx: Queryable,
  signals: readonly Signal[],
  options: { readonly now: Instant; readonly reassessIn?: Jurisdiction },
): Promise<void> => {
  if (options.reassessIn === undefined) return;
  const ids = signals.map((signal) => signal.enterpriseId);
  await reassess(trx, ids, { now: options.now, jurisdiction: options.reassessIn });
};

/** The sources to which imported records belong where the caller names none: one a kind, covering the whole city. */
export const IMPORT_SOURCES: readonly DeclaredSource[] = RECORD_KINDS.map((kind) => ({
  id: `src_import-${kind}`,
  name: `导入：${kind}`,
  feed: kind,
  trust: 1,
  districts: null,
}));

/** Structured facts; a record of an enterprise that is not there is refused. Counts: inserted, known, signals. The sources must be there. */
export const recordImporter = (options: {
  readonly now: Instant;
  readonly sourceOf?: (kind: RecordKind) => SourceId;
  /** Given, the few enterprises that a batch tells of are assessed with it, and warned of where need be. */
  readonly reassessIn?: Jurisdiction;
}): Importer<EnterpriseRecord> => ({
  parse: (row) =>
    parseRecord(row, { now: options.now, sourceOf: options.sourceOf ?? ((kind) => `src_import-${kind}`) }),
  write: async (trx, batch, refuse) => {
    const here = await findEnterpriseIds(trx, [...new Set(batch.map(({ value }) => value.enterpriseId))]);
    const known = batch.filter(({ row, value }) => {
      if (here.has(value.enterpriseId)) return true;
      refuse(
        row,
        new FieldError(
          'credit_code',
          `没有这家企业：${value.enterpriseId.slice(4)}`,
          `is no known enterprise: ${value.enterpriseId.slice(4)}`,
        ),
      );
      return false;
    });
    const done = await ingestRecords(
      trx,
      known.map(({ value }) => value),
    );
    await reassessTouched(trx, done.signals, options);
    return { inserted: done.inserted, known: done.known, signals: done.signals.length };
  },
});

/** Texts of one source, which must be there. Counts: inserted, duplicates, copies, linked, waiting, signals. */
export const documentImporter = (
  deps: ReadingDeps,
  options: {
    readonly sourceId: SourceId;
    readonly now: Instant;
    /** Given, the few enterprises that a batch tells of are assessed with it, and warned of where need be. */
    readonly reassessIn?: Jurisdiction;
  },
): Importer<RawDocument> => ({
  parse: (row) => parseDocument(row, options),
  write: async (trx, batch) => {
    const { signals, ...counts } = await ingestDocuments(
      trx,
      deps,
      batch.map(({ value }) => value),
    );
    await reassessTouched(trx, signals, options);
    return { ...counts, signals: signals.length };
  },
});
