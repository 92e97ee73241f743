import { DROPPED, foldUnit } from './fold-unit.ts';

/** A text in the form in which texts are compared, with the way back to the text as it came. */
export type Normalised = {
  readonly text: string;
  /**
   * Offset in the original text of the code unit that stands at `offset` in `text`; the original's length for
   * `text.length`. Offsets beyond are clamped.
   */
  readonly originalOffset: (offset: number) => number;
};

const CHUNK = 4096;
/** A plain array: spreading a typed one walks its iterator, at ten times the cost. */
const codes: number[] = [];

const textOf = (units: Uint16Array, size: number): string => {
  let text = '';
  for (let from = 0; from < size; from += CHUNK) {
    const to = Math.min(size, from + CHUNK);
    codes.length = to - from;
    for (let at = from; at < to; at += 1) codes[at - from] = units[at] as number;
    text += String.fromCharCode(...codes);
  }
  return text;
};

/** A text goes through several steps one after another, each of which wants it normalised: the last one is kept. */
let last: { readonly original: string; readonly normalised: Normalised } = {
  original: '',
  normalised: { text: '', originalOffset: () => 0 },
};
const LONGEST_KEPT = 100_000;

const clamp = (offset: number, length: number): number => Math.max(0, Math.min(length, offset));

/**
 * Half-width, simplified, lower case, without invisible characters. Linear in the text. Each remaining code unit stands
 * for exactly one of the original, so spans found here map back with `originalOffset`.
 */
export const normalise = (original: string): Normalised => {
  if (original === last.original) return last.normalised;
  const normalised = normaliseAnew(original);
  if (original.length <= LONGEST_KEPT) last = { original, normalised };
  return normalised;
};

const normaliseAnew = (original: string): Normalised => {
  const length = original.length;
  const units = new Uint16Array(length);
  /** Offsets in the result before which something was dropped, ascending, one entry a dropped unit. */
  const drops: number[] = [];
  let size = 0;
  let changed = false;
  for (let index = 0; index < length; index += 1) {
    const unit = original.charCodeAt(index);
    const value = foldUnit(unit);
    if (value === DROPPED) drops.push(size);
    else {
      units[size] = value;
      size += 1;
      if (value !== unit) changed = true;
    }
  }
  const text = changed || drops.length > 0 ? textOf(units, size) : original;
  if (drops.length === 0) return { text, originalOffset: (offset) => clamp(offset, length) };
  return {
    text,
    originalOffset: (offset) => {
      const at = clamp(offset, size);
      if (at === size) return length;
      let low = 0;
      let high = drops.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((drops[middle] ?? 0) <= at) low = middle + 1;
        else high = middle;
      }
      return at + low;
    },
  };
};
