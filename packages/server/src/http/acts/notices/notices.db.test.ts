import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draftTripartiteNotice } from '../../../pipeline/draft-notices.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import type { Database } from '../../../store/engine.ts';
import { ensureSystemOfficer } from '../../../store/standing/officers.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { jurisdiction } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

const HRSS = 'unit_beijing-hrss';
const CONFEDERATION = 'unit_beijing-enterprise-confederation';
let keys = 0;
const key = (): string => `notice-key-${(keys += 1)}`;
const code = (expected: string) => ({ refusal: { code: expected } });

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let city2: Client;
  let daxing: Client;
  let partner: Client;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
    city2 = await desk.clientOf('city2');
    daxing = await desk.clientOf('daxing');
    partner = await desk.clientOf('partner');
  });
  afterAll(() => database.close());

  type Act = Parameters<Client['actOnNotice']>[0]['body'];
  const act = (client: Client, id: string, body: Act) => client.actOnNotice({ params: { id }, body });
  const draft = (client: Client, kind = 'tripartite') =>
    client.draftNotice({ body: { kind, key: key(), warningId: 'war_A' } });
  const saved = async (client: Client, id: string, recipients: string[]) => {
    const { revision, title, facts, request } = await client.notice({ params: { id } });
    return act(client, id, { kind: 'edit', key: key(), revision, title, facts, request, recipients });
  };
  const send = async (recipients: string[]): Promise<string> => {
    const { id } = await draft(daxing);
    const { revision } = await saved(daxing, id, recipients);
    await act(city, id, { kind: 'approve', key: key(), revision });
    await act(daxing, id, { kind: 'send', key: key() });
    return id;
  };

  it('goes from a warning to the answer of a partner, each act in the log', async () => {
    const drafted = await draft(daxing);
    expect(drafted).toMatchObject({ state: 'draft', title: '关于云岭虚构A科技有限公司劳动关系风险的通报' });
    expect(drafted.facts).toEqual(['连续 3 个月欠缴社会保险费（截至 2026-10-31，依据 1 条记录）']);
    await expect(act(daxing, drafted.id, { kind: 'approve', key: key(), revision: 1 })).rejects.toMatchObject(
      code('guard-not-met'),
    );
    await act(city, drafted.id, { kind: 'approve', key: key(), revision: 1 });
    expect((await partner.listInbox({})).total).toBe(0);
    await act(daxing, drafted.id, { kind: 'send', key: key() });
    const params = { id: drafted.id };
    expect((await partner.listInbox({})).rows).toMatchObject([{ id: drafted.id, receivedAt: null }]);
    await partner.actOnInboxNotice({ params, body: { kind: 'receive', key: key() } });
    const answered = await partner.actOnInboxNotice({
      params,
      body: { kind: 'answer', key: key(), text: '已派员核实' },
    });
    expect(answered).toMatchObject({ receivedBy: '经办人partner', answer: '已派员核实' });
    expect((await partner.listInbox({ query: { open: 'yes' } })).total).toBe(0);
    const seen = await daxing.notice({ params });
    expect(seen).toMatchObject({ state: 'sent', recipientCount: 3, receivedCount: 1, answeredCount: 1 });
    expect(seen.recipients.find(({ unit }) => unit.id === HRSS)).toMatchObject({ answer: '已派员核实' });
    const { rows } = await sql<{
      action: string;
    }>`select action from audit_entries where subject = ${drafted.id} order by seq`.execute(database.kysely);
    expect(rows.map(({ action }) => action)).toEqual(
      ['draft', 'approve', 'send', 'receive', 'answer'].map((move) => `notice.${move}`),
    );
  });

  it('is recorded in the open case file when it is sent, and once only', async () => {
    const dispatch = { kind: 'dispatch', key: key(), unitId: 'unit_daxing', reason: '注册地在大兴' } as const;
    const { caseFileId } = await city.actOnWarning({ params: { id: 'war_A' }, body: dispatch });
    const params = { id: caseFileId ?? '' };
    const { dispatchId } = await daxing.caseFile({ params });
    // Sent before the file was signed for: its step takes the act once work on it begins.
    await send([HRSS, CONFEDERATION]);
    const told = async () =>
      (await daxing.caseFile({ params })).steps
        .flatMap(({ acts }) => acts)
        .filter(({ kind }) => kind === 'notify-departments');
    expect(await told()).toEqual([]);
    await daxing.actOnDispatch({
      params: { id: dispatchId ?? '' },
      body: { kind: 'sign', key: key(), seen: 1 },
    });
    expect(await told()).toMatchObject([
      { step: 'handle', note: expect.stringContaining('北京市人力资源和社会保障局') },
    ]);
    const later = await send([HRSS]);
    expect(await told()).toMatchObject([{}, { evidence: later, byName: '经办人daxing' }]);
    const entries = await sql`
      select 1 from audit_entries where case_file_id = ${params.id} and action = 'case-file.notify-departments'`.execute(
      database.kysely,
    );
    expect(entries.rows).toHaveLength(2);
  });

  it('is not there for a partner to whom it was not sent', async () => {
    const params = { id: await send([CONFEDERATION]) };
    expect((await partner.listInbox({})).total).toBe(0);
    for (const asked of [
      () => partner.inboxNotice({ params }),
      () => partner.actOnInboxNotice({ params, body: { kind: 'receive', key: key() } }),
    ])
      await expect(asked()).rejects.toMatchObject(code('not-found'));
    for (const asked of [
      () => partner.notice({ params }),
      () => partner.listNotices({}),
      () => city.listInbox({}),
      () => city.inboxNotice({ params }),
    ])
      await expect(asked()).rejects.toMatchObject(code('not-allowed'));
  });

  it('tells a partner nothing of other recipients, of the draft, or of the warning', async () => {
    const id = await send([HRSS, CONFEDERATION]);
    const seen = JSON.stringify(await partner.inboxNotice({ params: { id } }));
    expect(seen).toContain('欠缴社会保险费');
    for (const hidden of ['war_A', 'ent_', '企业联合会', '经办人daxing', 'points'])
      expect(seen).not.toContain(hidden);
  });

  it('is one act when clicked twice, and one of two officers wins', async () => {
    const { id } = await draft(daxing);
    await act(city, id, { kind: 'approve', key: key(), revision: 1 });
    const body = { kind: 'send', key: 'send-clicked-twice' } as const;
    const sent = await Promise.all([act(daxing, id, body), act(daxing, id, body)]);
    expect(sent.map(({ state }) => state)).toEqual(['sent', 'sent']);
    await expect(act(city, id, { kind: 'send', key: key() })).rejects.toMatchObject(code('already-done'));
    await expect(act(city, id, { kind: 'withdraw', key: key(), reason: '重复' })).rejects.toMatchObject(
      code('conflict'),
    );
    expect((await daxing.notice({ params: { id } })).acts.map(({ kind }) => kind)).toEqual([
      'draft',
      'approve',
      'send',
    ]);
    await expect(sql`update notice_acts set move = '{}'`.execute(database.kysely)).rejects.toThrow(
      /never changed/,
    );
  });

  it('is drafted by rule for a red warning, once, and waits for two persons', async () => {
    await ensureSystemOfficer(database.kysely, 'unit_beijing');
    const assessed = async (id: string) => {
      const found = await findWarning(database.kysely, id);
      if (found === undefined) throw new Error('there is no such warning');
      return found;
    };
    const drafting = { jurisdiction, now: desk.at() };
    const run = async (id: string) => {
      const found = await assessed(id);
      const warning = { ...found, scoreCentipoints: 0 } as never as Parameters<
        typeof draftTripartiteNotice
      >[1]['warning'];
      const raised = { warning, assessment: found.assessment };
      return database.transaction((trx) => draftTripartiteNotice(trx, raised, drafting));
    };
    expect([await run('war_A'), await run('war_A'), await run('war_B')]).toEqual([1, 0, 0]);
    const { rows } = await city.listNotices({ query: { warning: 'war_A' } });
    expect(rows).toMatchObject([{ draftedBy: null, state: 'draft' }]);
    const id = rows[0]?.id ?? '';
    await expect(act(city, id, { kind: 'approve', key: key(), revision: 1 })).rejects.toMatchObject(
      code('guard-not-met'),
    );
    await saved(city, id, [HRSS]);
    await expect(act(city, id, { kind: 'approve', key: key(), revision: 2 })).rejects.toMatchObject(
      code('guard-not-met'),
    );
    expect((await act(city2, id, { kind: 'approve', key: key(), revision: 2 })).state).toBe('approved');
  });

  describe('handing claims over', () => {
    it('needs claims at that stage', async () => {
      await expect(draft(daxing, 'court-handover')).rejects.toMatchObject(code('guard-not-met'));
    });

    it('tells their count and sums from the rows, and is not approved once these have changed', async () => {
      const dispatch = {
        kind: 'dispatch',
        key: key(),
        unitId: 'unit_daxing',
        reason: '注册地在大兴',
      } as const;
      await city.actOnWarning({ params: { id: 'war_A' }, body: dispatch });
      const add = (number: number, stage: string, awarded: number | null) =>
        sql`insert into claims (id, case_file_id, number, masked_name, kind, amount_fen, applied_on, stage, stage_on, dates,
              awarded_fen, paid_fen, version, act_seq)
            select ${`clm_${number}`}, case_file_id, ${number}, '某', 'wages', 1000, '2026-09-01', ${stage}, '2026-10-01', '{}',
              ${awarded}::bigint, 100, 1, 1 from warnings where id = 'war_A'`.execute(database.kysely);
      await add(1, 'enforcement', 800);
      await add(2, 'enforcement', null);
      await add(3, 'accepted', null);
      const { id, figures } = await draft(daxing, 'court-handover');
      expect(figures).toEqual({ claimCount: 2, awardedFen: 800, owedFen: 1800, paidFen: 200 });
      await add(4, 'enforcement', 500);
      const approve = (revision: number) => act(city, id, { kind: 'approve', key: key(), revision });
      await expect(approve(1)).rejects.toMatchObject(code('guard-not-met'));
      const renewed = await saved(daxing, id, ['unit_beijing-court']);
      expect(renewed.figures).toMatchObject({ claimCount: 3, owedFen: 2300 });
      expect((await approve(2)).state).toBe('approved');
    });
  });
});
