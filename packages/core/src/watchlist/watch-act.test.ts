import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../errors.ts';
import { afterWatch, decideWatch, type SpecialMonitoring, type WatchAct } from './watch-act.ts';

const draft = (kind: WatchAct['kind'], reason = '红色预警'): Omit<WatchAct, 'seq'> => ({
  enterpriseId: 'ent_1',
  kind,
  by: 'off_1',
  unitId: 'unit_a',
  at: '2026-11-02T02:00:00.000Z',
  reason,
  warningId: null,
});

describe('special monitoring', () => {
  it('starts once and ends once, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('start' as const, 'end' as const)), (kinds) => {
        let state: SpecialMonitoring = null;
        const acts: WatchAct[] = [];
        for (const kind of kinds) {
          const isFit = (kind === 'start') === (state === null);
          try {
            const act = decideWatch(state, acts.length, draft(kind));
            expect(isFit).toBe(true);
            acts.push(act);
            state = afterWatch(act);
          } catch (error) {
            if (!(error instanceof RefusedError)) throw error;
            expect(isFit).toBe(false);
          }
        }
        expect(acts.map((act) => act.kind)).toEqual(acts.map((_, n) => (n % 2 === 0 ? 'start' : 'end')));
        expect(acts.map((act) => act.seq)).toEqual(acts.map((_, n) => n + 1));
      }),
    );
  });

  it('needs a reason', () => {
    expect(() => decideWatch(null, 0, draft('start', ' '))).toThrow(RefusedError);
  });
});
