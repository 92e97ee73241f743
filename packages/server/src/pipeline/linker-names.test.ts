import { describe, expect, it } from 'vitest';
import type { NamedEnterprise } from '../store/intake/list-names.ts';
import { linkerNames } from './linker-names.ts';

const named = (
  code: string,
  name: string,
  form: NamedEnterprise['form'] = 'registered',
): NamedEnterprise => ({
  enterpriseId: `ent_${code}`,
  name,
  form,
  creditCode: code,
  registeredDistrict: null,
  operatingDistrict: null,
  industry: null,
});

describe('linkerNames', () => {
  it('lets a written form win over the same derived one', () => {
    const entries = linkerNames([named('a', '北京云桥智造科技有限公司'), named('a', '云桥智造', 'brand')]);
    expect(entries.filter((e) => e.name === '云桥智造')).toEqual([
      { enterpriseId: 'ent_a', name: '云桥智造', form: 'brand', weak: false },
    ]);
  });

  it('trusts a long derived form of one bearer and no short one', () => {
    const entries = linkerNames([named('a', '北京云桥智造科技有限公司')]);
    const weakOf = (name: string): boolean | undefined => entries.find((e) => e.name === name)?.weak;
    expect(weakOf('云桥智造科技')).toBe(false);
    expect(weakOf('云桥智造')).toBe(true);
  });

  it('holds a form weak that stands inside the names of many', () => {
    const many = ['衡岭', '迦禾', '望潮'].map((brand, n) =>
      named(`m${n}`, `北京${brand}远东市政工程有限公司`),
    );
    const entries = linkerNames([named('a', '北京远东市政工程有限公司'), ...many]);
    const generic = entries.filter(
      (e) => e.enterpriseId === 'ent_a' && e.form === 'short' && !e.name.startsWith('北京'),
    );
    expect(generic.length).toBeGreaterThan(0);
    expect(generic.every((e) => e.weak)).toBe(true);
  });
});
