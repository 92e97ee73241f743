import type { NameKind } from './collect-names.ts';
import { NAME_KINDS } from './collect-names.ts';
import { FoldedText } from './folded-text.ts';
import { FIELD, MASK_BITS } from './layout.ts';
import { inOrder, keepUndominated, SpanList } from './matches.ts';
import { checkImage } from './open-image.ts';
import { createSharedMemory, PAGE_BYTES } from '../../binary/wasm.ts';
import { instantiateScanner, type ScannerMemory } from './scanner-module.ts';

/**
 * How much of a name a form is: all of it; all but its brackets; all but its place; business without the legal form; or only
 * the part that the founder chose (字号).
 */
export type NamePart = 'whole' | 'bare' | 'unplaced' | 'business' | 'core';

/** Whom a form in a text may stand for. */
export type Bearer = { readonly ref: number; readonly kind: NameKind; readonly part: NamePart };

/** What one text holds; good until the next scan by the same scanner. Offsets count in the text as it came, ends are exclusive. */
export type NameMatches = {
  readonly size: number;
  readonly startAt: (match: number) => number;
  readonly endAt: (match: number) => number;
  /** Length of the form, in folded code units. */
  readonly lengthOf: (match: number) => number;
  /** The most names that may bear the form, without looking at them. */
  readonly bearersAtMost: (match: number) => number;
  /** Whom the form may stand for, the first `most` of them, in the index's order. */
  readonly bearersOf: (match: number, most: number) => Bearer[];
};

/** Looks for names in texts, one after another. Not for two threads at once: each opens its own over the same memory. */
export type NameScanner = { readonly scan: (text: string) => NameMatches };

/** An index that lies in a memory, ready for scanners. */
export type CityIndex = {
  /** Names, as entries of the index; a name in brackets may have two. */
  readonly entries: number;
  /** Bytes of the index in memory. */
  readonly bytes: number;
  readonly memory: ScannerMemory;
  readonly openScanner: () => NameScanner;
};

/** Starts looked for at a time: the lists of a window stay small, whatever the text. */
const WINDOW = 16_384;
/** Names that are looked at for one form: who bears a form that begins so many tells nobody apart. */
const MOST_GROUPS = 4096;
const WRITTEN = [NAME_KINDS.indexOf('short'), NAME_KINDS.indexOf('brand')];
const IMAGE_AT = PAGE_BYTES;
const LISTS_BYTES = 32_768;
/** Where the scanner leaves how many whole names with their places it found. */
const PLACED_COUNT_AT = 28_680;
const ANSWER_BYTES = 64;

/** A memory with room for an index of so many bytes, and the place where its bytes are to be put. */
export const memoryForIndex = (length: number): { memory: ScannerMemory; image: Uint8Array } => {
  const memory = createSharedMemory(1 + Math.ceil(length / PAGE_BYTES));
  return { memory, image: new Uint8Array(memory.buffer, IMAGE_AT, length) };
};

/**
 * Opens an index whose bytes lie in a memory made for it. `isChecked`: another thread has checked it.
 * @throws ImageError where the bytes are no index, of another version, or damaged
 */
export const openCityIndex = (memory: ScannerMemory, length: number, isChecked = false): CityIndex => {
  const image = new Uint8Array(memory.buffer, IMAGE_AT, length);
  if (!isChecked) checkImage(image);
  const header = new DataView(memory.buffer, IMAGE_AT, length);
  return {
    entries: header.getUint32(FIELD.entries, true),
    bytes: length,
    memory,
    openScanner: () => openScanner(memory, header),
  };
};

/** Opens an index from its bytes, which are copied. @throws ImageError */
export const cityIndexOf = (bytes: Uint8Array): CityIndex => {
  const { memory, image } = memoryForIndex(bytes.length);
  image.set(bytes);
  return openCityIndex(memory, bytes.length);
};

