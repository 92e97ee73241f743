import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../errors.ts';
import type { EnterpriseId } from '../ids.ts';
import {
  afterWatch,
  decideWatch,
  entryAfter,
  WATCH_ACT_KINDS,
  type WatchAct,
  type Watching,
} from './watch-act.ts';
import type { WatchEntry } from './watch.ts';

const draft = (kind: WatchAct['kind'], more: Partial<WatchAct> = {}): Omit<WatchAct, 'seq'> => ({
  enterpriseId: 'ent_1',
  kind,
  by: 'off_1',
  unitId: 'unit_a',
  at: '2026-11-02T02:00:00.000Z',
  reason: '红色预警',
  warningId: null,
  officerId: null,
  reviewOn: null,
  origin: kind === 'join' || kind === 'leave' ? 'ent_2' : null,
  path: [],
  weight: null,
  ...more,
});
const NOWHERE: Watching = { special: null, origins: [] };

describe('acts on the watch list', () => {
  it('start, end, join and leave once each, whatever is asked in whatever order', () => {
    const asked = fc.tuple(
      fc.constantFrom(...WATCH_ACT_KINDS),
      fc.constantFrom<EnterpriseId>('ent_2', 'ent_3'),
    );
    fc.assert(
      fc.property(fc.array(asked), (all) => {
        let now = NOWHERE;
        const entries = new Map<string, WatchEntry>();
        let count = 0;
        for (const [kind, other] of all) {
          const isRelated = kind === 'join' || kind === 'leave';
          const origin = isRelated ? other : null;
          const stands = isRelated ? now.origins.includes(other) : now.special !== null;
          const isFit = kind === 'start' || kind === 'join' ? !stands : stands;
          try {
            const act = decideWatch(now, count, draft(kind, { origin }));
            expect(isFit).toBe(true);
            expect(act.seq).toBe((count += 1));
            const entry = entryAfter(act, entries.get(String(origin)) ?? null);
            if (entry === null) entries.delete(String(origin));
            else entries.set(String(origin), entry);
            now = afterWatch(now, act);
          } catch (error) {
            if (!(error instanceof RefusedError)) throw error;
            expect(isFit).toBe(false);
          }
          // The entries are what the acts leave: the list and the state never disagree.
          expect(entries.has('null')).toBe(now.special !== null);
          expect([...entries.keys()].filter((key) => key !== 'null').sort()).toEqual(now.origins.toSorted());
        }
      }),
    );
  });

  it('keeps the first day when prolonged, and the officer where none is named anew', () => {
    const started = decideWatch(NOWHERE, 0, draft('start', { officerId: 'off_7', reviewOn: '2027-01-31' }));
    const now = afterWatch(NOWHERE, started);
    const later = { at: '2027-01-20T02:00:00.000Z', reviewOn: '2027-04-30' } as const;
    const act = decideWatch(now, 1, draft('extend', later));
    expect(afterWatch(now, act).special).toEqual({
      since: '2026-11-02',
      officerId: 'off_7',
      reviewOn: '2027-04-30',
    });
    expect(entryAfter(act, entryAfter(started, null))).toMatchObject({
      since: '2026-11-02',
      officerId: 'off_7',
      reviewOn: '2027-04-30',
    });
  });

  it('needs a reason, and a review date that lies ahead', () => {
    expect(() => decideWatch(NOWHERE, 0, draft('start', { reason: ' ' }))).toThrow(RefusedError);
    expect(() => decideWatch(NOWHERE, 0, draft('start', { reviewOn: '2026-11-02' }))).toThrow(RefusedError);
  });
});
