import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import type { EnterpriseId } from '../ids.ts';
import { type Candidate, type LinkContext, createLinker } from './link.ts';
import { type LinkModel, shippedLinkModel } from './link-model.ts';
import { linksByItself } from './links-by-itself.ts';
import type { LinkSubject } from './mark.ts';
import { EVIDENCE_KINDS } from './mention.ts';
import { type NameEntry, createNameLookup } from './name-lookup.ts';
import { createPlaceFinder } from './places.ts';

const subject = (
  creditCode: string,
  name: string,
  district: string,
  more: Partial<LinkSubject> = {},
): LinkSubject => ({
  creditCode,
  name,
  districts: [district],
  industry: null,
  registeredOn: null,
  ...more,
});
const SUBJECTS: Record<EnterpriseId, LinkSubject> = {
  ent_east: subject('91110105MA0DEMX34X', '北京沐野餐饮管理有限公司', '110105', { industry: '餐饮' }),
  ent_south: subject('91110115MA0DEMX35Y', '北京沐野物流有限公司', '110115', { registeredOn: '2020-01-01' }),
  ent_other: subject('91110105MA0DEMX36Z', '北京衡岭智造科技有限公司', '110105'),
};
const name = (
  enterpriseId: EnterpriseId,
  text: string,
  form: NameEntry['form'],
  more: Partial<NameEntry> = {},
): NameEntry => ({ enterpriseId, name: text, form, derived: null, from: null, until: null, ...more });

const NAMES = [
  name('ent_east', '北京沐野餐饮管理有限公司', 'registered'),
  name('ent_east', '沐野', 'short', { derived: 'core' }),
  name('ent_south', '北京沐野物流有限公司', 'registered'),
  name('ent_south', '沐野', 'short', { derived: 'core' }),
  name('ent_other', '北京衡岭智造科技有限公司', 'registered'),
  name('ent_other', '衡岭智造', 'short'),
  name('ent_other', '北京云桥电子有限公司', 'former', { until: '2022-01-01' }),
];
const places = createPlaceFinder([
  { code: '110105', writtenAs: ['朝阳区', '朝阳'] },
  { code: '110115', writtenAs: ['大兴区', '大兴'] },
]);
const linker = createLinker({ names: createNameLookup(NAMES), subjectOf: (id) => SUBJECTS[id], places });
const link = (text: string, more: Partial<LinkContext> = {}): Candidate[] =>
  linker.link(text, { sourceDistricts: null, ...more });
const linked = (text: string, more: Partial<LinkContext> = {}) => link(text, more).filter(linksByItself);
const kindsOf = (candidate: Candidate | undefined) => candidate?.evidence.map(({ kind }) => kind) ?? [];
const of = (candidates: readonly Candidate[], id: EnterpriseId) =>
  candidates.find((c) => c.enterpriseId === id);

