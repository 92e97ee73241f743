import type { EnterpriseId } from '@weisu/core';
import { expect, it } from 'vitest';
import { listNames } from '../../store/intake/list-names.ts';
import { upsertEnterprises } from '../../store/intake/upsert-enterprises.ts';
import { upsertRelations } from '../../store/intake/upsert-relations.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { linkWithRelatives } from './link-with-relatives.ts';
import { createNameLinker } from './name-linker.ts';

const ON = '2026-10-10';
const CODES = { parent: '91999900MA0F00043A', daughter: '91999900MA0F000519', other: '91999900MA0F00060X' };
const idOf = (key: keyof typeof CODES): EnterpriseId => `ent_${CODES[key]}`;
const NAMES = {
  parent: '北京衡岭智造集团有限公司',
  daughter: '北京沐野餐饮管理有限公司',
  other: '北京沐野物流有限公司',
};
const TEXT = '北京衡岭智造集团有限公司旗下的沐野公司拖欠工资';

forEachEngine((_, open) => {
  it('tells one of a shared name by the tie to an enterprise that the text names in full, as long as the tie holds', async () => {
    await using db = await open();
    await upsertEnterprises(
      db.kysely,
      (['parent', 'daughter', 'other'] as const).map((key) => ({
        id: idOf(key),
        creditCode: CODES[key],
        names: [{ name: NAMES[key], form: 'registered', from: null, until: null }],
        registeredDistrict: null,
        operatingDistrict: null,
        unionUnit: null,
        industry: null,
        staffCount: null,
        registeredOn: null,
        newEmployment: false,
      })),
      { importedFrom: 'test', recordedAt: '2026-07-01T00:00:00.000Z' },
    );
    const linker = createNameLinker(await listNames(db.kysely), []);
    const context = { sourceDistricts: null, on: ON, employers: null };
    const read = async () => {
      const [candidates] = await linkWithRelatives(db.kysely, linker, [
        { text: TEXT, context, candidates: linker.link(TEXT, context) },
      ]);
      return new Map(candidates?.map((each) => [each.enterpriseId, each.confidence]));
    };
    const tie = (until: string | null) =>
      upsertRelations(db.kysely, [
        {
          from: idOf('parent'),
          to: idOf('daughter'),
          kind: 'shareholder',
          shareRatio: 1,
          since: null,
          until,
          recordedAt: '2026-07-01T00:00:00.000Z',
        },
      ]);
    const before = await read();
    expect(before.get(idOf('daughter'))).toBeCloseTo(before.get(idOf('other')) ?? 0, 6);
    await tie('2026-01-01');
    expect(await read()).toEqual(before);
    await tie(null);
    const after = await read();
    expect(after.get(idOf('daughter')) ?? 0).toBeGreaterThan((after.get(idOf('other')) ?? 0) * 5);
  });
});
