import { utils, write } from '@e965/xlsx';
import type { Body, Client, Reply, Routes } from '@weisu/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../roster/read-workbook.ts';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

type Cell = string | number | null;
type Act = Body<Routes['actOnClaims']>;
type Moving = Exclude<Act, { kind: 'undo' }>;
type Page = Reply<Routes['listClaims']>;

const HEAD: Cell[] = ['姓名', '身份证号', '工资（元）', '加班费', '申请日期'];
const IDENTITY = '990101199001010019';

const fileOf = (rows: readonly (readonly Cell[])[], name = '名册.xlsx') => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as Cell[][]), '名册');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
  return { name, base64: Buffer.from(bytes).toString('base64') };
};
const rowsOf = (count: number, first = 0): Cell[][] =>
  Array.from({ length: count }, (_, index) => [
    `甲某${'甲乙丙丁戊己庚辛壬癸'[(first + index) % 10]}`,
    null,
    1000 + first + index,
    null,
    '2026-10-26',
  ]);
const code = (expected: string) => ({ refusal: { code: expected } });
const day = '2026-11-02';

forEachEngine((_, open) => {
  let desk: TestDesk;
  let daxing: Client;
  let city: Client;
  let id: string;
  let count = 0;
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openDesk(database);
    daxing = await desk.clientOf('daxing');
    city = await desk.clientOf('city');
    const sent = await city.actOnWarning({
      params: { id: 'war_A' },
      body: { kind: 'dispatch', key: 'dispatch-1' },
    });
    id = sent.caseFileId ?? '';
  });

  const newKey = () => `key-of-claims-${(count += 1)}`;
  const preview = (rows: Cell[][], more: object = {}) =>
    daxing.previewRoster({ params: { id }, body: { file: fileOf(rows), ...more } });
  const take = async (rows: Cell[][], client = daxing, key = newKey()) => {
    const seen = await client.previewRoster({ params: { id }, body: { file: fileOf([HEAD, ...rows]) } });
    return client.importRoster({
      params: { id },
      body: { key, file: fileOf([HEAD, ...rows]), mapping: seen.mapping },
    });
  };
  const list = (query: object = {}, client = daxing): Promise<Page> =>
    client.listClaims({ params: { id }, query });
  const act = (body: Act, client = daxing) => client.actOnClaims({ params: { id }, body });
  const move = async (
    more: Partial<Extract<Moving, { kind: 'stage' }>> & { to: string },
    client = daxing,
  ) => {
    const page = await list({ perPage: 200 });
    return act(
      {
        kind: 'stage',
        key: newKey(),
        on: day,
        seenSeq: page.seenSeq,
        claims: { filter: {}, count: page.total },
        ...more,
      },
      client,
    );
  };

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
    const seen = await preview(rows);
    expect(seen).toMatchObject({
      headerRow: 1,
      mapping: ['name', 'identity', 'amount:wages', 'amount:overtime', 'appliedOn'],
      rowCount: 4,
      claimCount: 3,
      amountFen: 1_200_050 + 30_000 + 500,
      badRowCount: 2,
    });
    expect(seen.sample[0]?.cells[1]).toBe('****0019');
    expect((await list()).total).toBe(0);
    const key = newKey();
    const body = { key, file: fileOf(rows), headerRow: 1, mapping: seen.mapping };
    await expect(
      daxing.importRoster({ params: { id }, body: { ...body, strict: true } }),
    ).rejects.toMatchObject(code('guard-not-met'));
    const done = await daxing.importRoster({ params: { id }, body });
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
    const again = await daxing.importRoster({ params: { id }, body });
    expect(again.act?.id).toBe(done.act?.id);
    const page = await list();
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
      [1, '王**', 'wages', 1_200_050, 'applied', day],
      [2, '王**', 'overtime', 30_000, 'applied', day],
      [3, '=**', 'wages', 500, 'applied', day],
    ]);
    // Sent once more under a new key, every row is known already.
    const twice = await daxing.importRoster({ params: { id }, body: { ...body, key: newKey() } });
    expect(twice).toMatchObject({ act: null, claimCount: 0 });
    expect((await list()).total).toBe(3);
  });

  it('remembers for the unit what its headers mean', async () => {
    const rows: Cell[][] = [
      ['人员', '数额', '申请日期'],
      ['王某', 10, '2026-10-26'],
    ];
    expect((await preview(rows)).mapping).toEqual([null, null, 'appliedOn']);
    const mapping = ['name', 'amount', 'appliedOn'] as const;
    await daxing.importRoster({
      params: { id },
      body: { key: newKey(), file: fileOf(rows), headerRow: 0, mapping: [...mapping], kind: 'wages' },
    });
    expect(await preview(rows)).toMatchObject({ mapping, remembered: true });
    const other = await city.previewRoster({ params: { id }, body: { file: fileOf(rows) } });
    expect(other.mapping).toEqual([null, null, 'appliedOn']);
  });

  it('moves many with one act and one message, all or none', async () => {
    await take(rowsOf(300));
    const accepted = await move({ to: 'accepted' });
    expect(accepted.act).toMatchObject({
      kind: 'stage',
      count: 300,
      sentence: { zh: '转为“受理”（2026-11-02）' },
    });
    await expect(move({ to: 'enforcement' })).rejects.toMatchObject(code('guard-not-met'));
    await expect(move({ to: 'awarded', on: '2026-11-03' })).rejects.toMatchObject(code('bad-input'));
    const first = (await list()).rows[0]?.id ?? '';
    await move({ to: 'awarded', result: 'rejected', claims: { ids: [first] } });
    const mixed = await list({ stage: 'accepted,awarded' });
    expect(mixed.total).toBe(300);
    await expect(move({ to: 'mediating' })).rejects.toMatchObject({
      refusal: { detail: expect.stringContaining('300 件中有 1 件') as unknown },
    });
    const page = await list();
    expect(
      page.sums.byStage.filter(({ count }) => count > 0).map(({ stage, count }) => [stage.id, count]),
    ).toEqual([
      ['accepted', 299],
      ['awarded', 1],
    ]);
    expect((await daxing.listClaimActs({ params: { id } })).total).toBe(3);
    const audits = await sql<{
      action: string;
    }>`select action from audit_entries where action like 'claim.%' order by seq`.execute(database.kysely);
    expect(audits.rows.slice(-3).map(({ action }) => action)).toEqual([
      'claim.import',
      'claim.stage',
      'claim.stage',
    ]);
  });

  it('refuses what was not seen: changed meanwhile, more or fewer than shown', async () => {
    await take(rowsOf(20));
    const seen = await list();
    await move({ to: 'accepted', claims: { ids: [seen.rows[3]?.id ?? ''] } }, city);
    const stale = { kind: 'stage', to: 'accepted', on: day, seenSeq: seen.seenSeq } as const;
    await expect(
      act({ ...stale, key: newKey(), claims: { ids: seen.rows.slice(0, 5).map((row) => row.id) } }),
    ).rejects.toMatchObject(code('conflict'));
    await expect(
      act({ ...stale, key: newKey(), claims: { filter: { stage: 'applied' }, count: 20 } }),
    ).rejects.toMatchObject(code('conflict'));
    const untouched = seen.rows.slice(5, 9).map((row) => row.id);
    expect((await act({ ...stale, key: newKey(), claims: { ids: untouched } })).act.count).toBe(4);
    await expect(act({ ...stale, key: newKey(), claims: { ids: ['clm_none'] } })).rejects.toMatchObject(
      code('conflict'),
    );
  });

  it('is one act when clicked twice, and one of two officers wins', async () => {
    await take(rowsOf(10));
    const page = await list();
    const body = {
      kind: 'stage',
      key: newKey(),
      to: 'accepted',
      on: day,
      seenSeq: page.seenSeq,
      claims: { filter: {}, count: 10 },
    } as const;
    const twice = await Promise.all([act(body), act(body)]);
    expect(twice[0].act.id).toBe(twice[1].act.id);
    const seenSeq = (await list()).seenSeq;
    const both = await Promise.allSettled([
      act({ ...body, key: newKey(), to: 'mediating', seenSeq }),
      act({ ...body, key: newKey(), to: 'awarded', result: 'upheld', seenSeq }, city),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await daxing.listClaimActs({ params: { id } })).total).toBe(3);
    await expect(act({ ...body, to: 'mediating' }, city)).rejects.toMatchObject(code('conflict'));
  });

  describe('taking back', () => {
    it('puts every claim where it was, once, by the same officer, in time, and only while nothing came after', async () => {
      await take(rowsOf(12));
      const before = await list();
      const moved = await move({ to: 'accepted' });
      expect(moved.act.undoUntil).not.toBeNull();
      const undo = { kind: 'undo', actId: moved.act.id } as const;
      await expect(act({ ...undo, key: newKey() }, city)).rejects.toMatchObject(code('guard-not-met'));
      const undone = await act({ ...undo, key: newKey() });
      expect(undone.act).toMatchObject({ kind: 'undo', count: 12, undoUntil: null });
      const after = await list();
      expect(after.rows).toEqual(before.rows);
      await expect(act({ ...undo, key: newKey() })).rejects.toMatchObject(code('already-done'));
      const history = await daxing.claim({ params: { id, claimId: after.rows[0]?.id ?? '' } });
      expect(history.history.map(({ stage }) => stage.id)).toEqual(['applied', 'accepted', 'applied']);
      const again = await move({ to: 'accepted' });
      await move({ to: 'mediating', claims: { ids: [after.rows[2]?.id ?? ''] } });
      await expect(act({ ...undo, actId: again.act.id, key: newKey() })).rejects.toMatchObject(
        code('conflict'),
      );
      const last = await move({ to: 'withdrawn' });
      desk.pass(11 * 60_000);
      await expect(act({ ...undo, actId: last.act.id, key: newKey() })).rejects.toMatchObject(
        code('guard-not-met'),
      );
    });

    it('takes back a whole roster, and forgets its workers', async () => {
      const taken = await take(rowsOf(5));
      await act({ kind: 'undo', key: newKey(), actId: taken.act?.id ?? '' });
      const page = await list();
      expect(page).toMatchObject({ total: 0, sums: { count: 0, amountFen: 0 } });
      const left = await sql<{ n: number }>`select count(*) as n from claim_persons`.execute(database.kysely);
      expect(left.rows[0]?.n).toBe(0);
      expect((await take(rowsOf(5))).claimCount).toBe(5);
    });
  });

  it('opens a worker only with a reason, and writes the look down', async () => {
    await take([['欧阳某某', IDENTITY, 1000, null, '2026-10-26']]);
    const page = await list();
    expect(JSON.stringify(page)).not.toContain('欧阳某某');
    expect(JSON.stringify(page)).not.toContain(IDENTITY);
    const params = { id, claimId: page.rows[0]?.id ?? '' };
    await expect(daxing.lookAtWorker({ params, body: { reason: ' ' } })).rejects.toMatchObject(
      code('bad-input'),
    );
    expect(await daxing.lookAtWorker({ params, body: { reason: '联系本人核对金额' } })).toEqual({
      name: '欧阳某某',
      identity: IDENTITY,
    });
    const looks = await sql<{ officer_id: string; subject: string; detail: unknown }>`
      select officer_id, subject, detail from audit_entries where action = 'worker.look' order by seq desc limit 1`.execute(
      database.kysely,
    );
    expect(looks.rows).toEqual([
      { officer_id: 'off_daxing', subject: params.claimId, detail: { reason: '联系本人核对金额' } },
    ]);
    const all = await sql<{ detail: string }>`select detail::text as detail from audit_entries`.execute(
      database.kysely,
    );
    expect(all.rows.some(({ detail }) => detail.includes('欧阳') || detail.includes(IDENTITY))).toBe(false);
    const xicheng = await desk.clientOf('xicheng');
    await expect(xicheng.lookAtWorker({ params, body: { reason: '看看' } })).rejects.toMatchObject(
      code('not-found'),
    );
  });

  it('gives out what the filter shows, masked unless a reason was given, and writes it down', async () => {
    await take([
      ['=cmd某', null, 1000, null, '2026-10-26'],
      ['李某某', null, null, 2000, '2026-10-26'],
    ]);
    const rowsIn = async (file: { base64: string }) =>
      (await readWorkbook(new Uint8Array(Buffer.from(file.base64, 'base64'))))[0]?.rows ?? [];
    const masked = await rowsIn(
      await daxing.exportClaims({ params: { id }, body: { format: 'csv', kind: 'overtime' } }),
    );
    expect(masked.map((row) => row[1])).toEqual(['姓名', '李**']);
    const named = await rowsIn(
      await daxing.exportClaims({
        params: { id },
        body: { format: 'xlsx', workers: { reason: '移送法院立案' } },
      }),
    );
    expect(named.map((row) => row[1])).toEqual(['姓名', "'=cmd某", '李某某']);
    const logged = await sql<{
      action: string;
    }>`select action from audit_entries where action like 'export.%' order by seq desc limit 2`.execute(
      database.kysely,
    );
    expect(logged.rows.map(({ action }) => action)).toEqual(['export.claims-with-workers', 'export.claims']);
  });

  it('counts the statutory clock, extension and pause and all, and lists what is due', async () => {
    await take(rowsOf(3));
    await move({ to: 'accepted' });
    const [first, second] = (await list()).rows;
    expect(first?.dueOn).toBe('2026-12-17');
    const on = async (body: object) =>
      act({ key: newKey(), seenSeq: (await list()).seenSeq, note: '仲裁委批准', ...body } as Act);
    await on({ kind: 'extend', claims: { ids: [first?.id ?? ''] } });
    await on({ kind: 'pause', from: '2026-11-10', until: '2026-11-20', claims: { ids: [second?.id ?? ''] } });
    const page = await list();
    expect(page.rows.map(({ extended }) => extended)).toEqual([true, false, false]);
    expect(page.rows.slice(1).map(({ dueOn }) => dueOn)).toEqual(['2026-12-28', '2026-12-17']);
    // The first working day of a year whose calendar may not be out yet.
    expect(page.rows[0]?.dueOn).toMatch(/^2027-01-0[1-4]$/);
    desk.goTo(46);
    daxing = await desk.clientOf('daxing');
    expect((await list({ due: 'overdue' })).total).toBe(1);
    expect((await list()).sums.overdueCount).toBe(1);
    const files = await daxing.listClaimFiles({});
    expect(files.rows).toMatchObject([{ due: 'overdue', sum: { count: 3, overdueCount: 1 }, openCount: 3 }]);
  });

  it('keeps sums that agree with the rows through any run of acts', async () => {
    const step = fc.record({
      kind: fc.constantFrom('stage', 'pay', 'undo', 'import'),
      to: fc.constantFrom('accepted', 'mediating', 'awarded', 'enforcement', 'settled', 'withdrawn'),
      from: fc.nat(20),
      size: fc.integer({ min: 1, max: 8 }),
      paid: fc.constantFrom('unchanged' as const, 'in-full' as const),
      result: fc.constantFrom(null, 'upheld', 'rejected'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        let accepted = 0;
        const acts = (await daxing.listClaimActs({ params: { id } })).total;
        for (const { kind, to, from, size, paid, result } of steps) {
          const page = await list({ perPage: 200 });
          const ids = page.rows.slice(from, from + size).map((row) => row.id);
          const rest = { key: newKey(), seenSeq: page.seenSeq, claims: { ids } };
          const tried =
            kind === 'import'
              ? take(rowsOf(size, count * 10)).then(({ act: brought }) => brought !== null)
              : kind === 'undo'
                ? page.lastAct === null
                  ? Promise.resolve(false)
                  : act({ kind, key: newKey(), actId: page.lastAct.id }).then(() => true)
                : ids.length === 0
                  ? Promise.resolve(false)
                  : act(
                      kind === 'pay'
                        ? { kind, fen: 100, ...rest }
                        : { kind: 'stage', to, on: day, paid, result, ...rest },
                    ).then(() => true);
          accepted += (await tried.catch(() => false)) ? 1 : 0;
        }
        const page = await list({ perPage: 200 });
        const total = (rows: Page['rows'], key: 'amountFen' | 'paidFen') =>
          rows.reduce((sum, row) => sum + row[key], 0);
        for (const key of ['amountFen', 'paidFen'] as const) {
          expect(page.sums[key]).toBe(total(page.rows, key));
          for (const { stage, ...sum } of page.sums.byStage)
            expect(sum[key]).toBe(
              total(
                page.rows.filter((row) => row.stage.id === stage.id),
                key,
              ),
            );
          for (const { kind, ...sum } of page.sums.byKind)
            expect(sum[key]).toBe(
              total(
                page.rows.filter((row) => row.kind.id === kind.id),
                key,
              ),
            );
        }
        // Every accepted act is stored once, and the newest state of each claim is what the list shows.
        expect((await daxing.listClaimActs({ params: { id } })).total).toBe(acts + accepted);
        const apart = await sql<{ n: number }>`
          select count(*) as n from claims c join claim_states s on s.claim_id = c.id and s.version = c.version
          where s.state->>'stage' <> c.stage or (s.state->>'paidFen')::bigint <> c.paid_fen
            or (s.state->>'awardedFen')::bigint is distinct from c.awarded_fen or (s.state->>'voided')::boolean <> c.voided
            or s.state->'dates' <> c.dates or coalesce(s.state->'clock', 'null') <> coalesce(c.clock, 'null')`.execute(
          database.kysely,
        );
        expect(apart.rows[0]?.n).toBe(0);
      }),
      { numRuns: 6 },
    );
  });
});
