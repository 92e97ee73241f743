import { normalise } from '../normalise/normalise.ts';

/** Code units a shingle. Three keeps 5 % of edits above a Jaccard of .6 while unrelated texts stay under .1. */
const SHINGLE_LENGTH = 3;

const isWordUnit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0xc0 && unit <= 0x2fff && unit !== 0xd7 && unit !== 0xf7 && !(unit >= 0x2010 && unit <= 0x2bff)) ||
  (unit >= 0x3040 && unit <= 0xfaff);

/** The code units that carry words, without spaces and punctuation; all of the text where it has no word. */
export const wordUnits = (text: string): Uint16Array => {
  const source = normalise(text).text;
  const units = new Uint16Array(source.length);
  let size = 0;
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index);
    if (isWordUnit(unit)) {
      units[size] = unit;
      size += 1;
    }
  }
  if (size > 0) return units.subarray(0, size);
  for (let index = 0; index < source.length; index += 1) units[index] = source.charCodeAt(index);
  return units;
};

const read = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);

/** Hashes (unsigned 32 bits) of the shingles of these units, repeated ones included. Units shorter than one shingle are one. */
export const shinglesOf = (units: Uint16Array): Uint32Array => {
  const count = Math.max(1, units.length - SHINGLE_LENGTH + 1);
  const hashes = new Uint32Array(count);
  const begin = Math.min(units.length, SHINGLE_LENGTH);
  let second = units[0] ?? 0;
  let third = units[1] ?? 0;
  for (let index = 0; index < count; index += 1) {
    const first = second;
    second = third;
    third = units[index + 2] ?? 0;
    let hash = read(read(read(begin, first), second), third);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hashes[index] = (hash ^ (hash >>> 16)) >>> 0;
  }
  return hashes;
};

/** Hashes (unsigned 32 bits) of the text's shingles. */
export const shingleHashes = (text: string): Uint32Array => shinglesOf(wordUnits(text));
