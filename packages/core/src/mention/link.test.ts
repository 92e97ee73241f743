import { describe, expect, it } from 'vitest';
import type { EnterpriseId } from '../ids.ts';
import { AUTO_LINK_CONFIDENCE, type LinkSubject, type NameEntry, createLinker } from './link.ts';

const SUBJECTS: Record<EnterpriseId, LinkSubject> = {
  ent_east: { creditCode: '91999901MA0DEMO34X', districts: ['110105'], industry: '餐饮' },
  ent_south: { creditCode: '91999902MA0DEMO35Y', districts: ['110115'], industry: '物流' },
  ent_other: { creditCode: '91999903MA0DEMO36Z', districts: ['110105'], industry: null },
};
const name = (
  enterpriseId: EnterpriseId,
  text: string,
  form: NameEntry['form'],
  weak = false,
): NameEntry => ({ enterpriseId, name: text, form, weak });
const linker = createLinker({
  names: [
    name('ent_east', '朝阳区沐野餐饮管理有限公司', 'registered'),
    name('ent_east', '沐野', 'short', true),
    name('ent_east', '沐野餐饮', 'short'),
    name('ent_south', '大兴区沐野物流有限公司', 'registered'),
    name('ent_south', '沐野', 'short', true),
    name('ent_other', '云桥智造', 'short'),
  ],
  subjectOf: (id) => SUBJECTS[id],
  places: [
    { code: '110105', writtenAs: ['朝阳区', '朝阳'] },
    { code: '110115', writtenAs: ['大兴区', '大兴'] },
  ],
});
const linked = (text: string, districts: readonly string[] | null = null) =>
  linker.link(text, districts).filter((c) => c.confidence >= AUTO_LINK_CONFIDENCE);

describe('createLinker', () => {
  it('links a registered name by itself, with the span', () => {
    const text = '听说朝阳区沐野餐饮管理有限公司三个月没发工资';
    expect(linked(text).map((c) => [c.enterpriseId, c.spans.map((s) => text.slice(s.start, s.end))])).toEqual(
      [['ent_east', ['朝阳区沐野餐饮管理有限公司']]],
    );
  });

  it('never links a shared short name without other evidence', () => {
    const candidates = linker.link('沐野又欠薪了', null);
    expect(candidates.map((c) => c.enterpriseId).sort()).toEqual(['ent_east', 'ent_south']);
    expect(candidates.every((c) => c.confidence < AUTO_LINK_CONFIDENCE)).toBe(true);
    expect(candidates[0]?.evidence.some((e) => e.kind === 'same-name-elsewhere')).toBe(true);
  });

  it('lets place words, and the source’s own district, tell two of one name apart', () => {
    const [first, second] = linker.link('大兴的沐野拖欠工资', null);
    expect(first?.enterpriseId).toBe('ent_south');
    expect(first!.confidence).toBeGreaterThan(second!.confidence);
    expect(linker.link('沐野拖欠工资', ['110105'])[0]?.enterpriseId).toBe('ent_east');
  });

  it('reads a district inside a company’s name as part of the name', () => {
    const evidence = linker.link('朝阳区沐野餐饮管理有限公司欠薪', null)[0]?.evidence.map((e) => e.kind);
    expect(evidence).not.toContain('place-agrees');
  });

  it('counts the full name of one against the other bearers of its short name', () => {
    const text = '朝阳区沐野餐饮管理有限公司欠薪，沐野说下月发';
    const south = linker.link(text, null).find((c) => c.enterpriseId === 'ent_south');
    expect(south?.evidence.map((e) => e.kind)).toContain('other-named-in-full');
    expect(linked(text).map((c) => c.enterpriseId)).toEqual(['ent_east']);
  });

  it('takes a credit code in the text as proof', () => {
    expect(linked('沐野（91999902MA0DEMO35Y）欠薪').map((c) => c.enterpriseId)).toEqual(['ent_south']);
  });

  it('asks one more sign of a form that nobody wrote down', () => {
    const derived = createLinker({
      names: [{ enterpriseId: 'ent_east', name: '城市轨道咨询', form: 'short', weak: false, derived: true }],
      subjectOf: (id) => SUBJECTS[id],
      places: [{ code: '110105', writtenAs: ['朝阳'] }],
    });
    const surest = (text: string, districts: readonly string[] | null) =>
      derived.link(text, districts)[0]?.confidence ?? 0;
    expect(surest('城市轨道咨询欠薪', null)).toBeLessThan(AUTO_LINK_CONFIDENCE);
    expect(surest('朝阳的城市轨道咨询欠薪', null)).toBeGreaterThanOrEqual(AUTO_LINK_CONFIDENCE);
    expect(surest('城市轨道咨询欠薪', ['110105'])).toBeGreaterThanOrEqual(AUTO_LINK_CONFIDENCE);
  });

  it('links a long short name that nobody shares', () => {
    expect(linked('云桥智造停产了').map((c) => c.enterpriseId)).toEqual(['ent_other']);
    expect(linked('大兴的云桥智造停产了')).toEqual([]);
  });
});
