import { signatureOf } from '@weisu/text';
import type { Queryable } from '../store/engine.ts';
import { listHeadTexts, listStoryHeads, type StoryHead } from '../store/intake/stories.ts';
import { type KnownHead, MOST_OF_A_KEY } from './place-in-stories.ts';
import { textOf } from './prepare-document.ts';

/** 600 bytes each: some 30 MB when full. */
const MOST_KEPT = 50_000;

/**
 * Signatures of heads that this process has seen, the least lately used leave first. Many texts share a phrase with the same few hundred
 * heads; making their signatures anew for every batch took longer than placing the batch, while all other writers wait.
 */
const kept = new Map<string, Uint32Array>();

const keyOf = ({ documentId, contentHash }: Pick<StoryHead, 'documentId' | 'contentHash'>): string =>
  `${documentId} ${contentHash}`;

const recall = (key: string): Uint32Array | undefined => {
  const found = kept.get(key);
  if (found === undefined) return undefined;
  kept.delete(key);
  kept.set(key, found);
  return found;
};

/** Keeps the signature of a text that heads a story. */
const keepSignature = (head: Pick<StoryHead, 'documentId' | 'contentHash'>, signature: Uint32Array): void => {
  kept.set(keyOf(head), signature);
  if (kept.size <= MOST_KEPT) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
};

/** Stories that share a band with any of these texts, the oldest first, with their signatures. */
export const loadKnownHeads = async (
  db: Queryable,
  bands: readonly number[],
): Promise<readonly KnownHead[]> => {
  const heads = await listStoryHeads(db, bands, MOST_OF_A_KEY);
  const known = new Map(heads.map((head) => [head.documentId, recall(keyOf(head))]));
  const unseen = heads.filter(({ documentId }) => known.get(documentId) === undefined);
  const texts = await listHeadTexts(
    db,
    unseen.map(({ documentId }) => documentId),
  );
  for (const { documentId, ...text } of texts) known.set(documentId, signatureOf(textOf(text)));
  return heads.flatMap((head): KnownHead[] => {
    const signature = known.get(head.documentId);
    if (signature === undefined) return [];
    keepSignature(head, signature);
    return [{ storyId: head.storyId, signature }];
  });
};
