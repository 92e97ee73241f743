import { setImmediate as turn } from 'node:timers/promises';
import type { Candidate, DocumentId, LinkedMention, LinkMemory, Signal, SourceId, TermId } from '@weisu/core';
import { contextClassOf, detectOpinion, linksByItself } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import {
  findDocumentIds,
  insertDocuments,
  insertMentions,
  insertTermHits,
} from '../store/intake/insert-documents.ts';
import type { StoredDocument, StoredMention } from '../store/intake/insert-documents.ts';
import { insertSignals } from '../store/intake/insert-signals.ts';
import { type Delivery, noteDelivery } from '../store/intake/sources.ts';
import { insertStoryBands, lockStories } from '../store/intake/stories.ts';
import { loadKnownHeads } from './head-signatures.ts';
import type { Linking } from './link/current-linker.ts';
import { createStoryIndex, ownStory } from './place-in-stories.ts';
import { linkWithRelatives } from './link/link-with-relatives.ts';
import { cleanDocument, copyMarksOf, linkContextOf, prepareDocument, textOf } from './prepare-document.ts';
import type {
  CleanDocument,
  CopyMarks,
  PreparedDocument,
  RawDocument,
  ReadingDeps,
} from './prepare-document.ts';

export type IngestedDocuments = {
  /** Documents that were new. */
  readonly inserted: number;
  /** Exact copies, in the batch or known before, that were left out. */
  readonly duplicates: number;
  /** New documents that repeat a story. */
  readonly copies: number;
  readonly linked: number;
  readonly waiting: number;
  readonly signals: readonly Signal[];
};

const byArrival = (a: RawDocument, b: RawDocument): number =>
  a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0;

/** Those that are not stored yet, each once. */
const onlyNew = async <T extends { readonly id: DocumentId }>(
  db: Queryable,
  batch: readonly T[],
): Promise<readonly T[]> => {
  const distinct = new Map<string, T>();
  for (const document of batch) if (!distinct.has(document.id)) distinct.set(document.id, document);
  const known = await findDocumentIds(db, [...distinct.keys()] as DocumentId[]);
  return [...distinct.values()].filter(({ id }) => !known.has(id));
};

/** Less likely than not that anybody known is meant: no person should be asked about it. */
export const LEAST_KNOWN = 0.5;
/** Of several who may be meant, those that a person can still tell apart at a look. */
export const LEAST_CONFIDENCE = 0.08;
const MOST_ASKED = 5;

const stateOf = (candidate: Candidate, contextClass: string, memory: LinkMemory): StoredMention['state'] => {
  const answer = memory.answerTo(candidate.surface, candidate.enterpriseId, contextClass);
  if (answer !== null) return answer === 'same' ? 'accepted' : 'refused';
  return linksByItself(candidate) ? 'linked' : 'waiting';
};

const mentionsOf = (document: PreparedDocument, { memory, linker }: Linking): StoredMention[] => {
  const asked = new Map<string, number>();
  const settled = new Set<string>();
  return document.candidates.flatMap((candidate): StoredMention[] => {
    const { enterpriseId, spans, surface, confidence, known, evidence } = candidate;
    if (known < LEAST_KNOWN || confidence < LEAST_CONFIDENCE) return [];
    const contextClass = contextClassOf(evidence);
    const state = stateOf(candidate, contextClass, memory);
    // Once one of those who bear the name is linked, the others are no question any more.
    if (state === 'waiting' && settled.has(surface)) return [];
    const count = (asked.get(surface) ?? 0) + 1;
    asked.set(surface, count);
    if (state === 'waiting' && count > MOST_ASKED) return [];
    if (state === 'linked' || state === 'accepted') settled.add(surface);
    return [
      {
        id: `men_${document.id.slice(4)}.${enterpriseId.slice(4)}`,
        documentId: document.id,
        enterpriseId,
        spans,
        confidence,
        evidence,
        surface,
        contextClass,
        linkModel: linker.version,
        state,
        recordedAt: document.recordedAt,
      },
    ];
  });
};

const isLinked = ({ state }: StoredMention): boolean => state === 'linked' || state === 'accepted';
const linkedOf = (mentions: readonly StoredMention[]): LinkedMention[] => mentions.filter(isLinked);

const termHitsOf = ({ id, terms }: PreparedDocument) =>
  terms.map(({ termId, version }) => ({ termId: termId as TermId, documentId: id, version }));

/** The newest day and instant that each source delivered. */
const deliveriesOf = (batch: readonly RawDocument[]): Delivery[] => {
  const newest = new Map<SourceId, Delivery>();
  for (const { sourceId, occurredOn, recordedAt } of batch) {
    const known = newest.get(sourceId);
    newest.set(sourceId, {
      sourceId,
      newestOn: known && known.newestOn > occurredOn ? known.newestOn : occurredOn,
      receivedAt: known && known.receivedAt > recordedAt ? known.receivedAt : recordedAt,
    });
  }
  return [...newest.values()];
};

