import { expect, it } from 'vitest';
import { pathSentence } from './related.ts';
import { relatedAround } from './related-around.ts';
import type { Relation } from './relation.ts';

const tie = (from: string, to: string, over: Partial<Relation> = {}): Relation => ({
  from: `ent_${from}`,
  to: `ent_${to}`,
  kind: 'same-representative',
  shareRatio: null,
  since: null,
  until: null,
  recordedAt: '2026-01-01T00:00:00.000Z',
  ...over,
});
const TIES = [
  tie('A', 'B'),
  tie('C', 'B', { kind: 'same-address' }),
  tie('A', 'D', { kind: 'shareholder', shareRatio: 0.5 }),
  tie('D', 'E', { kind: 'branch' }),
  tie('E', 'F', { kind: 'branch' }),
];

it('reaches two steps, the strongest first, and says the path from the enterprise at risk', () => {
  const found = relatedAround('ent_A', TIES, '2026-06-30');
  expect(found.map(({ enterpriseId, weight }) => [enterpriseId, Number(weight.toFixed(2))])).toEqual([
    ['ent_B', 0.6],
    ['ent_D', 0.35],
    ['ent_E', 0.32],
    ['ent_C', 0.18],
  ]);
  const sentences = found.map(({ path }) => pathSentence('ent_A', '甲', path).zh);
  expect(sentences[2]).toBe('与甲：其持股 50%的企业 → 其分支机构');
  expect(sentences[3]).toBe('与甲：同一法定代表人 → 同一住所');
});

it('does not know what came later, has ended, or is switched off', () => {
  const ids = (asOf: string, ...kinds: Relation['kind'][]): string[] =>
    relatedAround('ent_A', TIES, asOf, kinds.length === 0 ? undefined : kinds).map(
      (each) => each.enterpriseId,
    );
  expect(ids('2025-12-31')).toEqual([]);
  expect(ids('2026-06-30', 'shareholder')).toEqual(['ent_D']);
  const ended = [tie('A', 'B', { until: '2026-06-30' })];
  expect(relatedAround('ent_A', ended, '2026-06-30')).toEqual([]);
  expect(relatedAround('ent_A', ended, '2026-06-29')).toHaveLength(1);
});
