import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, hash128 } from './content-hash.ts';
import { shingleHashes } from './shingles.ts';
import { copyKeysOf, signatureOf, similarity, tellsTheSame } from './signature.ts';

/** Any code unit, lone surrogates too. */
const anyUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
const anyText = fc.string({ unit: anyUnit });

/** A small seeded generator, so that every run makes the same texts. */
const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
};

const randomText = (random: () => number, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * random() * 4000))).join('');

const edited = (random: () => number, text: string, ratio: number): string => {
  const units = [...text];
  const edits = Math.round(units.length * ratio);
  for (let edit = 0; edit < edits; edit += 1) {
    const at = Math.floor(random() * units.length);
    const kind = random();
    if (kind < 0.34) units[at] = randomText(random, 1);
    else if (kind < 0.67) units.splice(at, 1);
    else units.splice(at, 0, randomText(random, 1));
  }
  return units.join('');
};

const cropped = (random: () => number, text: string): string => {
  const length = Math.ceil(text.length / 3);
  return text.slice(Math.floor(random() * (text.length - length))).slice(0, length);
};

const reordered = (random: () => number, text: string): string => {
  const sentences = text.match(/.{1,15}/gs) ?? [];
  return sentences
    .map((sentence) => ({ sentence, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ sentence }) => sentence)
    .join('');
};

const exactJaccard = (a: string, b: string): number => {
  const left = new Set(shingleHashes(a));
  const right = new Set(shingleHashes(b));
  let both = 0;
  for (const hash of left) if (right.has(hash)) both += 1;
  return both / (left.size + right.size - both);
};

const shareBand = (a: Uint32Array, b: Uint32Array): boolean => {
  const bands = new Set(copyKeysOf(a));
  return copyKeysOf(b).some((band) => bands.has(band));
};

describe('contentHash', { timeout: 30_000 }, () => {
  it('is one for copies that differ in width, script and space only', () => {
    expect(contentHash('欠薪 3万元')).toBe(contentHash('欠薪３萬元\n'));
    expect(contentHash('欠薪3万元')).not.toBe(contentHash('欠薪4万元'));
  });

  it('tells texts apart that differ in length, order or padding', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(hash128(a) === hash128(b)).toBe(a === b);
      }),
    );
    expect(hash128('a')).not.toBe(hash128('a\0'));
    expect(hash128('')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('signatures', { timeout: 30_000 }, () => {
  it.each([
    ['5 % of edits', (random: () => number, text: string) => edited(random, text, 0.05), 60],
    ['a third cut out', cropped, 100],
    ['sentences in another order', reordered, 60],
  ])('find at least .95 of copies with %s', (_, copy, shortest) => {
    const random = seeded(1);
    let found = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round += 1) {
      const text = randomText(random, shortest + Math.floor(random() * 400));
      const [a, b] = [signatureOf(text), signatureOf(copy(random, text))];
      if (shareBand(a, b) && tellsTheSame(a, b)) found += 1;
    }
    expect(found / rounds).toBeGreaterThanOrEqual(0.95);
  });

  it('do not take texts that share a sentence for one story', () => {
    const random = seeded(4);
    for (let round = 0; round < 200; round += 1) {
      const shared = randomText(random, 30);
      const [a, b] = [randomText(random, 170), randomText(random, 170)];
      expect(tellsTheSame(signatureOf(a + shared), signatureOf(shared + b))).toBe(false);
    }
  });

  it('estimate the exact Jaccard similarity', () => {
    const random = seeded(2);
    let error = 0;
    const rounds = 200;
    for (let round = 0; round < rounds; round += 1) {
      const text = randomText(random, 150 + Math.floor(random() * 300));
      const other = edited(random, text, random() * 0.4);
      error += Math.abs(similarity(signatureOf(text), signatureOf(other)) - exactJaccard(text, other));
    }
    expect(error / rounds).toBeLessThan(0.05);
  });

  it('do not bring unrelated short texts together', () => {
    const random = seeded(3);
    const texts = Array.from({ length: 200 }, (_, index) => randomText(random, 1 + (index % 11)));
    const signatures = texts.map(signatureOf);
    let pairs = 0;
    let collided = 0;
    for (let a = 0; a < texts.length; a += 1)
      for (let b = a + 1; b < texts.length; b += 1) {
        if (texts[a] === texts[b]) continue;
        pairs += 1;
        const [left, right] = [signatures[a], signatures[b]];
        if (left !== undefined && right !== undefined && shareBand(left, right)) collided += 1;
      }
    expect(collided / pairs).toBeLessThan(0.01);
  });

  it('give safe integers as bands', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bands = copyKeysOf(signatureOf(text));
        expect(bands.length).toBeGreaterThanOrEqual(32);
        expect(bands.length).toBeLessThanOrEqual(52);
        expect(bands.every((band) => Number.isSafeInteger(band) && band >= 0)).toBe(true);
      }),
    );
  });
});
