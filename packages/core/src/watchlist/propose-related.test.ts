import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EnterpriseId } from '../ids.ts';
import { RELATION_KINDS } from '../relation/relation.ts';
import { acceptByRule, followedKinds, proposeRelated } from './propose-related.ts';

const terms = {
  from: 'red',
  kinds: {
    branch: true,
    shareholder: true,
    'same-representative': true,
    guarantee: true,
    'same-address': false,
    'same-phone': true,
    chain: true,
  },
  steps: 2,
  leastWeight: 0.25,
  mostProposed: 3,
  declinedForDays: 180,
  accept: { leastWeight: 0.6, most: 2 },
} as const;
const of = (weights: readonly number[]) =>
  weights.map((weight, n) => ({ enterpriseId: `ent_${n}` as EnterpriseId, path: [], weight }));
const fresh = () => ({ stands: false, declinedOn: null });
const ids = (all: readonly { readonly enterpriseId: string }[]) =>
  all.map(({ enterpriseId }) => enterpriseId);

it('does not follow a kind that is off', () => {
  expect(followedKinds(terms)).not.toContain('same-address');
  expect(followedKinds(terms)).toHaveLength(RELATION_KINDS.length - 1);
});

it('proposes the strongest, up to the cap, and never a weak one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (weights) => {
      const related = of(weights.toSorted((a, b) => b - a));
      const proposed = proposeRelated('ent_o', related, fresh, '2026-11-02', terms);
      expect(proposed.length).toBe(Math.min(3, weights.filter((weight) => weight >= 0.25).length));
      expect(proposed.every(({ weight, origin }) => weight >= 0.25 && origin === 'ent_o')).toBe(true);
      const accepted = acceptByRule(proposed, 0, terms);
      expect(accepted.length).toBeLessThanOrEqual(2);
      expect(accepted.every(({ weight }) => weight >= 0.6)).toBe(true);
    }),
  );
});

it('asks nothing twice, and what was declined not before its time', () => {
  const related = of([0.9, 0.8, 0.7, 0.6]);
  const known = (id: EnterpriseId) => ({
    stands: id === 'ent_0',
    declinedOn: id === 'ent_1' ? '2026-10-01' : null,
  });
  // ent_3 gets no room by the answers to the stronger ones.
  expect(ids(proposeRelated('ent_o', related, known, '2026-11-02', terms))).toEqual(['ent_2']);
  expect(ids(proposeRelated('ent_o', related, known, '2027-03-30', terms))).toEqual(['ent_1', 'ent_2']);
});

it('counts what the rule accepted before against its cap', () => {
  const proposed = proposeRelated('ent_o', of([0.9, 0.8, 0.7]), fresh, '2026-11-02', terms);
  expect(ids(acceptByRule(proposed, 1, terms))).toEqual(['ent_0']);
  expect(acceptByRule(proposed, 2, terms)).toEqual([]);
  expect(acceptByRule(proposed, 0, { ...terms, accept: null })).toEqual([]);
});
