import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EnterpriseId, UnitId } from '../ids.ts';
import type { Assessment } from '../risk/assessment.ts';
import { LEVELS, type Level } from '../risk/level.ts';
import type { Signal } from '../signal/signal.ts';
import { heldBack } from './hold.ts';
import { type LastWarning, type RaiseInput, raise } from './raise.ts';
import { routeSentence, routeWarning } from './route.ts';

const assessment = (id: string, level: Level, points: number): Assessment => ({
  enterpriseId: `ent_${id}`,
  asOf: '2026-06-30',
  model: 'test@1',
  baseCentipoints: 0,
  scoreCentipoints: points * 100,
  level,
  contributions: [],
  coverage: [],
});
const input = (id: string, level: Level, points: number, over: Partial<RaiseInput> = {}): RaiseInput => ({
  assessment: assessment(id, level, points),
  unitId: 'unit_a',
  last: null,
  inProcedure: false,
  keepsPlan: false,
  ...over,
});
const last = (over: Partial<LastWarning>): LastWarning => ({
  id: 'war_1',
  level: 'orange',
  state: 'raised',
  lastActOn: '2026-06-01',
  snoozedUntil: null,
  ...over,
});
const room = (n: number) => new Map<UnitId, number>([['unit_a', n]]);
const only = (one: RaiseInput) => raise([one], room(5))[0];

describe('raise', () => {
  it('serves the worst first and says who was held back by capacity', () => {
    const decisions = raise(
      [input('a', 'yellow', 36), input('b', 'orange', 55), input('c', 'yellow', 40)],
      room(2),
    );
    expect(decisions.map((d) => [d.enterpriseId, d.raised])).toEqual([
      ['ent_b', true],
      ['ent_c', true],
      ['ent_a', false],
    ]);
    expect(decisions[2]).toMatchObject({ reason: 'capacity' });
  });

  it('never holds back red', () => {
    expect(raise([input('a', 'red', 80)], room(0))[0]).toMatchObject({ raised: true });
  });

  it('raises the first or the worse, and supersedes an open one that became worse', () => {
    expect(only(input('a', 'orange', 55, { last: last({}) }))).toMatchObject({
      raised: false,
      reason: 'already-open',
    });
    expect(only(input('a', 'red', 75, { last: last({}) }))).toMatchObject({
      raised: true,
      because: 'worse',
      supersedes: 'war_1',
    });
    expect(only(input('a', 'red', 75, { last: last({ state: 'closed' }) }))).toMatchObject({
      because: 'worse',
      supersedes: null,
    });
  });

  it('is quiet after a close, while snoozed and while a case file is open', () => {
    expect(only(input('a', 'orange', 55, { last: last({ state: 'dismissed' }) }))).toMatchObject({
      reason: 'not-worse',
    });
    expect(
      only(input('a', 'orange', 55, { last: last({ state: 'dismissed', lastActOn: '2026-01-01' }) })),
    ).toMatchObject({ because: 'again' });
    expect(
      only(input('a', 'orange', 55, { last: last({ state: 'snoozed', snoozedUntil: '2026-07-15' }) })),
    ).toMatchObject({ reason: 'snoozed' });
    expect(only(input('a', 'orange', 55, { inProcedure: true }))).toMatchObject({ reason: 'in-procedure' });
    expect(only(input('a', 'red', 70, { inProcedure: true, keepsPlan: true }))).toMatchObject({
      reason: 'repayment-plan',
    });
  });

  it('accounts for every candidate, and never exceeds capacity below red', () => {
    const anyInput = fc
      .record({ n: fc.nat(50), level: fc.constantFrom(...LEVELS), points: fc.nat(90) })
      .map(({ n, level, points }) => input(String(n), level, points));
    fc.assert(
      fc.property(
        fc.uniqueArray(anyInput, { selector: (i) => i.assessment.enterpriseId }),
        fc.nat(10),
        (inputs, capacity) => {
          const decisions = raise(inputs, room(capacity));
          const candidates = inputs.filter(
            (i) => i.assessment.level !== 'none' && i.assessment.level !== 'blue',
          );
          expect(decisions).toHaveLength(candidates.length);
          const levelOf = new Map<EnterpriseId, Level>(
            inputs.map((i) => [i.assessment.enterpriseId, i.assessment.level]),
          );
          const below = decisions.filter((d) => d.raised && levelOf.get(d.enterpriseId) !== 'red');
          expect(below.length).toBeLessThanOrEqual(capacity);
        },
      ),
    );
  });
});

