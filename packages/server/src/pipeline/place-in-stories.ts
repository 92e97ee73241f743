import type { DocumentId, StoryId } from '@weisu/core';
import { copyKeysOf, tellsTheSame } from '@weisu/text';

/** The first text of a story, by what copies are told from. */
export type KnownHead = { readonly storyId: StoryId; readonly signature: Uint32Array };
type Placeable = {
  readonly id: DocumentId;
  readonly signature: Uint32Array;
  readonly bands: readonly number[];
};

/** Where a document belongs: the story of the oldest text that it is a copy of, else one of its own, which it heads. */
export type Place = { readonly storyId: StoryId; readonly heads: boolean };

/** The story that a text heads where it is nobody's copy. */
export const ownStory = (id: DocumentId): StoryId => `story_${id.slice(4)}`;

/** Stories in memory, found by band. Oldest heads must be added first. */
export type StoryIndex = { readonly place: (document: Placeable) => Place };

/**
 * A key that more stories bear is a common phrase, as letters begin and end with: looking through all of them would take longer than
 * reading the text, and what is a copy shares rarer keys too.
 */
export const MOST_OF_A_KEY = 50;

export const createStoryIndex = (known: readonly KnownHead[]): StoryIndex => {
  const byBand = new Map<number, KnownHead[]>();
  const add = (head: KnownHead, bands: readonly number[]): void => {
    for (const band of bands) {
      const heads = byBand.get(band);
      if (heads === undefined) byBand.set(band, [head]);
      else if (heads.length <= MOST_OF_A_KEY) heads.push(head);
    }
  };
  for (const head of known) add(head, copyKeysOf(head.signature));
  const place = (document: Placeable): Place => {
    const compared = new Set<KnownHead>();
    for (const band of document.bands) {
      const heads = byBand.get(band) ?? [];
      if (heads.length > MOST_OF_A_KEY) continue;
      for (const head of heads) {
        if (compared.has(head)) continue;
        compared.add(head);
        if (tellsTheSame(document.signature, head.signature)) return { storyId: head.storyId, heads: false };
      }
    }
    const storyId = ownStory(document.id);
    add({ storyId, signature: document.signature }, document.bands);
    return { storyId, heads: true };
  };
  return { place };
};
