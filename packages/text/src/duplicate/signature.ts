import { shingleHashes } from './shingles.ts';

const BINS = 128;
const ROWS = 4;
const EMPTY = 0xffffffff;

const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
};

/**
 * One-permutation MinHash over character shingles of the normalised text: 128 unsigned 32-bit minima. Equal bins of two
 * signatures estimate the Jaccard similarity of their shingles. Empty bins borrow from bins chosen by hash, alike in
 * every text, so that short texts are compared on what they have rather than on what they lack.
 */
export const signatureOf = (text: string): Uint32Array => {
  const minima = new Uint32Array(BINS).fill(EMPTY);
  for (const hash of shingleHashes(text)) {
    const bin = hash & (BINS - 1);
    const value = hash >>> 7;
    if (value < (minima[bin] ?? EMPTY)) minima[bin] = value;
  }
  const signature = new Uint32Array(minima);
  for (let bin = 0; bin < BINS; bin += 1) {
    for (let attempt = 1; signature[bin] === EMPTY; attempt += 1) {
      const lender = mix(bin, attempt) & (BINS - 1);
      const value = minima[lender] ?? EMPTY;
      if (value !== EMPTY) signature[bin] = mix(value, lender) >>> 1;
    }
  }
  return signature;
};

/**
 * Keys to look near duplicates up by: 32 safe integers, each of four bins and its place. Texts alike by .7 or more share
 * one with probability above .999, by .5 with .87; candidates are then compared with `similarity`.
 */
export const bandsOf = (signature: Uint32Array): number[] => {
  const bands: number[] = [];
  for (let from = 0; from + ROWS <= signature.length; from += ROWS) {
    let high = from + 1;
    let low = 0x51ed270b ^ from;
    for (let row = from; row < from + ROWS; row += 1) {
      const value = signature[row] ?? 0;
      high = mix(high, value);
      low = mix(value ^ 0x5bd1e995, low);
    }
    bands.push((high & 0x1fffff) * 0x100000000 + low);
  }
  return bands;
};

/** Estimated Jaccard similarity of two texts, 0–1, from their signatures; standard error at most .045. */
export const similarity = (a: Uint32Array, b: Uint32Array): number => {
  let equal = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (a[bin] === b[bin]) equal += 1;
  return equal / BINS;
};

/** Two texts at least this alike tell the same story. */
export const NEAR_DUPLICATE_RATIO = 0.6;
