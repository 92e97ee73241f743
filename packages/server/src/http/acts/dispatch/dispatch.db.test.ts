import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { idOf } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let daxing: Client;
  let xicheng: Client;
  let id: string;
  let caseFileId: string;
  let count = 0;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openDesk(database);
    [city, daxing, xicheng] = [
      await desk.clientOf('city'),
      await desk.clientOf('daxing'),
      await desk.clientOf('xicheng'),
    ];
    const sent = await city.actOnWarning({
      params: { id: 'war_A' },
      body: { kind: 'dispatch', key: 'dispatch-1' },
    });
    id = sent.dispatchId ?? '';
    caseFileId = sent.caseFileId ?? '';
  });
  const code = (expected: string, field?: string) => ({
    refusal: { code: expected, ...(field === undefined ? {} : { field }) },
  });
  type Pass = Parameters<Client['actOnDispatch']>[0]['body'];
  const see = (client: Client) => client.dispatch({ params: { id } });
  const pass = async (client: Client, kind: Pass['kind'], more: Partial<Pass> = {}) =>
    client.actOnDispatch({
      params: { id },
      body: {
        kind,
        key: `key-${(count += 1)}-${kind}`,
        seen: (await see(city)).passes.length,
        reason: '理由充分',
        ...more,
      },
    });
  const sendBack = (client: Client) =>
    pass(client, 'return', { returnReason: 'not-ours', evidence: '登记材料' });
  const seenBy = async (client: Client): Promise<boolean> =>
    (await client.listEnterprises({})).rows.some((row) => row.id === idOf('A'));

  it('says where it is, runs from the dispatch, and signing records the act and ends the step', async () => {
    const first = await see(daxing);
    expect(first).toMatchObject({
      state: 'sent',
      holder: { id: 'unit_daxing' },
      sender: { id: 'unit_beijing' },
      backstop: { id: 'unit_daxing' },
      dueOn: '2026-11-03',
      returnBy: '2026-11-05',
      mayDo: ['sign', 'return'],
    });
    const signed = await pass(daxing, 'sign');
    expect(signed).toMatchObject({ state: 'working', dueOn: '2026-11-23', signedAt: desk.at() });
    const file = await daxing.caseFile({ params: { id: caseFileId } });
    expect(file.step?.id).toBe('handle');
    expect(file.dispatchId).toBe(id);
    expect(file.steps.flatMap((step) => step.acts).map((act) => act.kind)).toEqual(['sign', 'end-step']);
    await expect(pass(daxing, 'sign')).rejects.toMatchObject(code('already-done'));
    expect((await city.warning({ params: { id: 'war_A' } })).dueOn).toBe('2026-11-23');
  });

  it('counts a signature that was recorded in the case file', async () => {
    await daxing.actOnCaseFile({
      params: { id: caseFileId },
      body: { kind: 'sign', key: 'sign-in-file', note: '已签收' },
    });
    expect((await see(daxing)).passes.map((each) => each.kind)).toEqual(['send', 'sign']);
    await expect(
      city.actOnCaseFile({
        params: { id: caseFileId },
        body: { kind: 'end-step', key: 'end-by-city', note: '转入处置' },
      }),
    ).resolves.toMatchObject({ step: { id: 'handle' } });
  });

  it('goes back twice, is ruled on by the city, and stays seen by who was party to it', async () => {
    expect(await seenBy(xicheng)).toBe(false);
    const back = await sendBack(daxing);
    expect(back).toMatchObject({
      state: 'returned',
      responsible: { id: 'unit_daxing' },
      returnCount: 1,
      mayDo: [],
    });
    await pass(city, 'send', { toUnit: 'unit_xicheng' });
    expect(await seenBy(xicheng)).toBe(true);
    expect((await see(city)).responsible.id).toBe('unit_daxing');
    const contested = await sendBack(xicheng);
    expect(contested.state).toBe('contested');
    const today = await city.today({});
    expect(today.toRule.map((row) => [row.id, row.rulingDueOn])).toEqual([[id, '2026-11-04']]);
    expect(today.dispatches['to-rule']).toBe(1);
    expect((await city.listDispatches({ query: { facet: 'to-rule' } })).rows.map((row) => row.id)).toEqual([
      id,
    ]);
    await expect(pass(daxing, 'rule', { toUnit: 'unit_xicheng' })).rejects.toMatchObject(code('not-allowed'));
    desk.goTo(2);
    [city, xicheng, daxing] = [
      await desk.clientOf('city'),
      await desk.clientOf('xicheng'),
      await desk.clientOf('daxing'),
    ];
    const ruled = await pass(city, 'rule', { toUnit: 'unit_xicheng' });
    expect(ruled).toMatchObject({
      state: 'sent',
      holder: { id: 'unit_xicheng' },
      ruledTo: { id: 'unit_xicheng' },
    });
    expect((await xicheng.dispatch({ params: { id } })).returnHeldBack?.zh).toContain('裁定');
    await expect(sendBack(xicheng)).rejects.toMatchObject(code('guard-not-met'));
    const signed = await pass(xicheng, 'sign');
    // The ruling began the clock anew: 15 working days from the fourth of November.
    expect(signed.dueOn).toBe('2026-11-25');
    expect((await city.warning({ params: { id: 'war_A' } })).unit?.id).toBe('unit_xicheng');
    expect(await seenBy(daxing)).toBe(true);
  });

  it('moves the clock on approval alone, and every pass is in the log', async () => {
    await pass(daxing, 'sign');
    const due = (await see(daxing)).dueOn;
    expect((await pass(daxing, 'ask-extension')).dueOn).toBe(due);
    expect((await city.listDispatches({ query: { facet: 'to-answer' } })).total).toBe(1);
    await expect(pass(daxing, 'approve')).rejects.toMatchObject(code('not-allowed'));
    expect((await pass(city, 'approve')).dueOn).toBe('2026-12-07');
    await pass(daxing, 'ask-suspension', { until: '2026-11-16' });
    const stands = await pass(city, 'approve');
    expect(stands).toMatchObject({ state: 'suspended', suspendedUntil: '2026-11-16', dueOn: '2026-12-18' });
    expect((await pass(daxing, 'resume')).dueOn).toBe('2026-12-07');
    const { rows } = await sql<{ action: string }>`
      select action from audit_entries where subject = ${id} order by seq desc limit 7`.execute(
      database.kysely,
    );
    expect(rows.map((row) => row.action).reverse()).toEqual(
      ['send', 'sign', 'ask-extension', 'approve', 'ask-suspension', 'approve', 'resume'].map(
        (kind) => `dispatch.${kind}`,
      ),
    );
  });

  it('puts what is due into heaps whose counts are their rows', async () => {
    await pass(daxing, 'sign');
    desk.goTo(25);
    city = await desk.clientOf('city');
    const all = await city.listDispatches({});
    expect(all.rows.map((row) => row.supervision)).toEqual(['overdue']);
    for (const facet of ['to-sign', 'near', 'overdue', 'returned', 'to-rule', 'to-answer'] as const)
      expect((await city.listDispatches({ query: { facet } })).total, facet).toBe(all.counts[facet]);
    expect(all.counts.overdue).toBe(1);
    expect((await pass(city, 'supervise')).passes.at(-1)?.colour).toBe('overdue');
  });

  it('asks for the partners to be told of red ones, until an act in the case file has', async () => {
    const asked = async () => {
      const { toNotify } = await city.today({});
      const listed = await city.listWarnings({ query: { toNotify: 'yes' } });
      expect(listed.total).toBe(toNotify.count);
      return listed.rows.map((row) => row.id);
    };
    expect(await asked()).toEqual(['war_A']);
    await pass(daxing, 'sign');
    await daxing.actOnCaseFile({
      params: { id: caseFileId },
      body: { kind: 'notify-departments', key: 'notify-now-1', note: '已通报三方' },
    });
    expect(await asked()).toEqual([]);
  });

  it('lets one of fifty at once win, once, and a double click be one pass', async () => {
    const seen = (await see(daxing)).passes.length;
    const tried = await Promise.allSettled(
      Array.from({ length: 50 }, (_unused, n) => {
        const [client, kind] = n % 2 === 0 ? [daxing, 'sign' as const] : [city, 'forward' as const];
        const toUnit = kind === 'forward' ? 'unit_xicheng' : null;
        return client.actOnDispatch({
          params: { id },
          body: { kind, key: `race-${n}-at-once`, seen, reason: '同时办理', toUnit },
        });
      }),
    );
    const won = tried.filter((each) => each.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const each of tried)
      if (each.status === 'rejected') expect(each.reason).toMatchObject(code('conflict'));
    expect((await see(city)).passes.map((each) => each.seq)).toEqual([1, 2]);
    const again = { kind: 'urge' as const, key: 'one-double-click', seen: 2, reason: '催办' };
    await Promise.all(Array.from({ length: 20 }, () => city.actOnDispatch({ params: { id }, body: again })));
    expect((await see(city)).passes.map((each) => each.kind).filter((kind) => kind === 'urge')).toHaveLength(
      1,
    );
    const audited = await sql<{ n: number }>`
      select count(*) as n from audit_entries where subject = ${id} and action = 'dispatch.urge' and detail ->> 'key' = 'one-double-click'`.execute(
      database.kysely,
    );
    expect(audited.rows[0]?.n).toBe(1);
  });

  describe('word by hand', () => {
    const tip = {
      key: 'tip-one-1',
      source: 'telephone',
      kind: 'wage-arrears' as const,
      heardOn: '2026-11-01',
    };
    const said = '职工王小明来电，电话13812345678，称公司已有三个月没发工资，老板说再等等';

    it('becomes a text without personal data and a warning that needs corroboration', async () => {
      const entered = await city.enterWarning({ body: { ...tip, enterpriseId: idOf('E'), said } });
      expect(entered).toMatchObject({
        because: 'manual',
        state: 'raised',
        enterprise: { id: idOf('E') },
        heldBack: { zh: expect.stringContaining('来源') },
        firstSignalOn: '2026-11-01',
      });
      expect(entered.mayDo).not.toContain('dispatch');
      expect(entered.acts.map((act) => act.kind)).toEqual(['enter']);
      const [piece] = entered.evidence;
      if (piece?.from !== 'text') throw new Error('no text');
      expect(piece.text).not.toContain('13812345678');
      expect(JSON.stringify(entered)).not.toContain('13812345678');
      expect(piece.sourceName).toContain('人工录入');
      await expect(
        city.actOnWarning({ params: { id: entered.id }, body: { kind: 'dispatch', key: 'too-early-1' } }),
      ).rejects.toMatchObject(code('needs-corroboration'));
      const twice = await city.enterWarning({ body: { ...tip, enterpriseId: idOf('E'), said } });
      expect(twice.acts).toHaveLength(1);
    });

    it('joins the warning that is open, even where reading finds nothing in it', async () => {
      await city.actOnWarning({
        params: { id: 'war_B' },
        body: { kind: 'snooze', key: 'snooze-b-1', reason: '待补充', until: '2026-11-20' },
      });
      const joined = await city.enterWarning({
        body: { ...tip, enterpriseId: idOf('B'), said: '来电人说情况不太好，请派人看看' },
      });
      expect(joined).toMatchObject({ id: 'war_B', state: 'raised', snoozedUntil: null });
      expect(joined.acts.at(-1)).toMatchObject({ kind: 'tip', reason: expect.stringContaining('职工来电') });
      const { rows } = await sql<{ kind: string }>`
        select kind from signals where enterprise_id = ${idOf('B')} and source_id = 'src_manual'`.execute(
        database.kysely,
      );
      expect(rows).toEqual([{ kind: 'opinion:wage-arrears' }]);
    });

    it('is refused beyond one’s area, from an unknown way in, and of days to come', async () => {
      const body = { ...tip, enterpriseId: idOf('E'), said };
      await expect(daxing.enterWarning({ body })).rejects.toMatchObject(code('not-found'));
      await expect(city.enterWarning({ body: { ...body, source: 'dream' } })).rejects.toMatchObject(
        code('bad-input', 'source'),
      );
      await expect(city.enterWarning({ body: { ...body, heardOn: '2026-11-03' } })).rejects.toMatchObject(
        code('bad-input', 'heardOn'),
      );
    });
  });

  it('keeps every judgement, counts the newest, and lets it outweigh the record', async () => {
    const judge = (verdict: 'true' | 'false', key: string, useful = verdict === 'true') =>
      city.judgeWarning({ params: { id: 'war_D' }, body: { key, verdict, useful, reason: '走访后判断' } });
    expect((await judge('false', 'judge-one-1')).trackRecord).toMatchObject({ settled: 1, trueCount: 0 });
    const changed = await judge('true', 'judge-two-2');
    expect(changed.trackRecord).toMatchObject({ settled: 1, trueCount: 1 });
    expect(changed.judgements.map((each) => each.verdict)).toEqual(['true', 'false']);
    expect((await judge('true', 'judge-two-2')).judgements).toHaveLength(2);
    const counts = await city.judgementCounts({});
    expect(counts.levels).toEqual([
      { level: 'orange', judged: 1, trueCount: 1, falseCount: 0, usefulCount: 1 },
    ]);
    expect(counts.kinds).toMatchObject([{ indicator: 'opinion.wage-arrears', judged: 1, trueCount: 1 }]);
    expect((await daxing.judgementCounts({})).levels).toEqual([]);
  });
});
