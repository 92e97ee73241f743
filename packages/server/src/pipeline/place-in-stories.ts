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

/** Stories in memory, found by band. Oldest heads must be added first. */
export type StoryIndex = { readonly place: (document: Placeable) => Place };

export const createStoryIndex = (known: readonly KnownHead[]): StoryIndex => {
  const byBand = new Map<number, KnownHead[]>();
  const add = (head: KnownHead, bands: readonly number[]): void => {
    for (const band of bands) {
      const heads = byBand.get(band);
      if (heads) heads.push(head);
      else byBand.set(band, [head]);
    }
  };
  for (const head of known) add(head, copyKeysOf(head.signature));
  const place = (document: Placeable): Place => {
    const compared = new Set<KnownHead>();
    for (const head of document.bands.flatMap((band) => byBand.get(band) ?? [])) {
      if (compared.has(head)) continue;
      compared.add(head);
      if (tellsTheSame(document.signature, head.signature)) return { storyId: head.storyId, heads: false };
    }
    const storyId: StoryId = `story_${document.id.slice(4)}`;
    add({ storyId, signature: document.signature }, document.bands);
    return { storyId, heads: true };
  };
  return { place };
};
