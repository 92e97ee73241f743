import {
  checkCharacterOf,
  type Enterprise,
  enterpriseIdOf,
  type EnterpriseName,
  type Scope,
} from '@weisu/core';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { listEnterprises } from '../store/desk/list-enterprises.ts';
import type { Database } from '../store/engine.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { forEachEngine } from '../store/test-database.ts';
import type { AskedEnterprises } from './asked-enterprises.ts';
import { createRegisterSearch } from './live-index.ts';

const codeOf = (n: number): string => {
  const first17 = `919999000MA${String(n).padStart(6, '0')}`.slice(0, 17);
  return first17 + checkCharacterOf(first17);
};
const made = (
  n: number,
  name: string,
  district: string | null,
  more: Partial<Enterprise> = {},
  names: readonly EnterpriseName[] = [],
): Enterprise => ({
  id: enterpriseIdOf(codeOf(n)),
  creditCode: codeOf(n),
  names: [{ name, form: 'registered', from: null, until: null }, ...names],
  registeredDistrict: district,
  operatingDistrict: null,
  unionUnit: null,
  industry: null,
  staffCount: null,
  registeredOn: null,
  newEmployment: false,
  ...more,
});
const ROWS: readonly Enterprise[] = [
  made(1, '北京华远云桥科技有限公司', '110115', { staffCount: 30, industry: '软件业' }),
  made(2, '华远', '110102', { staffCount: 5 }),
  made(3, '北京长行物流有限公司', '110115', { industry: '道路运输业' }, [
    { name: '北京旧华远物流有限公司', form: 'former', from: null, until: '2020-01-01' },
  ]),
  made(4, '南星餐饮有限公司', null, { staffCount: 80 }),
];
const DAXING: Scope = { reach: 'area', districts: ['110115'], units: ['unit_daxing'] };
const base: Omit<AskedEnterprises, 'assigned'> = {
  scope: { reach: 'all' },
  knownDistricts: ['110115', '110102'],
  sort: 'match',
  order: 'desc',
  page: 1,
  perPage: 25,
};
const from = { importedFrom: 'test', recordedAt: '2026-07-01T00:00:00.000Z' };

forEachEngine((_engine, open) => {
  const filled = async (): Promise<Database> => {
    const db = await open();
    await db.transaction((trx) => upsertEnterprises(trx, ROWS, from));
    return db;
  };
  const numbersIn = (ids: readonly string[]): number[] =>
    ids.map((id) => ROWS.findIndex((row) => row.id === id) + 1);

  it('finds by part, pinyin, initials, former name and code, the closest first, and never outside the area', async () => {
    await using db = await filled();
    const register = createRegisterSearch(db);
    await register.warm();
    const find = async (q: string, more: Partial<AskedEnterprises> = {}) => {
      const found = await register.search({ ...base, q, ...more });
      expect(found?.total).toBe(found?.ids.length);
      return numbersIn(found?.ids ?? []);
    };
    expect(await find('华远')).toEqual([2, 1, 3]);
    expect(await find('huayuan')).toEqual([2, 1, 3]);
    expect(await find('hyyq')).toEqual([1]);
    expect(await find('zhangxing')).toEqual([3]);
    expect(await find('changhang')).toEqual([3]);
    expect(await find('旧华远')).toEqual([3]);
    expect(await find(codeOf(4).slice(0, 17))).toEqual([4]);
    expect(await find(codeOf(4).toLowerCase())).toEqual([4]);
    expect(await find('华远', { scope: DAXING })).toEqual([1, 3]);
    expect(await find('华远', { scope: { reach: 'none' } })).toEqual([]);
    expect(await find('', { district: 'elsewhere' })).toEqual([4]);
    expect(await find('', { industry: '运输' })).toEqual([3]);
    expect(await find('', { sort: 'staffCount' })).toEqual([4, 1, 2, 3]);
    expect(await find('', { sort: 'name', order: 'asc' })).toEqual([1, 3, 2, 4]);
  });

  it('knows at once what was written since, and forgets what is gone', async () => {
    await using db = await filled();
    const register = createRegisterSearch(db);
    await register.warm();
    await db.transaction((trx) =>
      upsertEnterprises(
        trx,
        [made(1, '北京新名智造有限公司', '110102'), made(5, '北京华远分店', '110115')],
        from,
      ),
    );
    const find = async (q: string, scope: Scope = base.scope) =>
      (await register.search({ ...base, q, scope }))?.ids.map((id) => id.slice(4)) ?? [];
    expect(await find('新名')).toEqual([codeOf(1)]);
    expect(await find('xinming', DAXING)).toEqual([]);
    // 北京华远云桥 is what number 1 was called before: found as a former name, behind those that bear theirs.
    expect(await find('华远')).toEqual([codeOf(2), codeOf(5), codeOf(1), codeOf(3)]);
    expect(await find('', DAXING)).toEqual([codeOf(3), codeOf(5)]);
    await sql`delete from enterprise_names where enterprise_id = ${`ent_${codeOf(2)}`}`.execute(db.kysely);
    await sql`delete from enterprises where id = ${`ent_${codeOf(2)}`}`.execute(db.kysely);
    register.forget();
    expect(await find('华远')).not.toContain(codeOf(2));
  });

  it('answers what the database answers without it', async () => {
    await using db = await filled();
    const register = createRegisterSearch(db);
    await register.warm();
    for (const scope of [base.scope, DAXING])
      for (const q of [undefined, '华', '有限', '北京', 'zz', codeOf(2).slice(0, 6)])
        for (const sort of ['points', 'name', 'staffCount'] as const)
          for (const order of ['asc', 'desc'] as const) {
            const asked = { ...base, scope, q, sort, order };
            const found = await register.search(asked);
            const oracle = await listEnterprises(db.kysely, scope, asked, base.knownDistricts);
            expect([found?.total, found?.ids]).toEqual([oracle.total, oracle.rows.map(({ id }) => id)]);
          }
  });
});
