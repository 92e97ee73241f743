import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readWorkbook } from '../../../roster/read-workbook.ts';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import {
  type Cell,
  type ClaimsDesk,
  code,
  DAY,
  fileOf,
  HEAD,
  IDENTITY,
  list,
  newKey,
  openClaimsDesk,
  preview,
  take,
} from './test-claims.ts';

forEachEngine((_, open) => {
  let t: ClaimsDesk;
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    t = await openClaimsDesk(database);
  });

  it('takes the good rows of a roster and names the bad ones, with a file of them to mend', async () => {
    const rows: Cell[][] = [
      ['某公司拖欠工资名册', null, null, null, null],
      HEAD,
      ['王某某', IDENTITY, 12_000.5, 300, '2026-10-26'],
      ['李某', '990101199001010012', 1000, null, '2026-10-26'],
      ['张某', null, '很多', null, '2026-10-26'],
      ['=赵某', null, 5, null, '2026-10-26'],
      ['合计', null, 13_000, 300, null],
    ];
    const seen = await preview(t, rows);
    expect(seen).toMatchObject({
      headerRow: 1,
      mapping: ['name', 'identity', 'amount:wages', 'amount:overtime', 'appliedOn'],
      rowCount: 4,
      claimCount: 3,
      amountFen: 1_200_050 + 30_000 + 500,
      badRowCount: 2,
    });
    expect(seen.sample[0]?.cells[1]).toBe('****0019');
    expect((await list(t)).total).toBe(0);
    const key = newKey();
    const body = { key, file: fileOf(rows), headerRow: 1, mapping: seen.mapping };
    await expect(
      t.daxing.importRoster({ params: { id: t.id }, body: { ...body, strict: true } }),
    ).rejects.toMatchObject(code('guard-not-met'));
    const done = await t.daxing.importRoster({ params: { id: t.id }, body });
    expect(done).toMatchObject({ claimCount: 3, badRowCount: 2, seenSeq: 1 });
    expect(done.problems.map(({ row, field }) => [row, field])).toEqual([
      [4, 'identity'],
      [5, 'amount:wages'],
    ]);
    const [bad] = await readWorkbook(new Uint8Array(Buffer.from(done.problemFile?.base64 ?? '', 'base64')));
    expect(bad?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['原行号', '原因', '姓名'],
      [4, '身份证号：证件号码位数或校验码不对', '李某'],
      [5, '工资（元）：不是有效的金额', '张某'],
    ]);
    const again = await t.daxing.importRoster({ params: { id: t.id }, body });
    expect(again.act?.id).toBe(done.act?.id);
    const page = await list(t);
    expect(
      page.rows.map((row) => [
        row.number,
        row.maskedName,
        row.kind.id,
        row.amountFen,
        row.stage.id,
        row.dueOn,
      ]),
    ).toEqual([
      [1, '王**', 'wages', 1_200_050, 'applied', DAY],
      [2, '王**', 'overtime', 30_000, 'applied', DAY],
      [3, '=**', 'wages', 500, 'applied', DAY],
    ]);
    // Sent once more under a new key, every row is known already.
    const twice = await t.daxing.importRoster({ params: { id: t.id }, body: { ...body, key: newKey() } });
    expect(twice).toMatchObject({ act: null, claimCount: 0 });
    expect((await list(t)).total).toBe(3);
  });

  it('remembers for the unit what its headers mean', async () => {
    const rows: Cell[][] = [
      ['人员', '数额', '申请日期'],
      ['王某', 10, '2026-10-26'],
    ];
    expect((await preview(t, rows)).mapping).toEqual([null, null, 'appliedOn']);
    const mapping = ['name', 'amount', 'appliedOn'] as const;
    await t.daxing.importRoster({
      params: { id: t.id },
      body: { key: newKey(), file: fileOf(rows), headerRow: 0, mapping: [...mapping], kind: 'wages' },
    });
    expect(await preview(t, rows)).toMatchObject({ mapping, remembered: true });
    const other = await t.city.previewRoster({ params: { id: t.id }, body: { file: fileOf(rows) } });
    expect(other.mapping).toEqual([null, null, 'appliedOn']);
  });

  it('opens a worker only with a reason, and writes the look down', async () => {
    await take(t, [['欧阳某某', IDENTITY, 1000, null, '2026-10-26']]);
    const page = await list(t);
    expect(JSON.stringify(page)).not.toContain('欧阳某某');
    expect(JSON.stringify(page)).not.toContain(IDENTITY);
    const params = { id: t.id, claimId: page.rows[0]?.id ?? '' };
    await expect(t.daxing.lookAtWorker({ params, body: { reason: ' ' } })).rejects.toMatchObject(
      code('bad-input'),
    );
    expect(await t.daxing.lookAtWorker({ params, body: { reason: '联系本人核对金额' } })).toEqual({
      name: '欧阳某某',
      identity: IDENTITY,
    });
    const looks = await sql<{ officer_id: string; subject: string; detail: unknown }>`
      select officer_id, subject, detail from audit_entries where action = 'worker.look' order by seq desc limit 1`.execute(
      t.desk.database.kysely,
    );
    expect(looks.rows).toEqual([
      { officer_id: 'off_daxing', subject: params.claimId, detail: { reason: '联系本人核对金额' } },
    ]);
    const all = await sql<{ detail: string }>`select detail::text as detail from audit_entries`.execute(
      t.desk.database.kysely,
    );
    expect(all.rows.some(({ detail }) => detail.includes('欧阳') || detail.includes(IDENTITY))).toBe(false);
    const xicheng = await t.desk.clientOf('xicheng');
    await expect(xicheng.lookAtWorker({ params, body: { reason: '看看' } })).rejects.toMatchObject(
      code('not-found'),
    );
  });

  it('gives out what the filter shows, masked unless a reason was given, and writes it down', async () => {
    await take(t, [
      ['=cmd某', null, 1000, null, '2026-10-26'],
      ['李某某', null, null, 2000, '2026-10-26'],
    ]);
    const rowsIn = async (file: { base64: string }) =>
      (await readWorkbook(new Uint8Array(Buffer.from(file.base64, 'base64'))))[0]?.rows ?? [];
    const masked = await rowsIn(
      await t.daxing.exportClaims({ params: { id: t.id }, body: { format: 'csv', kind: 'overtime' } }),
    );
    expect(masked.map((row) => row[1])).toEqual(['姓名', '李**']);
    const named = await rowsIn(
      await t.daxing.exportClaims({
        params: { id: t.id },
        body: { format: 'xlsx', workers: { reason: '移送法院立案' } },
      }),
    );
    expect(named.map((row) => row[1])).toEqual(['姓名', "'=cmd某", '李某某']);
    const logged = await sql<{
      action: string;
    }>`select action from audit_entries where action like 'export.%' order by seq desc limit 2`.execute(
      t.desk.database.kysely,
    );
    expect(logged.rows.map(({ action }) => action)).toEqual(['export.claims-with-workers', 'export.claims']);
  });
});
