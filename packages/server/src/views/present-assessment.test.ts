import { type Contribution, INDICATORS } from '@weisu/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { presentContributions } from './present-assessment.ts';

it('shows at most twelve bars, which add up to what all parts add up to', () => {
  const parts = fc.array(fc.integer({ min: -900, max: 3000 }), { maxLength: INDICATORS.length });
  fc.assert(
    fc.property(parts, (own) => {
      const contributions = own.map((centipoints, at): Contribution => {
        const { id, dimension } = INDICATORS[at] as (typeof INDICATORS)[number];
        return { indicator: id, dimension, value: at % 3 === 0 ? null : at, centipoints, evidence: [] };
      });
      const bars = presentContributions({ contributions }, new Set());
      expect(bars.length).toBeLessThanOrEqual(12);
      expect(bars.reduce((sum, bar) => sum + Math.round(bar.points * 100), 0)).toBe(
        own.reduce((sum, part) => sum + part, 0),
      );
      if (own.length > 0) {
        const largest = Math.max(...own.map(Math.abs));
        expect(bars.some((bar) => Math.abs(Math.round(bar.points * 100)) >= largest || own.length > 12)).toBe(
          true,
        );
      }
    }),
  );
});
