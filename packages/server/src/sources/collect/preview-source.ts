import {
  proposeRecordMapping,
  type ProposedMapping,
  type RecordMapping,
  type SourceId,
  type SourceSettings,
} from '@weisu/core';
import { redact, stripMarkup } from '@weisu/text';
import type { Reader } from '@weisu/text';
import { findEnterpriseIds } from '../../store/intake/list-names.ts';
import type { Queryable } from '../../store/engine.ts';
import type { CollectedPage, CollectedText, CollectGround, CollectProblem } from './connector.ts';
import { withTempFile } from '../files/temp-file.ts';
import { readFileRows } from '../files/read-file-rows.ts';
import { mapRecord } from './map-record.ts';
import { type CollectTools, openConnector } from './open-connector.ts';
import { rowsToPage } from './rows-to-page.ts';
import type { SourceRow } from '../read-rows.ts';
import { FieldError } from '../row-problem.ts';
import { storableText } from './clean-collected.ts';

export type PreviewedText = {
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly occurredOn: string | null;
  readonly redacted: number;
  readonly findings: readonly { readonly kind: string; readonly status: string; readonly quote: string }[];
};

export type PreviewedRecord = {
  readonly row: number;
  readonly creditCode: string;
  readonly known: boolean;
  readonly occurredOn: string;
  readonly kind: RecordMapping['kind'];
  readonly values: Readonly<Record<string, number>>;
};

export type Preview = {
  readonly texts: readonly PreviewedText[];
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly proposed: ProposedMapping;
  readonly records: readonly PreviewedRecord[];
  readonly rowCount: number;
  readonly problems: readonly CollectProblem[];
};

const SHOWN_LENGTH = 400;
const SHOWN_ROWS = 8;
const SHOWN_RECORDS = 20;
const MOST_DRY_ROWS = 5_000;
const PREVIEW_ID: SourceId = 'src_preview';

const countOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** What reading would make of a text, redacted as it would be kept. */
const previewText = ({ title, body, url, occurredOn }: CollectedText, reader: Reader): PreviewedText => {
  const cleanTitle = title === null ? null : redact(storableText(stripMarkup(title)).trim());
  const clean = redact(storableText(stripMarkup(body)).trim());
  const input = { title: cleanTitle?.text ?? null, body: clean.text };
  const whole = input.title === null ? input.body : `${input.title}\n${input.body}`;
  const findings = reader.read(input).findings.map(({ kind, status, spans }) => {
    const start = Math.max(0, Math.min(...spans.map((span) => span.start)) - 8);
    const end = Math.max(...spans.map((span) => span.end)) + 8;
    return { kind, status, quote: whole.slice(start, Math.min(end, start + 80)).replaceAll('\n', ' ') };
  });
  return {
    title: input.title,
    text: clean.text.slice(0, SHOWN_LENGTH),
    url,
    occurredOn,
    redacted: countOf(clean.counts) + countOf(cleanTitle?.counts ?? {}),
    findings,
  };
};

const cellOf = (value: unknown): string => {
  const text =
    value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return redact(text).text.slice(0, 100);
};

const columnsOf = (rows: readonly SourceRow[]): readonly (readonly [string, string])[] => {
  const columns = new Map<string, string>();
  for (const { names } of rows.slice(0, 50)) for (const [key, name] of names) columns.set(key, name);
  return [...columns];
};

const dryRun = async (
  db: Queryable,
  rows: readonly SourceRow[],
  mapping: RecordMapping,
  now: CollectGround['now'],
): Promise<{ records: PreviewedRecord[]; problems: CollectProblem[] }> => {
  const problems: CollectProblem[] = [];
  const mapped = rows.flatMap((row) => {
    try {
      return [{ row: row.row, record: mapRecord(row, mapping, { sourceId: PREVIEW_ID, now }) }];
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      problems.push({ key: `${row.row}:${error.field ?? ''}`, zh: error.zh, en: error.en });
      return [];
    }
  });
  const here = await findEnterpriseIds(db, [...new Set(mapped.map(({ record }) => record.enterpriseId))]);
  const records = mapped.map(({ row, record }) => ({
    row,
    creditCode: record.enterpriseId.slice(4),
    known: here.has(record.enterpriseId),
    occurredOn: record.occurredOn,
    kind: record.kind,
    values: record.values,
  }));
  return { records, problems };
};

export type PreviewAsked = {
  readonly settings: SourceSettings;
  readonly secret: string | null;
  readonly mapping: RecordMapping | null;
  readonly asRecords: boolean;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
};

const loadPage = async (
  { settings, secret, mapping, asRecords, file }: PreviewAsked,
  tools: CollectTools,
  ground: CollectGround,
): Promise<Pick<CollectedPage, 'texts' | 'rows' | 'problems'>> => {
  const takesRows = asRecords || mapping !== null;
  if (file !== null)
    return withTempFile(file.name, file.bytes, (path) =>
      rowsToPage(readFileRows(path, file.name, tools.limits), {
        skip: 0,
        most: takesRows ? MOST_DRY_ROWS : 10,
        takesRows,
      }),
    );
  // Only whether there is one matters to the connector: rows then come as rows.
  const asMapped = takesRows
    ? (mapping ?? { kind: 'hotline', creditCode: '-', occurredOn: '-', id: null, values: {} })
    : null;
  if (settings.kind === 'upload' || settings.kind === 'webhook') return { texts: [], rows: [], problems: [] };
  const source = { id: PREVIEW_ID, settings, mapping: asMapped, secret };
  return (await openConnector(source, tools)).preview(ground);
};

/** What would be read of a source, and what would be made of it; nothing is kept. */
export const previewSource = async (
  db: Queryable,
  asked: PreviewAsked,
  tools: CollectTools,
  ground: CollectGround,
  reader: Reader,
): Promise<Preview> => {
  const page = await loadPage(asked, tools, ground);
  const columns = columnsOf(page.rows);
  const dry =
    asked.mapping === null
      ? { records: [], problems: [] }
      : await dryRun(db, page.rows, asked.mapping, ground.now);
  const strangers = dry.records.filter(({ known }) => !known);
  return {
    texts: page.texts.map((text) => previewText(text, reader)),
    columns: columns.map(([, name]) => name),
    sample: page.rows
      .slice(0, SHOWN_ROWS)
      .map(({ values }) => columns.map(([key]) => cellOf(values.get(key)))),
    proposed: proposeRecordMapping(
      columns.map(([, name]) => name),
      asked.file?.name ?? '',
    ),
    records: dry.records.slice(0, SHOWN_RECORDS),
    rowCount: page.rows.length,
    problems: [
      ...page.problems,
      ...dry.problems,
      ...strangers.map(({ row, creditCode }) => ({
        key: String(row),
        zh: `没有这家企业：${creditCode}`,
        en: `no such enterprise: ${creditCode}`,
      })),
    ],
  };
};
