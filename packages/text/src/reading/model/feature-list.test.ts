import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashAfter, hashEnd, hashFrom, hashOf, hashOfName } from './feature-hash.ts';
import { FeatureList } from './feature-list.ts';
import { FeatureSet } from './feature-set.ts';
import { createLinear, linearScores, weightOf } from './linear.ts';

const name = fc.string({ unit: fc.constantFrom('欠', '薪', '1', '9', 'a'), maxLength: 4 });
const feature = fc.record({
  group: fc.nat(2),
  name,
  value: fc.double({ min: -2, max: 2, noNaN: true }),
  isFact: fc.boolean(),
});

const OUTPUTS = 3;
const SCALES = Float32Array.of(0.01, 0.02, 0.5);
const BIASES = Float32Array.of(0.25, -1, 0);

/** Weights for what a set holds, as plain code would add them up. */
const plainScores = (hashes: Uint32Array, weights: Int8Array, set: FeatureSet): number[] => {
  const sums = Array.from({ length: OUTPUTS }, () => 0);
  for (let place = 0; place < set.size; place += 1) {
    const row = hashes.indexOf(set.hashAt(place));
    if (row !== -1)
      sums.forEach((sum, output) => {
        sums[output] = sum + set.valueAt(place) * (weights[row * OUTPUTS + output] ?? 0);
      });
  }
  return sums.map((sum, output) => sum * (SCALES[output] ?? 0) + (BIASES[output] ?? 0));
};

/** Hashes that lie close together are told apart by few of their bits. */
const hash = fc.oneof(
  fc.nat(0xffffffff),
  fc
    .tuple(fc.constantFrom(0, 0x12340000, 0xffff0000), fc.nat(0xffff))
    .map(([high, low]) => (high | low) >>> 0),
  fc.constantFrom(0, 0xffff, 0x10000, 0x1ffff, 0xffff0000, 0xffffffff),
);

describe('feature list', () => {
  it('scores to the bit what a set of the same features scores, whatever came twice and before', () => {
    const list = new FeatureList(2);
    fc.assert(
      fc.property(
        fc.uniqueArray(hash, { maxLength: 300 }).map((hashes) => hashes.toSorted((a, b) => a - b)),
        fc.array(fc.tuple(fc.nat(400), hash, fc.double({ min: -2, max: 2, noNaN: true })), { maxLength: 80 }),
        (known, features) => {
          const hashes = Uint32Array.from(known);
          const weights = Int8Array.from(
            { length: OUTPUTS * known.length },
            (_, at) => ((at * 37) % 255) - 127,
          );
          const linear = createLinear(hashes, weights, SCALES, BIASES);
          const set = new FeatureSet(1);
          list.clear();
          for (const [place, other, value] of features)
            for (const into of [set, list]) into.put(known[place] ?? other, value);
          const plain = plainScores(hashes, weights, set);
          expect([...linearScores(linear, list)]).toEqual(plain);
          expect([...linearScores(linear, list)]).toEqual(plain);
          for (const [place, other] of features) {
            const asked = known[place] ?? other;
            const row = known.indexOf(asked);
            expect(weightOf(linear, asked, 1)).toBe(
              row === -1 ? 0 : (weights[row * OUTPUTS + 1] ?? 0) * (SCALES[1] ?? 0),
            );
          }
        },
      ),
    );
  });

  it('weighs a list longer than what is weighed at once', () => {
    const hashes = Uint32Array.from({ length: 10_000 }, (_, place) => Math.imul(place, 0x9e3779b1)).sort();
    const weights = Int8Array.from({ length: OUTPUTS * hashes.length }, (_, at) => ((at * 37) % 255) - 127);
    const linear = createLinear(hashes, weights, SCALES, BIASES);
    const list = new FeatureList(1);
    const set = new FeatureSet(1);
    for (const into of [set, list])
      for (let place = 0; place < 9_000; place += 1) into.put(hashes[(place * 7) % 10_000] ?? 0, place % 3);
    expect([...linearScores(linear, list)]).toEqual(plainScores(hashes, weights, set));
  });

  it('refuses rows out of order, and more outputs than there is room for', () => {
    expect(() => createLinear(Uint32Array.of(2, 1), new Int8Array(2), SCALES.slice(0, 1), BIASES)).toThrow(
      'row 1',
    );
    expect(() => createLinear(Uint32Array.of(1, 1), new Int8Array(2), SCALES.slice(0, 1), BIASES)).toThrow(
      'row 1',
    );
    expect(() => createLinear(Uint32Array.of(1), new Int8Array(15), new Float32Array(15), BIASES)).toThrow(
      '15 outputs',
    );
  });

  it('keeps the facts of a set', () => {
    const list = new FeatureList(2);
    fc.assert(
      fc.property(fc.array(feature, { maxLength: 40 }), (features) => {
        const set = new FeatureSet(1);
        list.clear();
        for (const into of [set, list])
          for (const { group, name: said, value, isFact } of features)
            if (isFact) into.addFact(group, said, value);
            else into.addContext(group, said, value);
        expect(new Set(list.facts.subarray(0, list.factCount))).toEqual(set.facts);
        expect(new Set(list.hashes.subarray(0, list.size)).size).toBe(set.size);
      }),
    );
  });

  it('hashes a name read in pieces as the whole name', () => {
    fc.assert(
      fc.property(fc.nat(200), name, name, (group, first, second) => {
        const whole = hashOf(group, first + second, 0, first.length + second.length);
        expect(hashEnd(hashAfter(hashAfter(hashFrom(group), first), second))).toBe(whole);
        expect(hashOfName(group, (first + second).replace(/\d/g, '7'))).toBe(whole);
      }),
    );
  });
});
