import type {
  Candidate,
  Day,
  Instant,
  LinkedMention,
  LinkMemory,
  Signal,
  SourceId,
  TermId,
} from '@weisu/core';
import { AUTO_LINK_CONFIDENCE, contextClassOf, createLinkMemory, detectOpinion } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import {
  findDocumentIds,
  insertDocuments,
  insertMentions,
  insertTermHits,
} from '../store/intake/insert-documents.ts';
import type { StoredDocument, StoredMention } from '../store/intake/insert-documents.ts';
import { insertSignals } from '../store/intake/insert-signals.ts';
import { noteDelivery } from '../store/intake/sources.ts';
import { insertStoryBands, listStoryHeads } from '../store/intake/stories.ts';
import { createStoryIndex } from './place-in-stories.ts';
import { cleanDocument, prepareDocument } from './prepare-document.ts';
import type { CleanDocument, PreparedDocument, RawDocument, ReadingDeps } from './prepare-document.ts';

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

const onlyNew = async (trx: Queryable, batch: readonly RawDocument[]): Promise<readonly CleanDocument[]> => {
  const distinct = new Map<string, CleanDocument>();
  for (const raw of [...batch].sort(byArrival)) {
    const clean = cleanDocument(raw);
    if (!distinct.has(clean.id)) distinct.set(clean.id, clean);
  }
  const known = await findDocumentIds(
    trx,
    [...distinct.values()].map((d) => d.id),
  );
  return [...distinct.values()].filter((d) => !known.has(d.id));
};

/** Less likely than not that anybody known is meant: no person should be asked about it. */
export const LEAST_KNOWN = 0.5;
/** Of several who may be meant, those that a person can still tell apart at a look. */
const LEAST_CONFIDENCE = 0.08;
const MOST_ASKED = 5;

const stateOf = (
  { enterpriseId, surface, confidence }: Candidate,
  contextClass: string,
  memory: LinkMemory,
): StoredMention['state'] => {
  const answer = memory.answerTo(surface, enterpriseId, contextClass);
  if (answer !== null) return answer === 'same' ? 'accepted' : 'refused';
  return confidence >= AUTO_LINK_CONFIDENCE ? 'linked' : 'waiting';
};

const NOTHING_SAID = createLinkMemory([]);

const mentionsOf = (
  document: PreparedDocument,
  { memory = NOTHING_SAID, linker }: ReadingDeps,
): StoredMention[] => {
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
const deliveriesOf = (
  batch: readonly RawDocument[],
): { sourceId: SourceId; newestOn: Day; receivedAt: Instant }[] => {
  const newest = new Map<SourceId, { sourceId: SourceId; newestOn: Day; receivedAt: Instant }>();
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

/**
 * Takes a batch of texts in: clean, leave out exact copies, read, place in stories, link, detect, write.
 * Call it inside a transaction. The same batch again writes nothing.
 */
export const ingestDocuments = async (
  trx: Queryable,
  deps: ReadingDeps,
  batch: readonly RawDocument[],
): Promise<IngestedDocuments> => {
  const fresh = await onlyNew(trx, batch);
  const { reader, library } = await deps.currentReader(trx);
  const prepared = fresh.map((document) => prepareDocument(document, reader, deps));
  const stories = createStoryIndex(await listStoryHeads(trx, [...new Set(prepared.flatMap((d) => d.bands))]));
  const documents: StoredDocument[] = [];
  const mentions: StoredMention[] = [];
  const signals: Signal[] = [];
  const heads: PreparedDocument[] = [];
  for (const document of prepared) {
    const place = stories.place(document);
    if (place.heads) heads.push(document);
    const own = mentionsOf(document, deps);
    documents.push({ ...document, storyId: place.storyId, reader: deps.readerVersion, library });
    mentions.push(...own);
    signals.push(...detectOpinion({ ...document, storyId: place.storyId }, linkedOf(own)));
  }
  await insertDocuments(trx, documents);
  await insertStoryBands(
    trx,
    heads.map((head) => ({ documentId: head.id, bands: head.bands })),
  );
  await insertMentions(trx, mentions);
  await insertSignals(trx, signals);
  await insertTermHits(trx, prepared.flatMap(termHitsOf));
  await noteDelivery(trx, deliveriesOf(batch));
  const linked = mentions.filter(isLinked).length;
  return {
    inserted: documents.length,
    duplicates: batch.length - documents.length,
    copies: documents.length - heads.length,
    linked,
    waiting: mentions.filter(({ state }) => state === 'waiting').length,
    signals,
  };
};
