import { ROLES, WARNING_STATES } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import { LEADS_TO, movesOf, STARTS_FROM, startsFrom, type WarningMove } from './warning-rules.ts';

const MOVES = Object.keys(STARTS_FROM) as WarningMove[];

describe('moves', () => {
  it('never start from where they lead, nor from what is done', () => {
    for (const move of MOVES) {
      const to = LEADS_TO[move];
      if (to !== null) expect(startsFrom(move, to)).toBe(false);
      for (const done of ['closed', 'dismissed', 'dispatched'] as const)
        expect(startsFrom(move, done)).toBe(false);
    }
  });

  it('offer a dispatch or a corroboration, never both', () => {
    for (const role of ROLES) {
      for (const state of WARNING_STATES) {
        for (const held of [null, 'needs-corroboration', 'relation-only'] as const) {
          const moves = movesOf(role, state, held);
          expect(moves.includes('dispatch') && moves.includes('corroborate')).toBe(false);
          if (held !== null) expect(moves).not.toContain('dispatch');
          if (role !== 'city-officer' && role !== 'district-officer') expect(moves).toEqual([]);
        }
      }
    }
  });
});
