import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../engine.ts';
import { upsertEnterprises } from '../intake/upsert-enterprises.ts';
import { forEachEngine } from '../test-database.ts';
import { beginBulkLoad, endBulkLoad, findBulkLoad, landBulkLoad } from './bulk-load.ts';
import { columnsOf, type EnterpriseEntry } from './enterprise-columns.ts';
import { stageEnterprises } from './staged-register.ts';
import { writeEnterprises } from './write-enterprises.ts';

const indexesOf = async ({ kysely }: Database): Promise<readonly string[]> =>
  (
    await sql<{ def: string }>`
      select indexdef as def from pg_indexes where tablename in ('enterprises', 'enterprise_names', 'enterprise_branches')
      order by 1`.execute(kysely)
  ).rows.map(({ def }) => def);

const referencesOf = async ({ kysely }: Database): Promise<readonly (readonly [string, boolean, string])[]> =>
  (
    await sql<{ name: string; valid: boolean; def: string }>`
      select conname as name, convalidated as valid, pg_get_constraintdef(oid) as def from pg_constraint
      where contype = 'f' and conrelid in ('enterprises'::regclass, 'enterprise_names'::regclass, 'enterprise_branches'::regclass) order by 1`.execute(
      kysely,
    )
  ).rows.map(({ name, valid, def }) => [name, valid, def]);

const FROM = { importedFrom: 'test', recordedAt: '2026-07-01T00:00:00.000Z' };
const CODES = ['91999900MA0F00043A', '91999900MA0F000519', '91999900MA0F00060X'] as const;
const entry = (at: 0 | 1 | 2, staffCount: number, more: Partial<EnterpriseEntry> = {}): EnterpriseEntry => ({
  id: `ent_${CODES[at]}`,
  creditCode: CODES[at],
  names: [{ name: `北京砚秋${at}有限公司通州分公司`, form: 'registered', from: null, until: null }],
  registeredDistrict: '110112',
  operatingDistrict: null,
  unionUnit: null,
  industry: null,
  staffCount,
  registeredOn: '2015-03-04',
  newEmployment: false,
  ...more,
});
const BATCHES = [
  [
    entry(2, 5, { representative: 'LR-7' }),
    entry(0, 7, {
      names: [
        { name: '北京砚秋总店', form: 'registered', from: null, until: null },
        { name: '砚秋', form: 'brand', from: null, until: null },
      ],
    }),
  ],
  [entry(1, 9, { registrationState: 'revoked' })],
];
const storedIn = async ({ kysely }: Database) =>
  Object.fromEntries(
    await Promise.all(
      [
        'enterprises',
        'enterprise_names',
        'enterprise_branches',
        'enterprise_officers',
        'enterprise_changes',
      ].map(async (table) => {
        const { rows } = await sql`
            select to_jsonb(t) - 'written_in' - 'id' as row from ${sql.table(table)} t order by 1`.execute(
          kysely,
        );
        return [table, rows] as const;
      }),
    ),
  );

forEachEngine((_, open) => {
  it('lands what was staged as rows written one batch after another would stand, beside what others wrote meanwhile', async () => {
    await using staged = await open();
    await using oracle = await open();
    const meanwhile = columnsOf([entry(1, 3)]);
    await beginBulkLoad(staged);
    for (const batch of BATCHES) await staged.transaction((trx) => stageEnterprises(trx, columnsOf(batch)));
    expect(await findBulkLoad(staged.kysely, 3)).toBe('staged');
    // A crash of the server empties what is not in its log.
    expect(await findBulkLoad(staged.kysely, 40_000)).toBe('lost');
    for (const db of [staged, oracle]) await db.transaction((trx) => writeEnterprises(trx, meanwhile, FROM));
    await landBulkLoad(staged, FROM);
    await endBulkLoad(staged);
    for (const batch of BATCHES)
      await oracle.transaction((trx) => writeEnterprises(trx, columnsOf(batch), FROM));
    expect(await storedIn(staged)).toEqual(await storedIn(oracle));
    expect(await findBulkLoad(staged.kysely, 3)).toBe('row-by-row');
  });

  it('takes indexes away of an empty register only, and brings the same ones back, however often', async () => {
    await using db = await open();
    const before = await indexesOf(db);
    const referencesBefore = await referencesOf(db);
    expect(await beginBulkLoad(db)).toBe(true);
    const during = await indexesOf(db);
    expect(during.length).toBe(before.length - 5);
    // What rows are looked up by while they are written stays.
    expect(during.filter((def) => def.includes('UNIQUE')).length).toBe(
      before.filter((def) => def.includes('UNIQUE')).length,
    );
    const references = await referencesOf(db);
    expect(references.length).toBe(referencesBefore.length - 5);
    await endBulkLoad(db);
    await endBulkLoad(db);
    expect(await indexesOf(db)).toEqual(before);
    expect(await referencesOf(db)).toEqual(referencesBefore);
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