type BatchDocument = PreparedDocument & {
  readonly mentions: readonly StoredMention[];
  /** Null for an ordinary text. */
  readonly copyMarks: CopyMarks | null;
};

/**
 * An ordinary text, as most are, says nothing, hit no term and names nobody: no signal rests on it, so it is nobody's copy. Keeping
 * what copies of all texts are found by took an eighth of the time that taking a text in takes, and twenty rows for each.
 */
const isOrdinary = ({ reading, terms }: PreparedDocument, mentions: readonly StoredMention[]): boolean =>
  reading.kinds.length === 0 && terms.length === 0 && mentions.length === 0;

/** A batch that has been read and linked, and is not stored yet. */
export type PreparedBatch = {
  readonly documents: readonly BatchDocument[];
  /** How many came, copies and known ones with them. */
  readonly came: number;
  readonly deliveries: readonly Delivery[];
  readonly readerVersion: string;
  /** Version of the keyword library that read them. */
  readonly library: number;
};

/**
 * Texts read in a row, 1 to 2 ms: what the database answered meanwhile waits no longer, so that the batch before is stored beside. Storing asks
 * some fifty questions one after another while every other worker waits for it to end.
 */
const READ_IN_A_ROW = 3;

/** Reads and links a batch of clean texts. Writes nothing and needs no transaction: it is most of the work. */
export const prepareDocuments = async (
  db: Queryable,
  deps: ReadingDeps,
  batch: readonly CleanDocument[],
): Promise<PreparedBatch> => {
  const fresh = await onlyNew(db, [...batch].sort(byArrival));
  const { reader, library } = await deps.currentReader(db);
  const linking = await deps.currentLinker(db);
  const prepared: PreparedDocument[] = [];
  for (const document of fresh) {
    if (prepared.length > 0 && prepared.length % READ_IN_A_ROW === 0) await turn();
    prepared.push(prepareDocument(document, reader, linking));
  }
  const candidates = await linkWithRelatives(
    db,
    linking.linker,
    prepared.map((document) => ({
      text: textOf(document),
      context: linkContextOf(document, document.reading, linking),
      candidates: document.candidates,
    })),
  );
  return {
    documents: prepared.map((once, at) => {
      const document = { ...once, candidates: candidates[at] ?? once.candidates };
      const mentions = mentionsOf(document, linking);
      const copyMarks = isOrdinary(document, mentions) ? null : copyMarksOf(textOf(document));
      return { ...document, mentions, copyMarks };
    }),
    came: batch.length,
    deliveries: deliveriesOf(batch),
    readerVersion: deps.readerVersion,
    library,
  };
};

/**
 * Stores what was prepared: places it in stories, detects, writes. Call it inside a transaction. Writers take turns from
 * here to the commit, so that of two copies that arrive at once one heads the story; a text that another writer has stored
 * meanwhile is left out.
 */
export const storeDocuments = async (
  trx: Queryable,
  { documents: prepared, came, deliveries, readerVersion, library }: PreparedBatch,
): Promise<IngestedDocuments> => {
  await lockStories(trx);
  const fresh = await onlyNew(trx, prepared);
  const stories = createStoryIndex(
    await loadKnownHeads(
      trx,
      fresh.flatMap(({ copyMarks }) => copyMarks?.bands ?? []),
    ),
  );
  const documents: StoredDocument[] = [];
  const signals: Signal[] = [];
  const heads: { readonly documentId: DocumentId; readonly bands: readonly number[] }[] = [];
  let copies = 0;
  for (const document of fresh) {
    const { id, copyMarks } = document;
    let storyId = ownStory(id);
    if (copyMarks !== null) {
      const place = stories.place({ id, ...copyMarks });
      storyId = place.storyId;
      if (place.heads) heads.push({ documentId: id, bands: copyMarks.bands });
      else copies += 1;
    }
    documents.push({ ...document, storyId, reader: readerVersion, library });
    const linked = linkedOf(document.mentions);
    if (linked.length > 0)
      signals.push(...detectOpinion({ ...document, storyId, text: textOf(document) }, linked));
  }
  const mentions = fresh.flatMap((document) => document.mentions);
  await insertDocuments(trx, documents);
  await insertStoryBands(trx, heads);
  await insertMentions(trx, mentions);
  await insertSignals(trx, signals);
  await insertTermHits(trx, fresh.flatMap(termHitsOf));
  await noteDelivery(trx, deliveries);
  return {
    inserted: documents.length,
    duplicates: came - documents.length,
    copies,
    linked: mentions.filter(isLinked).length,
    waiting: mentions.filter(({ state }) => state === 'waiting').length,
    signals,
  };
};

/**
 * Takes a batch of texts in: clean, leave out exact copies, read, place in stories, link, detect, write.
 * Call it inside a transaction. The same batch again writes nothing.
 */
export const ingestDocuments = async (
  trx: Queryable,
  deps: ReadingDeps,
  batch: readonly RawDocument[],
): Promise<IngestedDocuments> =>
  storeDocuments(trx, await prepareDocuments(trx, deps, batch.map(cleanDocument)));
