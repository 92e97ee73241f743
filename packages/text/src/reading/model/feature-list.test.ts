import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashAfter, hashEnd, hashFrom, hashOf, hashOfName } from './feature-hash.ts';
import { FeatureList } from './feature-list.ts';
import { FeatureSet } from './feature-set.ts';
import { HashTable } from './hash-table.ts';
import { type Linear, linearScores } from './linear.ts';

const name = fc.string({ unit: fc.constantFrom('欠', '薪', '1', '9', 'a'), maxLength: 4 });
const feature = fc.record({
  group: fc.nat(2),
  name,
  value: fc.double({ min: -2, max: 2, noNaN: true }),
  isFact: fc.boolean(),
});

/** Weights for what a set holds, as plain code would add them up. */
const plainScores = ({ rows, weights, outputs, scales, biases }: Linear, set: FeatureSet): number[] => {
  const sums = Array.from({ length: outputs }, () => 0);
  for (let place = 0; place < set.size; place += 1) {
    const row = rows.hashes.subarray(0, rows.size).indexOf(set.hashAt(place));
    if (row !== -1)
      sums.forEach((sum, output) => {
        sums[output] = sum + set.valueAt(place) * (weights[row * outputs + output] ?? 0);
      });
  }
  return sums.map((sum, output) => sum * (scales[output] ?? 0) + (biases[output] ?? 0));
};

describe('feature list', () => {
  it('scores to the bit what a set of the same features scores, whatever came twice and before', () => {
    const rows = new HashTable(1);
    const linear: Linear = {
      outputs: 3,
      rows,
      weights: Int8Array.from({ length: 3 * 400 }, (_, at) => ((at * 37) % 255) - 127),
      scales: Float32Array.of(0.01, 0.02, 0.5),
      biases: Float32Array.of(0.25, -1, 0),
    };
    for (const first of ['', '欠', '薪', '1', 'a'])
      for (const second of ['', '欠', 'a', '9']) rows.add(hashOfName(first === '1' ? 1 : 0, first + second));
    const list = new FeatureList(2);
    fc.assert(
      fc.property(fc.array(feature, { maxLength: 40 }), (features) => {
        const set = new FeatureSet(1);
        list.clear();
        for (const into of [set, list])
          for (const { group, name: said, value, isFact } of features)
            if (isFact) into.addFact(group, said, value);
            else into.addContext(group, said, value);
        expect([...linearScores(linear, list)]).toEqual(plainScores(linear, set));
        expect(new Set(list.facts.subarray(0, list.factCount))).toEqual(set.facts);
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
