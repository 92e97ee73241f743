import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { fitModel } from '../model/fit.ts';
import type { LearnedModel } from '../model/learned-model.ts';
import { missingIsNeverSafer } from '../model/missing-is-never-safer.ts';
import { createModelScorer, meanRaw, rawOfRow } from '../model/score-model.ts';
import { tableOf } from '../model/table.ts';
import { BOOST_DEFAULTS } from '../model/trees/boost.ts';
import { apportion } from './apportion.ts';
import { createAssessor } from './assess.ts';
import { rowOf } from './assess-learned.ts';
import { INDICATORS } from './catalogue.ts';
import { chooseLevels, fBeta } from './choose-levels.ts';
import { checkCalibration, reportDrift } from './drift-report.ts';
import type { Reading } from './indicator.ts';
import { spreadOf } from '../model/metric/drift.ts';
import { learnableRows } from './learnable.ts';
import { decideModelAct } from './model-states.ts';
import type { RiskModel } from './risk-model.ts';

const ASOF = '2026-06-30';
const SUBJECT = { enterpriseId: 'ent_91999901MA0DEMO34X', asOf: ASOF } as const;
const COLUMNS = INDICATORS.map(({ id }) => id);

/** Numbers in [0, 1) from a seed. */
const uniform = (seed: number): (() => number) => {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
};

/** A small model over all indicators: trouble in the first six of them brings arrears. */
const learn = (monotone: boolean): LearnedModel => {
  const next = uniform(7);
  const rows = Array.from({ length: 600 }, () =>
    COLUMNS.map((_, c) =>
      next() < 0.2 ? null : next() < 0.6 ? 0 : Math.ceil(next() * (c % 4 === 0 ? 12 : 3)),
    ),
  );
  const labels = Uint8Array.from(rows, (row) => {
    const trouble = row.slice(0, 6).reduce<number>((sum, value) => sum + (value ?? 1), 0);
    return next() < 1 / (1 + Math.exp(5 - trouble / 2)) ? 1 : 0;
  });
  return fitModel({ table: tableOf(COLUMNS, rows), labels }, 'arrears within 9 months', {
    boost: {
      ...BOOST_DEFAULTS,
      rounds: 30,
      maxDepth: 4,
      monotone: monotone ? new Int8Array(COLUMNS.length).fill(1) : null,
    },
    members: 2,
    derivedPerMember: 0,
    bins: 64,
    seed: 3,
  });
};
const learned = learn(true);
const model: RiskModel = {
  kind: 'learned',
  id: 'trees',
  version: 3,
  learned,
  levels: [
    { level: 'blue', fromPoints: 5 },
    { level: 'yellow', fromPoints: 10 },
    { level: 'orange', fromPoints: 20 },
    { level: 'red', fromPoints: 30 },
  ],
};
const assess = createAssessor(model);

const anyReadings: fc.Arbitrary<Reading[]> = fc
  .array(fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 0, max: 12 })), {
    minLength: COLUMNS.length,
    maxLength: COLUMNS.length,
  })
  .map((values) =>
    values.map((value, at): Reading => {
      const indicator = COLUMNS[at] as string;
      return value === null
        ? { indicator, missing: 'no-source', dataOn: null }
        : { indicator, value, dataOn: ASOF, evidence: value === 0 ? [] : [`sig_${at}`] };
    }),
  );

describe('a learned model in force', () => {
  it('gives parts that sum to the score exactly, and the score that plain scoring gives', () => {
    const score = createModelScorer(learned);
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const made = assess(SUBJECT, readings);
        expect(made.contributions.reduce((sum, c) => sum + c.centipoints, made.baseCentipoints)).toBe(
          made.scoreCentipoints,
        );
        const row = rowOf(COLUMNS, readings);
        const raw = rawOfRow(learned, (column) => row[column] as number);
        expect(
          Math.abs(made.scoreCentipoints - ((raw - meanRaw(learned)) * 1000) / Math.LN2),
        ).toBeLessThanOrEqual(0.5001);
        const into = new Float64Array(1);
        score(tableOf(COLUMNS, [Array.from(row, (v) => (Number.isNaN(v) ? null : v))]), into);
        expect(into[0]).toBe(raw);
        expect(made.probability).toBeGreaterThan(0);
      }),
      { numRuns: 15 * inject('thoroughness') },
    );
  });

  it('never takes what is missing for safer than nothing seen', () => {
    expect(missingIsNeverSafer(learned)).toBe(true);
    fc.assert(
      fc.property(anyReadings, fc.nat(COLUMNS.length - 1), (readings, at) => {
        const indicator = COLUMNS[at] as string;
        const missing = readings.with(at, { indicator, missing: 'stale-source', dataOn: null });
        const clean = readings.with(at, { indicator, value: 0, dataOn: ASOF, evidence: [] });
        expect(assess(SUBJECT, missing).scoreCentipoints).toBeGreaterThanOrEqual(
          assess(SUBJECT, clean).scoreCentipoints,
        );
      }),
      { numRuns: 30 * inject('thoroughness') },
    );
  });

  it('is kept from assessing where it might, or reads what is no indicator', () => {
    const free: RiskModel = { ...model, learned: learn(false) };
    expect(missingIsNeverSafer(free.kind === 'learned' ? free.learned : learned)).toBe(false);
    expect(() => decideModelAct(free, 'draft', 'put-in-force', '更准')).toThrow(/missing/);
    const strange: RiskModel = { ...model, learned: { ...learned, columns: ['x1', ...COLUMNS.slice(1)] } };
    expect(() => decideModelAct(strange, 'draft', 'shadow', '试算')).toThrow(/x1/);
    expect(decideModelAct(free, 'draft', 'retire', '不用')).toBe('retired');
  });
});