describe('createLinker', () => {
  it('links a registered name by itself, with the span', () => {
    const text = '听说北京沐野餐饮管理有限公司三个月没发工资';
    expect(linked(text).map((c) => [c.enterpriseId, c.spans.map((s) => text.slice(s.start, s.end))])).toEqual(
      [['ent_east', ['北京沐野餐饮管理有限公司']]],
    );
  });

  it('gives evidence that adds up to its confidence', () => {
    for (const text of ['大兴的沐野拖欠工资', '朝阳沐野公司欠薪', '衡岭智造停产', '北京沐野物流有限公司欠薪'])
      for (const { confidence, evidence } of link(text)) {
        const sum = evidence.reduce((total, { logOdds }) => total + logOdds, 0);
        expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(confidence, 2);
      }
  });

  it('reads a name inside a longer one as part of another enterprise', () => {
    const inside = of(link('衡岭智造重工机械有限公司拖欠工资'), 'ent_other');
    const alone = of(link('衡岭智造公司拖欠工资'), 'ent_other');
    if (inside !== undefined) expect(kindsOf(inside)).toContain('longer-name');
    expect(inside?.confidence ?? 0).toBeLessThan(alone?.confidence ?? 0);
    expect(linked('北京沐野物流有限公司通州第二分公司拖欠工资')).toEqual([]);
  });

  it('lets place words, and the source’s own district, tell two of one name apart', () => {
    expect(link('大兴的沐野公司拖欠工资')[0]?.enterpriseId).toBe('ent_south');
    expect(link('沐野公司拖欠工资', { sourceDistricts: ['110105'] })[0]?.enterpriseId).toBe('ent_east');
  });

  it('takes a name that the text writes out for another enterprise’s where it is not the registered one', () => {
    for (const text of [
      '上海沐野餐饮管理有限公司欠薪',
      '沐野(上海)物业有限公司欠薪',
      '北京沐野餐饮管理股份有限公司欠薪',
    ])
      expect(linked(text, { sourceDistricts: ['110105'] })).toEqual([]);
    expect(linked('北京市沐野餐饮管理有限责任公司欠薪').map((c) => c.enterpriseId)).not.toContain(
      'ent_south',
    );
  });

  it('takes the trade right behind a name for part of it', () => {
    const text = '朝阳沐野物流欠薪';
    expect(kindsOf(of(link(text), 'ent_east'))).toContain('trade-differs');
    expect(linked(text).map((c) => c.enterpriseId)).not.toContain('ent_east');
  });

  it('lets an enterprise named in full tell which of a shared name is tied to it', () => {
    const text = '北京衡岭智造科技有限公司旗下的沐野公司欠薪';
    const relatives = new Map<EnterpriseId, string>([['ent_south', '北京衡岭智造科技有限公司']]);
    const [first] = link(text, { relatives }).filter(({ surface }) => surface === '沐野');
    expect(first?.enterpriseId).toBe('ent_south');
    expect(kindsOf(first)).toContain('relative-named');
    const without = of(link(text), 'ent_south')?.confidence ?? 0;
    expect(first?.confidence ?? 0).toBeGreaterThan(without);
  });

  it('counts the full name of one against the other bearers of its short name', () => {
    const text = '北京沐野餐饮管理有限公司欠薪，沐野公司说下月发';
    expect(linked(text).map((c) => c.enterpriseId)).toEqual(['ent_east']);
    const south = of(link(text), 'ent_south');
    if (south !== undefined) expect(kindsOf(south)).toContain('other-named-in-full');
  });

  it('takes a credit code in the text as a sign', () => {
    const [first] = link('沐野公司（91110115MA0DEMX35Y）欠薪');
    expect(first?.enterpriseId).toBe('ent_south');
    expect(kindsOf(first)).toContain('credit-code');
  });

  it('asks who was called what on the day of the text', () => {
    const then = of(link('北京云桥电子有限公司欠薪', { on: '2021-06-01' }), 'ent_other');
    const since = of(link('北京云桥电子有限公司欠薪', { on: '2023-06-01' }), 'ent_other');
    expect(kindsOf(since)).toContain('name-not-in-use');
    expect(since?.confidence ?? 0).toBeLessThanOrEqual(then?.confidence ?? 0);
    expect(kindsOf(of(link('北京沐野物流有限公司欠薪', { on: '2019-01-01' }), 'ent_south'))).toContain(
      'not-yet-registered',
    );
  });

  it('does not take the place that a name leaves for the enterprise', () => {
    const placed = createLinker({
      names: createNameLookup([name('ent_other', '岫岭区', 'short', { derived: 'core' })]),
      subjectOf: (id) => SUBJECTS[id],
      places,
    });
    const [first] = placed.link('朝阳岫岭区调整公交线路', { sourceDistricts: ['110105'] });
    expect(first?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('remembers what people said of the name', () => {
    const told = createLinker({
      names: createNameLookup(NAMES),
      subjectOf: (id) => SUBJECTS[id],
      places,
      remembered: (surface, id) => (surface === '沐野' && id === 'ent_east' ? 4 : null),
    });
    expect(told.link('沐野公司欠薪', { sourceDistricts: null })[0]?.enterpriseId).toBe('ent_east');
  });
});

describe('a shared name with no other evidence', () => {
  const weight = fc.double({ min: -9, max: 9, noNaN: true });
  const model = fc.tuple(...EVIDENCE_KINDS.map(() => weight)).map((weights): LinkModel => ({
    ...shippedLinkModel(),
    version: 'any',
    weights: Object.fromEntries(
      EVIDENCE_KINDS.map((kind, at) => [kind, weights[at] ?? 0]),
    ) as LinkModel['weights'],
  }));

  it('never links by itself, whatever the weights', () => {
    fc.assert(
      fc.property(
        model,
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom('core' as const, 'business' as const, null),
        fc.constantFrom('沐野拖欠工资', '沐野公司欠薪三个月', '在沐野集团上班', '“沐野”停产'),
        (anyModel, count, derived, text) => {
          const ids = Array.from({ length: count }, (_, at): EnterpriseId => `ent_${at}`);
          const shared = createLinker({
            names: createNameLookup(ids.map((id) => name(id, '沐野', 'short', { derived }))),
            subjectOf: (id) => subject(id, `沐野${id}`, '110105'),
            places,
            model: anyModel,
          });
          for (const { confidence } of shared.link(text, { sourceDistricts: null }))
            expect(confidence).toBeLessThanOrEqual(1 / count + 0.001);
        },
      ),
      { numRuns: 50 * inject('thoroughness') },
    );
  });
});
