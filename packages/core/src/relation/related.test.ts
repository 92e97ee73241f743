import { describe, expect, it } from 'vitest';
import { pathSentence, relatedOf } from './related.ts';
import type { Relation } from './relation.ts';

const tie = (over: Partial<Relation>): Relation => ({
  from: 'ent_A',
  to: 'ent_B',
  kind: 'same-representative',
  shareRatio: null,
  since: null,
  until: null,
  recordedAt: '2026-01-01T00:00:00.000Z',
  ...over,
});

describe('relatedOf', () => {
  it('finds each neighbour once, by its strongest tie, in either direction', () => {
    const related = relatedOf(
      'ent_A',
      [
        tie({ kind: 'same-address' }),
        tie({}),
        tie({ from: 'ent_C', to: 'ent_A', kind: 'shareholder', shareRatio: 0.6 }),
        tie({ from: 'ent_X', to: 'ent_Y' }),
      ],
      '2026-06-30',
    );
    expect(related.map((r) => [r.enterpriseId, r.path[0]?.kind])).toEqual([
      ['ent_B', 'same-representative'],
      ['ent_C', 'shareholder'],
    ]);
  });

  it('knows only ties that hold and were recorded by then', () => {
    expect(relatedOf('ent_A', [tie({ recordedAt: '2026-07-01T00:00:00.000Z' })], '2026-06-30')).toEqual([]);
    expect(relatedOf('ent_A', [tie({ until: '2026-06-30' })], '2026-06-30')).toEqual([]);
    expect(relatedOf('ent_A', [tie({ since: '2026-07-01' })], '2026-06-30')).toEqual([]);
  });

  it('states the path from the enterprise at risk, both ways round', () => {
    const owned = tie({ kind: 'shareholder', shareRatio: 0.6 });
    expect(pathSentence('ent_A', '衡岭', relatedOf('ent_A', [owned], '2026-06-30')[0]!.path).zh).toBe(
      '与衡岭：其持股 60%的企业',
    );
    expect(pathSentence('ent_B', '衡岭', relatedOf('ent_B', [owned], '2026-06-30')[0]!.path).zh).toBe(
      '与衡岭：其股东（持股 60%）',
    );
  });
});