describe('versions', () => {
  it('go from draft to shadow to in force, and come back when a change was bad', () => {
    expect(decideModelAct(model, 'draft', 'shadow', '试算')).toBe('shadow');
    expect(decideModelAct(model, 'shadow', 'put-in-force', '比对三个月')).toBe('in-force');
    expect(decideModelAct(model, 'retired', 'put-in-force', '新模型有误')).toBe('in-force');
    expect(() => decideModelAct(model, 'in-force', 'retire', '不用')).toThrow(/in-force/);
    expect(() => decideModelAct(model, 'shadow', 'put-in-force', ' ')).toThrow(/reason/);
  });
});

describe('apportion', () => {
  it('sums to the total and stays within one of each value', () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (own) => {
        const list = Float64Array.from(own);
        const total = Math.round(list.reduce((sum, v) => sum + v * 1000, 0)) + 0;
        const parts = apportion(list, 1000, total);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        parts.forEach((part, at) =>
          expect(Math.abs(part - (list[at] as number) * 1000)).toBeLessThanOrEqual(1.001),
        );
      }),
    );
  });
});

describe('choosing levels', () => {
  const CHOICES = [
    { level: 'blue', chosenBy: { times: 2 } },
    { level: 'yellow', chosenBy: { times: 2 } },
    { level: 'orange', chosenBy: { beta: 2 } },
    { level: 'red', chosenBy: { beta: 0.5 } },
  ] as const;

  it('puts red where F0.5 and orange below it where F2 is greatest, as trying every score shows', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), {
      minLength: 5,
      maxLength: 80,
    });
    fc.assert(
      fc.property(rows, (own) => {
        const scores = own.map(([score]) => score * 100);
        const labels = own.map(([, label]) => (label ? 1 : 0));
        const positives = labels.reduce<number>((a, b) => a + b, 0);
        const at = (beta: number, from: number): number =>
          fBeta(
            beta,
            labels.filter((label, i) => label === 1 && (scores[i] as number) >= from).length,
            scores.filter((score) => score >= from).length,
            positives,
          );
        const chosen = chooseLevels(scores, labels, CHOICES);
        expect(chosen.map(({ level }) => level)).toEqual(['blue', 'yellow', 'orange', 'red']);
        for (let i = 1; i < 4; i += 1)
          expect(chosen[i]?.fromPoints).toBeGreaterThan(chosen[i - 1]?.fromPoints ?? NaN);
        const [, , orange, red] = chosen;
        const distinct = [...new Set(scores)];
        const best = Math.max(...distinct.map((from) => at(0.5, from)));
        expect(at(0.5, (red?.fromPoints ?? 0) * 100)).toBeCloseTo(best, 12);
        const below = distinct.filter((from) => from < (red?.fromPoints ?? 0) * 100);
        if (below.length > 0)
          expect(at(2, (orange?.fromPoints ?? 0) * 100)).toBeCloseTo(
            Math.max(...below.map((from) => at(2, from))),
            12,
          );
      }),
    );
  });
});

describe('drift', () => {
  it('says plainly when the past no longer stands for the present', () => {
    const next = uniform(11);
    const past = Float64Array.from({ length: 2_000 }, () => Math.floor(next() * 10));
    const baseline = {
      spreads: [{ indicator: 'labour.arbitration-claims', spread: spreadOf(past) }],
      score: spreadOf(past),
    };
    const report = (now: Float64Array) =>
      reportDrift(baseline, new Map([['labour.arbitration-claims', now]]), now, null);
    expect(report(past)).toMatchObject({ score: 0, verdict: 'stable' });
    const moved = report(past.map((value) => value + 6));
    expect(moved.verdict).toBe('not-representative');
    expect(moved.sentence.zh).toMatch(/过去已不再能代表现在.*仲裁立案人次/);
  });

  it('compares what was said with what came true', () => {
    const half = new Float64Array(400).fill(0.5);
    const labels = Uint8Array.from({ length: 400 }, (_, i) => (i % 10 === 0 ? 1 : 0));
    expect(checkCalibration(half, labels)).toMatchObject({
      rowCount: 400,
      expectedCount: 200,
      trueCount: 40,
    });
    const report = reportDrift({ spreads: [], score: null }, new Map(), [], checkCalibration(half, labels));
    expect(report.verdict).toBe('watch');
    expect(report.sentence.en).toMatch(/200 expected, 40 came true/);
  });
});

describe('rows to learn from', () => {
  it('leave out arrears that had begun, and label by what came within the horizon', () => {
    const ids = ['ent_a', 'ent_b', 'ent_c', 'ent_d'] as const;
    const snapshot = {
      asOf: ASOF,
      ids,
      table: tableOf(['x'], [[1], [2], [0], [3]]),
      seen: Uint8Array.of(1, 1, 0, 1),
    };
    const arrears = new Map([
      ['ent_a', '2026-06-30'],
      ['ent_b', '2027-03-30'],
      ['ent_d', '2027-03-31'],
    ] as const);
    const rows = learnableRows([snapshot], arrears, { horizonMonths: 9, quietRatio: 0 });
    expect([...(rows.table.columns[0] ?? [])]).toEqual([2, 3]);
    expect([...rows.labels]).toEqual([1, 0]);
    expect(learnableRows([snapshot], arrears, { horizonMonths: 9, quietRatio: 1 }).table.rowCount).toBe(3);
  });
});
