import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { listNames } from '../../../store/intake/list-names.ts';
import { columnsOf } from '../../../store/register/enterprise-columns.ts';
import { writeEnterprises } from '../../../store/register/write-enterprises.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { idOf } from '../../test-city.ts';
import { openDesk } from '../../test-desk.ts';

const BARE = { unionUnit: null, registeredOn: null, newEmployment: false };
const codeOf = (key: string): string => idOf(key).slice(4);

forEachEngine((_, open) => {
  it('lets the register tell the survivor what it does not know, and takes that back on undo', async () => {
    const desk = await openDesk(await open());
    await using _db = desk.database;
    const { database } = desk;
    const daxing = await desk.clientOf('daxing');
    const rowOf = async (key: string) =>
      (
        await sql<Record<string, unknown>>`
          select name, industry, staff_count, operating_district, registered_district, registration_state
          from enterprises where id = ${idOf(key)}`.execute(database.kysely)
      ).rows[0];
    await sql`update enterprises set industry = '餐饮', staff_count = null, operating_district = null where id = ${idOf('G')}`.execute(
      database.kysely,
    );
    const merged = await daxing.moveEnterprise({
      params: { id: idOf('A') },
      body: {
        kind: 'merge',
        key: 'merge-fill',
        intoCreditCode: codeOf('G'),
        reason: '同一企业两个代码',
      },
    });
    const [shell, survivor] = [await rowOf('A'), await rowOf('G')];
    const row = (name: string, staffCount: number) => ({
      ...BARE,
      id: idOf('A'),
      creditCode: codeOf('A'),
      names: [{ name, form: 'registered' as const, from: null, until: null }],
      registeredDistrict: null,
      operatingDistrict: '110115',
      industry: '物流',
      staffCount,
      registrationState: 'cancelled' as const,
    });
    const take = (name: string, staffCount: number) =>
      database.transaction((trx) =>
        writeEnterprises(trx, columnsOf([row(name, staffCount)]), {
          importedFrom: 'register.csv',
          recordedAt: desk.at(),
        }),
      );
    expect((await take('岫禾新材有限公司', 33)).merged).toEqual([
      {
        id: idOf('A'),
        into: idOf('G'),
        filled: ['operating_district', 'staff_count'],
        differing: ['industry'],
      },
    ]);
    expect(await rowOf('G')).toEqual({ ...survivor, staff_count: 33, operating_district: '110115' });
    // What its own row says since is found as the survivor's, and the same row again tells nothing new.
    const names = (await listNames(database.kysely)).filter(({ name }) => name === '岫禾新材有限公司');
    expect(names.map(({ enterpriseId, form }) => [enterpriseId, form])).toEqual([[idOf('G'), 'former']]);
    expect((await take('岫禾新材有限公司', 33)).merged[0]?.filled).toEqual([]);
    expect((await daxing.listEnterprises({ query: { q: '岫禾新材' } })).rows.map(({ id }) => id)).toEqual([
      idOf('G'),
    ]);
    const [move] = merged.moves;
    await daxing.undoEnterpriseMove({ params: { id: move?.id ?? '' }, body: { reason: '误合并' } });
    expect(await rowOf('G')).toEqual(survivor);
    expect(await rowOf('A')).toEqual({
      ...shell,
      name: '岫禾新材有限公司',
      industry: '物流',
      staff_count: 33,
      operating_district: '110115',
      registration_state: 'cancelled',
    });
  });
});
