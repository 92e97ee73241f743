import { createHash } from 'node:crypto';
import type { Candidate, Day, DocumentId, Instant, LinkContext, SourceId } from '@weisu/core';
import type { Reader, ReadTerm, Span, TextReading } from '@weisu/text';
import { contentHash, copyKeysOf, redact, signatureOf, stripMarkup } from '@weisu/text';
import type { CurrentLinker, Linking } from './link/current-linker.ts';
import type { CurrentReader } from './current-reader.ts';

/** A text as its source handed it over. */
export type RawDocument = {
  readonly sourceId: SourceId;
  readonly externalId: string | null;
  readonly title: string | null;
  readonly body: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
};

/** A text that may be kept: no mark-up, no personal data, named by its content. */
export type CleanDocument = RawDocument & {
  readonly id: DocumentId;
  readonly contentHash: string;
  readonly redactedCount: number;
};

/** The string in which every offset of a document counts. */
export const textOf = (document: { readonly title: string | null; readonly body: string }): string =>
  document.title === null ? document.body : `${document.title}\n${document.body}`;

const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** Takes mark-up and personal data out before anything else sees the text. The id follows from source and content. */
export const cleanDocument = (raw: RawDocument): CleanDocument => {
  const title = raw.title === null ? null : redact(stripMarkup(raw.title).trim());
  const body = redact(stripMarkup(raw.body).trim());
  const clean = { ...raw, title: title?.text || null, body: body.text };
  const hash = contentHash(textOf(clean));
  const id = createHash('sha256').update(`${raw.sourceId}\n${hash}`).digest('hex').slice(0, 24);
  return {
    ...clean,
    id: `doc_${id}`,
    contentHash: hash,
    redactedCount: totalOf(title?.counts ?? {}) + totalOf(body.counts),
  };
};

/** What reading and linking need; built once for many texts. */
export type ReadingDeps = {
  /** Asked before every batch: the keyword library may have changed. */
  readonly currentReader: CurrentReader;
  /** The reader's version, kept beside each reading. */
  readonly readerVersion: string;
  /** Asked before every batch: enterprises, answers and weights may have changed. */
  readonly currentLinker: CurrentLinker;
};

/** A clean document with what it says and whom it may speak of. */
export type PreparedDocument = CleanDocument & {
  readonly reading: TextReading;
  /** Every term that hit, also where nothing was found. */
  readonly terms: readonly ReadTerm[];
  readonly candidates: readonly Candidate[];
};

/** What copies of a text are found by and told from. */
export type CopyMarks = { readonly signature: Uint32Array; readonly bands: readonly number[] };

export const copyMarksOf = (text: string): CopyMarks => {
  const signature = signatureOf(text);
  return { signature, bands: copyKeysOf(signature) };
};

/** Where reading saw the employer. */
export const employerSpans = ({ findings }: TextReading): Span[] =>
  findings.flatMap(({ spans }) => spans.filter(({ role }) => role === 'employer'));

/** What linking knows of a document beside its words. */
export const linkContextOf = (
  { sourceId, occurredOn }: Pick<CleanDocument, 'sourceId' | 'occurredOn'>,
  reading: TextReading,
  { districtsOf }: Pick<Linking, 'districtsOf'>,
): LinkContext => ({
  sourceDistricts: districtsOf(sourceId),
  on: occurredOn,
  employers: employerSpans(reading),
});

export const prepareDocument = (
  document: CleanDocument,
  reader: Reader,
  linking: Pick<Linking, 'linker' | 'districtsOf'>,
): PreparedDocument => {
  const read = reader.readWithTerms({ title: document.title, body: document.body });
  return {
    ...document,
    ...read,
    candidates: linking.linker.link(textOf(document), linkContextOf(document, read.reading, linking)),
  };
};
