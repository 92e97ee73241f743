import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import {
  type Act,
  act,
  type ClaimsDesk,
  code,
  DAY,
  list,
  move,
  newKey,
  openClaimsDesk,
  type Page,
  rowsOf,
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

  it('moves many with one act and one message, all or none', async () => {
    await take(t, rowsOf(300));
    const accepted = await move(t, { to: 'accepted' });
    expect(accepted.act).toMatchObject({
      kind: 'stage',
      count: 300,
      sentence: { zh: '转为“受理”（2026-11-02）' },
    });
    await expect(move(t, { to: 'enforcement' })).rejects.toMatchObject(code('guard-not-met'));
    await expect(move(t, { to: 'awarded', on: '2026-11-03' })).rejects.toMatchObject(code('bad-input'));
    const first = (await list(t)).rows[0]?.id ?? '';
    await move(t, { to: 'awarded', result: 'rejected', claims: { ids: [first] } });
    const mixed = await list(t, { stage: 'accepted,awarded' });
    expect(mixed.total).toBe(300);
    await expect(move(t, { to: 'mediating' })).rejects.toMatchObject({
      refusal: { detail: expect.stringContaining('300 件中有 1 件') as unknown },
    });
    const page = await list(t);
    expect(
      page.sums.byStage.filter(({ count }) => count > 0).map(({ stage, count }) => [stage.id, count]),
    ).toEqual([
      ['accepted', 299],
      ['awarded', 1],
    ]);
    expect((await t.daxing.listClaimActs({ params: { id: t.id } })).total).toBe(3);
    const audits = await sql<{
      action: string;
    }>`select action from audit_entries where action like 'claim.%' order by seq`.execute(
      t.desk.database.kysely,
    );
    expect(audits.rows.slice(-3).map(({ action }) => action)).toEqual([
      'claim.import',
      'claim.stage',
      'claim.stage',
    ]);
  });

  it('refuses what was not seen: changed meanwhile, more or fewer than shown', async () => {
    await take(t, rowsOf(20));
    const seen = await list(t);
    await move(t, { to: 'accepted', claims: { ids: [seen.rows[3]?.id ?? ''] } }, t.city);
    const stale = { kind: 'stage', to: 'accepted', on: DAY, seenSeq: seen.seenSeq } as const;
    await expect(
      act(t, { ...stale, key: newKey(), claims: { ids: seen.rows.slice(0, 5).map((row) => row.id) } }),
    ).rejects.toMatchObject(code('conflict'));
    await expect(
      act(t, { ...stale, key: newKey(), claims: { filter: { stage: 'applied' }, count: 20 } }),
    ).rejects.toMatchObject(code('conflict'));
    const untouched = seen.rows.slice(5, 9).map((row) => row.id);
    expect((await act(t, { ...stale, key: newKey(), claims: { ids: untouched } })).act.count).toBe(4);
    await expect(act(t, { ...stale, key: newKey(), claims: { ids: ['clm_none'] } })).rejects.toMatchObject(
      code('conflict'),
    );
  });

  it('is one act when clicked twice, and one of two officers wins', async () => {
    await take(t, rowsOf(10));
    const page = await list(t);
    const body = {
      kind: 'stage',
      key: newKey(),
      to: 'accepted',
      on: DAY,
      seenSeq: page.seenSeq,
      claims: { filter: {}, count: 10 },
    } as const;
    const twice = await Promise.all([act(t, body), act(t, body)]);
    expect(twice[0].act.id).toBe(twice[1].act.id);
    const seenSeq = (await list(t)).seenSeq;
    const both = await Promise.allSettled([
      act(t, { ...body, key: newKey(), to: 'mediating', seenSeq }),
      act(t, { ...body, key: newKey(), to: 'awarded', result: 'upheld', seenSeq }, t.city),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await t.daxing.listClaimActs({ params: { id: t.id } })).total).toBe(3);
    await expect(act(t, { ...body, to: 'mediating' }, t.city)).rejects.toMatchObject(code('conflict'));
  });

  describe('taking back', () => {
    it('puts every claim where it was, once, by the same officer, in time, and only while nothing came after', async () => {
      await take(t, rowsOf(12));
      const before = await list(t);
      const moved = await move(t, { to: 'accepted' });
      expect(moved.act.undoUntil).not.toBeNull();
      const undo = { kind: 'undo', actId: moved.act.id } as const;
      await expect(act(t, { ...undo, key: newKey() }, t.city)).rejects.toMatchObject(code('guard-not-met'));
      const undone = await act(t, { ...undo, key: newKey() });
      expect(undone.act).toMatchObject({ kind: 'undo', count: 12, undoUntil: null });
      const after = await list(t);
      expect(after.rows).toEqual(before.rows);
      await expect(act(t, { ...undo, key: newKey() })).rejects.toMatchObject(code('already-done'));
      const history = await t.daxing.claim({ params: { id: t.id, claimId: after.rows[0]?.id ?? '' } });
      expect(history.history.map(({ stage }) => stage.id)).toEqual(['applied', 'accepted', 'applied']);
      const again = await move(t, { to: 'accepted' });
      await move(t, { to: 'mediating', claims: { ids: [after.rows[2]?.id ?? ''] } });
      await expect(act(t, { ...undo, actId: again.act.id, key: newKey() })).rejects.toMatchObject(
        code('conflict'),
      );
      const last = await move(t, { to: 'withdrawn' });
      t.desk.pass(11 * 60_000);
      await expect(act(t, { ...undo, actId: last.act.id, key: newKey() })).rejects.toMatchObject(
        code('guard-not-met'),
      );
    });

    it('takes back a whole roster, and forgets its workers', async () => {
      const taken = await take(t, rowsOf(5));
      await act(t, { kind: 'undo', key: newKey(), actId: taken.act?.id ?? '' });
      const page = await list(t);
      expect(page).toMatchObject({ total: 0, sums: { count: 0, amountFen: 0 } });
      const left = await sql<{ n: number }>`select count(*) as n from claim_persons`.execute(
        t.desk.database.kysely,
      );
      expect(left.rows[0]?.n).toBe(0);
      expect((await take(t, rowsOf(5))).claimCount).toBe(5);
    });
  });

  it('counts the statutory clock, extension and pause and all, and lists what is due', async () => {
    await take(t, rowsOf(3));
    await move(t, { to: 'accepted' });
    const [first, second] = (await list(t)).rows;
    expect(first?.dueOn).toBe('2026-12-17');
    const on = async (body: object) =>
      act(t, { key: newKey(), seenSeq: (await list(t)).seenSeq, note: '仲裁委批准', ...body } as Act);
    await on({ kind: 'extend', claims: { ids: [first?.id ?? ''] } });
    await on({ kind: 'pause', from: '2026-11-10', until: '2026-11-20', claims: { ids: [second?.id ?? ''] } });
    const page = await list(t);
    expect(page.rows.map(({ extended }) => extended)).toEqual([true, false, false]);
    expect(page.rows.slice(1).map(({ dueOn }) => dueOn)).toEqual(['2026-12-28', '2026-12-17']);
    // The first working day of a year whose calendar may not be out yet.
    expect(page.rows[0]?.dueOn).toMatch(/^2027-01-0[1-4]$/);
    t.desk.goTo(46);
    t.daxing = await t.desk.clientOf('daxing');
    expect((await list(t, { due: 'overdue' })).total).toBe(1);
    expect((await list(t)).sums.overdueCount).toBe(1);
    const files = await t.daxing.listClaimFiles({});
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
    let brought = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        let accepted = 0;
        const acts = (await t.daxing.listClaimActs({ params: { id: t.id } })).total;
        for (const { kind, to, from, size, paid, result } of steps) {
          const page = await list(t, { perPage: 200 });
          const ids = page.rows.slice(from, from + size).map((row) => row.id);
          const rest = { key: newKey(), seenSeq: page.seenSeq, claims: { ids } };
          const tried =
            kind === 'import'
              ? take(t, rowsOf(size, (brought += 10))).then(({ act: taken }) => taken !== null)
              : kind === 'undo'
                ? page.lastAct === null
                  ? Promise.resolve(false)
                  : act(t, { kind, key: newKey(), actId: page.lastAct.id }).then(() => true)
                : ids.length === 0
                  ? Promise.resolve(false)
                  : act(
                      t,
                      kind === 'pay'
                        ? { kind, fen: 100, ...rest }
                        : { kind: 'stage', to, on: DAY, paid, result, ...rest },
                    ).then(() => true);
          accepted += (await tried.catch(() => false)) ? 1 : 0;
        }
        const page = await list(t, { perPage: 200 });
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
        expect((await t.daxing.listClaimActs({ params: { id: t.id } })).total).toBe(acts + accepted);
        const apart = await sql<{ n: number }>`
          select count(*) as n from claims c join claim_states s on s.claim_id = c.id and s.version = c.version
          where s.state->>'stage' <> c.stage or (s.state->>'paidFen')::bigint <> c.paid_fen
            or (s.state->>'awardedFen')::bigint is distinct from c.awarded_fen or (s.state->>'voided')::boolean <> c.voided
            or s.state->'dates' <> c.dates or coalesce(s.state->'clock', 'null') <> coalesce(c.clock, 'null')`.execute(
          t.desk.database.kysely,
        );
        expect(apart.rows[0]?.n).toBe(0);
      }),
      { numRuns: 6 },
    );
  });
});