const openScanner = (memory: ScannerMemory, header: DataView): NameScanner => {
  const field = (at: number): number => header.getUint32(at, true);
  const longestPath = field(FIELD.longestPath);
  const longestPlace = field(FIELD.longestPlace);
  const textUnits = longestPlace + WINDOW + longestPath + 4;
  const needed = LISTS_BYTES + WINDOW * 16 + textUnits * 2 + ANSWER_BYTES + 64;
  // A region of its own, whoever else opens one at the same time: growing a shared memory is atomic.
  const base = memory.grow(Math.ceil(needed / PAGE_BYTES)) * PAGE_BYTES;
  const foundAt = base + LISTS_BYTES;
  const placedAt = foundAt + WINDOW * 8;
  const answerAt = placedAt + WINDOW * 8;
  const textAt = answerAt + ANSWER_BYTES;
  const scanner = instantiateScanner(memory);
  const { buffer } = memory;
  const numbers = (at: number, size: number): Uint32Array => new Uint32Array(buffer, at, size);
  const foundPairs = numbers(foundAt, WINDOW * 2);
  const placedPairs = numbers(placedAt, WINDOW * 2);
  const answer = numbers(answerAt, 3);
  const placedCount = numbers(base + PLACED_COUNT_AT, 1);
  const window = new Uint16Array(buffer, textAt, textUnits);
  const section = (at: number): number => IMAGE_AT + field(at);
  const groups = numbers(section(FIELD.groupTable), field(FIELD.groups) * 2);
  const entriesFrom = numbers(section(FIELD.groupEntries), field(FIELD.groups) + 1);
  const refs = numbers(section(FIELD.entryRefs), field(FIELD.entries));
  const kinds = new Uint8Array(buffer, section(FIELD.entryKinds), field(FIELD.entries));
  const entryPlaces = new Uint16Array(buffer, section(FIELD.entryPlaces), field(FIELD.entries));
  const places = new DataView(buffer, section(FIELD.places));

  const text = new FoldedText();
  const found = new SpanList();
  const placed = new SpanList();
  const kept = new SpanList();

  /** Finds where the form of the text in [from, to) leads: the groups [answer[0], answer[1]), answer[2] is 1 where the first is it. */
  const locate = (from: number, to: number): boolean => {
    if (to - from < 2 || to - from > longestPath) return false;
    window.set(text.units.subarray(from, to), 0);
    return scanner.locate(IMAGE_AT, textAt, 0, to - from, answerAt) !== 0;
  };
  /** True where the place with this number stands in the text at [from, to). */
  const isPlace = (number: number, from: number, to: number): boolean => {
    const at = places.getUint32(number * 4, true);
    if (places.getUint16(at, true) !== to - from) return false;
    for (let unit = 0; unit < to - from; unit += 1)
      if (places.getUint16(at + 2 + unit * 2, true) !== text.units[from + unit]) return false;
    return true;
  };
  const bearersOf = (start: number, end: number, most: number): Bearer[] => {
    const bearers: Bearer[] = [];
    const add = (entry: number, part: NamePart): void => {
      const kind = NAME_KINDS[kinds[entry] as number] as NameKind;
      bearers.push({
        ref: refs[entry] as number,
        kind,
        part: part === 'whole' && kind === 'bare' ? 'bare' : part,
      });
    };
    for (let path = start + 1; path <= Math.min(start + longestPlace, end - 2); path += 1) {
      if (!locate(path, end) || answer[2] !== 1) continue;
      const group = answer[0] as number;
      for (let entry = entriesFrom[group] as number; entry < (entriesFrom[group + 1] as number); entry += 1)
        if (bearers.length < most && isPlace(entryPlaces[entry] as number, start, path)) add(entry, 'whole');
    }
    const length = end - start;
    if (!locate(start, end)) return bearers;
    const [first, last, isWhole] = [answer[0] as number, answer[1] as number, answer[2] === 1];
    const stop = Math.min(last, first + MOST_GROUPS);
    for (let group = first; group < stop && bearers.length < most; group += 1) {
      const ends = groups[group * 2 + 1] as number;
      const ended = isWhole && group === first;
      if (!ended && (length >= MASK_BITS || ((ends >>> length) & 1) === 0)) continue;
      // The lowest bit is the shortest form: nothing more can be taken from it.
      const cut = (ends & -ends) === 1 << length ? 'core' : 'business';
      const to = entriesFrom[group + 1] as number;
      for (let entry = entriesFrom[group] as number; entry < to && bearers.length < most; entry += 1) {
        if (ended) add(entry, entryPlaces[entry] === 0 ? 'whole' : 'unplaced');
        else if (!WRITTEN.includes(kinds[entry] as number)) add(entry, cut);
      }
    }
    return bearers;
  };

  const matches: NameMatches = {
    get size() {
      return kept.size;
    },
    startAt: (match) => text.originalOffset(kept.startAt(match)),
    endAt: (match) => text.originalOffset(kept.endAt(match) - 1) + 1,
    lengthOf: (match) => kept.endAt(match) - kept.startAt(match),
    bearersAtMost: (match) => {
      if (!locate(kept.startAt(match), kept.endAt(match))) return 1;
      return (entriesFrom[answer[1] as number] as number) - (entriesFrom[answer[0] as number] as number);
    },
    bearersOf: (match, most) => bearersOf(kept.startAt(match), kept.endAt(match), most),
  };

  const scan = (original: string): NameMatches => {
    text.take(original);
    found.clear();
    placed.clear();
    for (let from = 0; from < text.size; from += WINDOW) {
      const lead = Math.min(from, longestPlace + 1);
      const to = Math.min(text.size, from + WINDOW);
      const end = Math.min(text.size, to + longestPath + 1);
      window.set(text.units.subarray(from - lead, end), 0);
      window.fill(0, end - from + lead, Math.min(textUnits, end - from + lead + longestPath + 4));
      const foundCount = scanner.scan(
        IMAGE_AT,
        textAt,
        lead,
        lead + to - from,
        base,
        foundAt,
        placedAt,
        WINDOW,
      );
      found.addAll(foundPairs.subarray(0, foundCount * 2), from - lead);
      placed.addAll(placedPairs.subarray(0, (placedCount[0] as number) * 2), from - lead);
    }
    keepUndominated(found, inOrder(placed), kept);
    return matches;
  };
  return { scan };
};
