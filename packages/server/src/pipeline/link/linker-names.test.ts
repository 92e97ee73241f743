import { describe, expect, it } from 'vitest';
import type { NamedEnterprise } from '../../store/intake/list-names.ts';
import { linkerNames } from './linker-names.ts';

const named = (
  code: string,
  name: string,
  form: NamedEnterprise['form'] = 'registered',
  until: string | null = null,
): NamedEnterprise => ({
  enterpriseId: `ent_${code}`,
  name,
  form,
  creditCode: code,
  registeredDistrict: null,
  operatingDistrict: null,
  industry: null,
  registeredOn: null,
  from: null,
  until,
});

describe('linkerNames', () => {
  it('lets a written form win over the same derived one', () => {
    const entries = linkerNames([named('a', '北京云桥智造科技有限公司'), named('a', '云桥智造', 'brand')]);
    expect(entries.filter((e) => e.name === '云桥智造')).toEqual([
      { enterpriseId: 'ent_a', name: '云桥智造', form: 'brand', derived: null, from: null, until: null },
    ]);
  });

  it('says of a derived form what is left of the name, and of a former one until when it was borne', () => {
    const entries = linkerNames([
      named('a', '北京云桥智造科技有限公司'),
      named('a', '北京衡岭科技有限公司', 'former', '2020-01-01'),
    ]);
    const of = (name: string) => entries.find((e) => e.name === name);
    expect(of('云桥智造科技')?.derived).toBe('business');
    expect(of('云桥智造')?.derived).toBe('core');
    expect(of('衡岭')).toMatchObject({ derived: 'core', until: '2020-01-01' });
  });
});
