import { describe, expect, it } from 'vitest';
import { createCityLookup } from './city-lookup.ts';
import { changedNamesOf, cityNamesOf, createCityNamesBuilder } from './city-names.ts';
import type { NameRecord } from './name-record.ts';

const record = (creditCode: string, name: string, more: Partial<NameRecord> = {}): NameRecord => ({
  name,
  form: 'registered',
  creditCode,
  registeredName: name,
  registeredDistrict: null,
  operatingDistrict: null,
  industry: null,
  registeredOn: null,
  from: null,
  until: null,
  ...more,
});

const city = (() => {
  const builder = createCityNamesBuilder();
  for (const one of [
    record('A', '北京云桥智造科技有限公司'),
    record('B', '上海云桥智造商贸有限公司'),
    record('C', '北京青禾餐饮管理有限公司'),
    ...Array.from({ length: 60 }, (_, number) =>
      record(`D${number}`, `北京衡岭山${'甲乙丙丁戊己'[number % 6]}${number}厂`),
    ),
    ...Array.from({ length: 60 }, (_, number) => record(`E${number}`, '北京宏发达商贸有限公司')),
  ])
    builder.add(one);
  return cityNamesOf(builder);
})();

const seen = (
  lookup: ReturnType<typeof createCityLookup>,
  text: string,
  employers: { start: number; end: number }[] = [],
) =>
  lookup.find(text, employers).map(({ name, bearers }) => ({
    name,
    bearers: bearers.map(({ creditCode, form, derived }) => `${creditCode} ${form} ${derived}`).sort(),
  }));

describe('createCityLookup', () => {
  it('gives everyone who bears a form, and how much of a name it is', () => {
    const lookup = createCityLookup(city);
    expect(seen(lookup, '云桥智造和北京云桥智造科技有限公司')).toEqual([
      { name: '云桥智造', bearers: ['A short core', 'B short core'] },
      { name: '北京云桥智造科技有限公司', bearers: ['A registered null'] },
    ]);
  });

  it('looks into a word of two units where reading saw an employer, and into no form that too many bear', () => {
    const lookup = createCityLookup(city);
    expect(seen(lookup, '青禾欠薪')).toEqual([]);
    expect(seen(lookup, '青禾欠薪', [{ start: 0, end: 2 }])).toEqual([
      { name: '青禾', bearers: ['C short core'] },
    ]);
    expect(seen(lookup, '宏发达商贸有限公司')).toEqual([]);
  });

  it('sees an enterprise that is new or has another name at once, and not the name it had', () => {
    const from = performance.now();
    const changes = changedNamesOf([
      record('C', '北京青禾稻田餐饮有限公司'),
      record('N', '北京云桥智造有限公司'),
      record('N', '新云桥', { form: 'brand' }),
    ]);
    const lookup = createCityLookup(city, changes);
    expect(seen(lookup, '北京青禾稻田餐饮有限公司（原北京青禾餐饮管理有限公司）与新云桥')).toEqual([
      { name: '北京青禾稻田餐饮有限公司', bearers: ['C registered null'] },
      { name: '新云桥', bearers: ['N brand null'] },
    ]);
    expect(seen(lookup, '云桥智造')[0]?.bearers).toEqual(['A short core', 'B short core', 'N short core']);
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
