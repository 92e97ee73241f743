import { createHash } from 'node:crypto';
import type { Jurisdiction } from '@weisu/core';
import { createPlaceFinder } from '@weisu/core';
import type { Reader, TextReading } from '@weisu/text';
import { stripMarkup } from '@weisu/text';
import type { CityLookup } from '../names/city-lookup.ts';
import { createCityLinker } from './link/city-linker.ts';
import { createStoryIndex } from './place-in-stories.ts';
import { copyMarksOf, employerSpans, textOf } from './prepare-document.ts';

/** An enterprise that a text may speak of; spans count in title, line break, text, mark-up taken out. */
export type ReadMention = {
  readonly name: string;
  readonly creditCode: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly confidence: number;
};

/** What reading makes of one text, as one line of output. Texts that say the same have the same `story`: the id of the first. */
export type ReadLine = TextReading & {
  readonly id: string;
  readonly mentions: readonly ReadMention[];
  readonly story: string;
};

export type ReadableRow = { readonly id: string; readonly title: string | null; readonly body: string };

/**
 * Reads texts without a database, one after another; stories span all texts that one reading was given. `names`: where the
 * enterprises that may be mentioned are looked up; without it there are no mentions.
 */
export const createTextReading = (
  reader: Reader,
  names: CityLookup | null,
  { districts }: Pick<Jurisdiction, 'districts'>,
): ((row: ReadableRow) => ReadLine) => {
  const linker = names && createCityLinker(names, createPlaceFinder(districts));
  const stories = createStoryIndex([]);
  const firstIds = new Map<string, string>();
  let count = 0;
  return ({ id, title, body }) => {
    const clean = { title: title === null ? null : stripMarkup(title), body: stripMarkup(body) };
    const text = textOf(clean);
    count += 1;
    const key = createHash('sha256').update(`${count}\n${id}`).digest('hex').slice(0, 24);
    const { storyId } = stories.place({ id: `doc_${key}`, ...copyMarksOf(text) });
    const story = firstIds.get(storyId) ?? id;
    firstIds.set(storyId, story);
    const reading = reader.read(clean);
    const candidates = linker?.link(text, { sourceDistricts: null, employers: employerSpans(reading) }) ?? [];
    const mentions = candidates.map(({ enterpriseId, spans, confidence }): ReadMention => {
      const record = names?.recordOf(enterpriseId);
      return { name: record?.registeredName ?? '', creditCode: record?.creditCode ?? '', spans, confidence };
    });
    return { id, ...reading, mentions, story };
  };
};
