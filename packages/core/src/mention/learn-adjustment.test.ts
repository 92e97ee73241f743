import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import {
  adjustModel,
  type JudgedEvidence,
  learnAdjustment,
  lossOf,
  NO_ADJUSTMENT,
  withoutAdjustment,
} from './learn-adjustment.ts';
import { shippedLinkModel } from './link-model.ts';

const answer = (isSame: boolean, ...evidence: JudgedEvidence['evidence']): JudgedEvidence => ({
  isSame,
  evidence,
});
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('learnAdjustment', () => {
  it('leaves everything as it is without answers', () => {
    expect(learnAdjustment([])).toEqual(NO_ADJUSTMENT);
  });

  it('trusts a kind of evidence less that people keep refusing, and never loses by it', () => {
    const judged = [
      ...times(30, answer(false, { kind: 'brand', logOdds: 2 })),
      ...times(30, answer(true, { kind: 'place-agrees', logOdds: 2 })),
    ];
    const learned = learnAdjustment(judged);
    expect(learned.factors['brand']).toBeLessThan(0.7);
    expect(learned.factors['place-agrees'] ?? 1).toBeGreaterThan(1);
    expect(lossOf(judged, learned)).toBeLessThan(lossOf(judged, NO_ADJUSTMENT));
  });

  it('never makes the answers it learned from less likely', () => {
    const kind = fc.constantFrom(
      'brand' as const,
      'core-name' as const,
      'place-agrees' as const,
      'context' as const,
    );
    const evidence = fc.array(fc.record({ kind, logOdds: fc.double({ min: -4, max: 4, noNaN: true }) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(fc.record({ isSame: fc.boolean(), evidence }), { maxLength: 40 }), (judged) => {
        expect(lossOf(judged, learnAdjustment(judged))).toBeLessThanOrEqual(
          lossOf(judged, NO_ADJUSTMENT) + 1e-3,
        );
      }),
      { numRuns: 10 * inject('thoroughness') },
    );
  });

  it('can be taken back from evidence that it weighed', () => {
    const base = shippedLinkModel();
    const adjustment = { offset: 0.5, factors: { brand: 0.5 } };
    const adjusted = adjustModel(base, adjustment, 'link@test');
    const weighed = (['prior', 'brand', 'place-agrees'] as const).map((kind) => ({
      kind,
      logOdds: adjusted.weights[kind],
    }));
    const back = withoutAdjustment(weighed, adjustment);
    for (const { kind, logOdds } of back)
      expect(logOdds).toBeCloseTo(base.weights[kind as 'prior' | 'brand' | 'place-agrees'], 10);
  });
});