const routing = {
  jurisdiction: {
    id: 'x',
    name: { zh: '市', en: 'City' },
    timeZone: 'Asia/Shanghai',
    city: 'unit_city',
    newEmploymentBackstop: 'unit_new',
  },
  units: [
    {
      id: 'unit_west',
      name: { zh: '西城区总工会', en: 'Xicheng Federation' },
      kind: 'district',
      parent: 'unit_city',
      district: '02',
      backstop: 'unit_city',
      monthlyCapacity: 5,
    },
  ],
  districts: [
    { code: '02', name: { zh: '西城', en: 'Xicheng' }, unit: 'unit_west', writtenAs: ['西城'] },
    { code: '15', name: { zh: '大兴', en: 'Daxing' }, unit: 'unit_south', writtenAs: ['大兴'] },
  ],
} as const;
const nowhere = {
  unionUnit: null,
  registeredDistrict: null,
  operatingDistrict: null,
  newEmployment: false,
} as const;

describe('routeWarning', () => {
  const route = (over: object) => routeWarning({ ...nowhere, ...over }, routing as never);
  it('goes by union, then registered place, then operating place, then backstop', () => {
    expect(route({ unionUnit: 'unit_west', registeredDistrict: '15' })).toEqual({
      unitId: 'unit_west',
      basis: 'responsible-union',
    });
    expect(route({ registeredDistrict: '15', operatingDistrict: '02' })).toEqual({
      unitId: 'unit_south',
      basis: 'registered-place',
    });
    expect(route({ registeredDistrict: '99', operatingDistrict: '02' })).toEqual({
      unitId: 'unit_west',
      basis: 'operating-place',
    });
    expect(route({ newEmployment: true })).toEqual({ unitId: 'unit_new', basis: 'new-employment-backstop' });
    expect(route({})).toEqual({ unitId: 'unit_city', basis: 'backstop' });
  });
  it('does not send to a union that is not ours', () => {
    expect(route({ unionUnit: 'unit_gone', registeredDistrict: '15' })).toMatchObject({
      basis: 'registered-place',
    });
  });
  it('says why in words', () => {
    expect(routeSentence('responsible-union', routing.units[0].name).zh).toBe(
      '派往西城区总工会（按建会所在地）',
    );
  });
});

describe('heldBack', () => {
  const contribution = (dimension: 'opinion' | 'labour') => ({
    indicator: 'x',
    dimension,
    value: 1,
    centipoints: 800,
    evidence: [],
  });
  const said = (sourceId: `src_${string}`, storyId: `story_${string}`) => ({ sourceId, storyId }) as Signal;
  const lead = { ...assessment('a', 'yellow', 36), contributions: [contribution('opinion')] };
  it('holds an opinion-only lead until a second source or an officer', () => {
    expect(heldBack(lead, [said('src_1', 'story_1'), said('src_1', 'story_2')], false)).toBe(
      'needs-corroboration',
    );
    expect(heldBack(lead, [said('src_1', 'story_1'), said('src_2', 'story_1')], false)).toBe(
      'needs-corroboration',
    );
    expect(heldBack(lead, [said('src_1', 'story_1'), said('src_2', 'story_2')], false)).toBeNull();
    expect(heldBack(lead, [said('src_1', 'story_1')], true)).toBeNull();
  });
  it('lets a lead with a register behind it go', () => {
    expect(
      heldBack({ ...lead, contributions: [contribution('opinion'), contribution('labour')] }, [], false),
    ).toBeNull();
  });
  it('never dispatches on relation alone', () => {
    expect(heldBack({ ...lead, contributions: [] }, [], false)).toBe('relation-only');
  });
});
