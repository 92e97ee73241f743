import type { Finding } from '@weisu/text';
import { describe, expect, it } from 'vitest';
import { type ReadDocument, detectOpinion } from './detect-opinion.ts';
import { detectRecord } from './detect-record.ts';
import type { EnterpriseRecord, RecordKind } from './record.ts';
import { RECORD_FIELDS } from './record.ts';
import { signalSentence } from './sentence.ts';

const finding = (over: Partial<Finding>): Finding => ({
  kind: 'wage-arrears',
  status: 'actual',
  spans: [{ start: 10, end: 12, role: 'trigger' }],
  employer: null,
  amountYuan: null,
  months: null,
  headcount: null,
  because: ['test'],
  ...over,
});
const document = (findings: readonly Finding[], text = '甲公司、乙公司那里拖欠工资。'): ReadDocument => ({
  text,
  id: 'doc_1',
  sourceId: 'src_forum',
  storyId: 'story_1',
  occurredOn: '2026-05-01',
  recordedAt: '2026-05-02T00:00:00.000Z',
  reading: {
    kinds: ['wage-arrears'],
    status: 'actual',
    employer: null,
    abroad: false,
    amountYuan: null,
    months: null,
    headcount: null,
    findings,
  },
});
const A = { enterpriseId: 'ent_A', spans: [{ start: 0, end: 4 }], confidence: 1 } as const;
const B = { enterpriseId: 'ent_B', spans: [{ start: 6, end: 9 }], confidence: 0.95 } as const;

describe('detectOpinion', () => {
  it('gives the finding to the employer that it names, not to others in the text', () => {
    const named = finding({
      spans: [
        { start: 6, end: 9, role: 'employer' },
        { start: 10, end: 12, role: 'trigger' },
      ],
    });
    expect(detectOpinion(document([named]), [A, B]).map((s) => [s.enterpriseId, s.certainty])).toEqual([
      ['ent_B', 0.855],
    ]);
  });

  it('gives a finding without employer to the only enterprise named, and to none of several', () => {
    expect(detectOpinion(document([finding({})]), [A])).toHaveLength(1);
    expect(detectOpinion(document([finding({})]), [A, B])).toEqual([]);
  });

  it('takes the only enterprise of the statement’s sentence, half as surely, where the employer named is nobody linked', () => {
    const text = '甲公司附近，乙公司拖欠工资。别处有个老王。';
    const at = (word: string, role: 'trigger' | 'employer') => {
      const start = text.indexOf(word);
      return { start, end: start + word.length, role };
    };
    const first = { enterpriseId: 'ent_A', spans: [at('甲公司', 'employer')], confidence: 1 } as const;
    const second = { enterpriseId: 'ent_B', spans: [at('乙公司', 'employer')], confidence: 1 } as const;
    const elsewhere = finding({ spans: [at('拖欠', 'trigger'), at('老王', 'employer')] });
    const said = (mentions: Parameters<typeof detectOpinion>[1], one = elsewhere) =>
      detectOpinion(document([one], text), mentions).map((s) => [s.enterpriseId, s.certainty]);
    expect(said([second])).toEqual([['ent_B', 0.45]]);
    expect(said([first, second])).toEqual([]);
    // Whoever owes stands in the sentence itself, and is somebody else.
    const beside = finding({ spans: [at('乙公司', 'employer'), at('拖欠', 'trigger')] });
    expect(said([first], beside)).toEqual([]);
  });

  it('makes no signal of a denial, a settled matter or general talk', () => {
    for (const status of ['denied', 'resolved', 'general'] as const)
      expect(detectOpinion(document([finding({ status })]), [A])).toEqual([]);
  });

  it('says one signal a kind, from the surest statement', () => {
    const signals = detectOpinion(
      document([finding({ status: 'feared' }), finding({}), finding({ kind: 'shutdown' })]),
      [A],
    );
    expect(signals.map((s) => [s.kind, s.certainty])).toEqual([
      ['opinion:wage-arrears', 0.9],
      ['opinion:shutdown', 0.9],
    ]);
  });
});

const record = (kind: RecordKind, occurredOn: string, values: Record<string, number>): EnterpriseRecord => ({
  id: `rec_${kind}-${occurredOn}`,
  sourceId: 'src_x',
  enterpriseId: 'ent_A',
  kind,
  occurredOn,
  recordedAt: `${occurredOn}T00:00:00.000Z`,
  values,
});
const said = (now: EnterpriseRecord, ...past: EnterpriseRecord[]) =>
  detectRecord(now, past).map((s) => [s.kind, s.magnitude]);

describe('detectRecord', () => {
  it('says a debt while it lasts and once more when it ends', () => {
    const owed = record('social-insurance', '2026-03-31', { insuredCount: 100, arrearsMonths: 3 });
    const paid = record('social-insurance', '2026-06-30', { insuredCount: 100, arrearsMonths: 0 });
    const still = record('social-insurance', '2026-09-30', { insuredCount: 100, arrearsMonths: 0 });
    expect(said(owed)).toEqual([['insurance-arrears', 3]]);
    expect(said(paid, owed)).toEqual([['insurance-arrears', 0]]);
    expect(said(still, owed, paid)).toEqual([]);
  });

  it('measures a drop from the best of the year before', () => {
    const full = record('social-insurance', '2025-12-31', { insuredCount: 1260, arrearsMonths: 0 });
    const less = record('social-insurance', '2026-03-31', { insuredCount: 731, arrearsMonths: 0 });
    expect(said(less, full)).toEqual([['insured-drop', 1 - 731 / 1260]]);
    expect(said(less)).toEqual([]);
  });

  it('ignores ordinary noise', () => {
    expect(said(record('utilities', '2026-03-31', { usageRatio: 0.85, unpaidMonths: 0 }))).toEqual([]);
    expect(said(record('utilities', '2026-03-31', { usageRatio: 0.4, unpaidMonths: 2 }))).toEqual([
      ['utility-drop', 0.6],
      ['utility-arrears', 2],
    ]);
  });

  it('makes the same ids on a second run, and a sentence for every signal', () => {
    for (const kind of Object.keys(RECORD_FIELDS) as RecordKind[]) {
      const values = Object.fromEntries(
        Object.keys(RECORD_FIELDS[kind]).map((field) => [
          field,
          ['usageRatio', 'paidRatio'].includes(field) ? 0 : 4,
        ]),
      );
      const now = record(kind, '2026-06-30', values);
      const past = [record(kind, '2026-03-31', { openingsCount: 100, baseYuan: 9_000 })];
      const signals = detectRecord(now, past);
      expect(signals.length, kind).toBeGreaterThan(0);
      expect(detectRecord(now, past)).toEqual(signals);
      for (const signal of signals) expect(signalSentence(signal).zh).not.toMatch(/undefined|NaN/);
    }
  });
});
