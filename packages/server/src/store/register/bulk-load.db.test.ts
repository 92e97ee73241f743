import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../engine.ts';
import { upsertEnterprises } from '../intake/upsert-enterprises.ts';
import { forEachEngine } from '../test-database.ts';
import { beginBulkLoad, endBulkLoad } from './bulk-load.ts';

const indexesOf = async ({ kysely }: Database): Promise<readonly string[]> =>
  (
    await sql<{ def: string }>`
      select indexdef as def from pg_indexes where tablename in ('enterprises', 'enterprise_names', 'enterprise_branches')
      order by 1`.execute(kysely)
  ).rows.map(({ def }) => def);

forEachEngine((_, open) => {
  it('takes indexes away of an empty register only, and brings the same ones back, however often', async () => {
    await using db = await open();
    const before = await indexesOf(db);
    expect(await beginBulkLoad(db)).toBe(true);
    const during = await indexesOf(db);
    expect(during.length).toBe(before.length - 5);
    // What rows are looked up by while they are written stays.
    expect(during.filter((def) => def.includes('UNIQUE')).length).toBe(
      before.filter((def) => def.includes('UNIQUE')).length,
    );
    await endBulkLoad(db.kysely);
    await endBulkLoad(db.kysely);
    expect(await indexesOf(db)).toEqual(before);
    await db.transaction((trx) =>
      upsertEnterprises(
        trx,
        [
          {
            id: 'ent_91999900MA0F00043A',
            creditCode: '91999900MA0F00043A',
            names: [{ name: '北京砚秋建筑劳务有限公司', form: 'registered', from: null, until: null }],
            registeredDistrict: null,
            operatingDistrict: null,
            unionUnit: null,
            industry: null,
            staffCount: null,
            registeredOn: null,
            newEmployment: false,
          },
        ],
        { importedFrom: 'test', recordedAt: '2026-07-01T00:00:00.000Z' },
      ),
    );
    expect(await beginBulkLoad(db)).toBe(false);
    expect(await indexesOf(db)).toEqual(before);
  });
});
