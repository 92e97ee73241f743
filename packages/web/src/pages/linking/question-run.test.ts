import { describe, expect, it } from 'vitest';
import type { LinkQuestion } from '../../api/linking-queries.ts';
import { afterAnswer, chooseCandidate, startRun, stepQuestion } from './question-run.ts';

const question = (surface: string, ...names: string[]): LinkQuestion => ({
  documentId: `doc_${surface}`,
  surface,
  sourceName: '论坛',
  occurredOn: '2026-07-01',
  recordedAt: '2026-07-01T00:00:00.000Z',
  text: surface,
  spans: [{ start: 0, end: surface.length }],
  texts: 1,
  unsure: 0,
  candidates: names.map((name) => ({
    mentionId: `men_${name}`,
    enterprise: { id: `ent_${name}`, name, creditCode: name },
    district: null,
    industry: null,
    registeredOn: null,
    otherNames: [],
    confidence: 0.5,
    evidence: [],
  })),
});
const surfaces = ({ left }: { left: readonly LinkQuestion[] }) => left.map(({ surface }) => surface);

describe('a run through the queue', () => {
  const run = startRun([question('云桥', 'A', 'B'), question('衡岭', 'C')]);

  it('takes the question away once somebody is meant, or nobody can tell', () => {
    expect(surfaces(afterAnswer(run, 'same'))).toEqual(['衡岭']);
    expect(surfaces(afterAnswer(run, 'unsure'))).toEqual(['衡岭']);
  });

  it('asks on about the others after "it is not", and moves on after the last', () => {
    const second = afterAnswer(chooseCandidate(run, 1), 'different');
    expect(second.left[0]?.candidates.map((c) => c.enterprise.name)).toEqual(['A']);
    expect(second.chosen).toBe(0);
    expect(surfaces(afterAnswer(second, 'different'))).toEqual(['衡岭']);
  });

  it('stays within the queue and the candidates', () => {
    expect(stepQuestion(run, -1).at).toBe(0);
    expect(stepQuestion(stepQuestion(run, 1), 1).at).toBe(1);
    expect(chooseCandidate(run, 9).chosen).toBe(1);
    expect(afterAnswer(startRun([]), 'same').left).toEqual([]);
  });
});
