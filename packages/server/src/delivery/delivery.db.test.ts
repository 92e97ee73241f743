import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../http/test-city.ts';
import type { TestDesk } from '../http/test-desk.ts';
import { resealSecrets } from '../session/reseal-secrets.ts';
import { createSecretBox, newSecretKey } from '../session/secret-box.ts';
import { takeDue } from '../store/delivery/deliveries.ts';
import { writeEvents } from '../store/delivery/outbox.ts';
import { forEachEngine } from '../store/test-database.ts';
import { deliverRound } from './delivery-worker.ts';
import { noteWarnings } from './note-warnings.ts';
import { planEvents } from './plan-events.ts';
import type { DeliveryDeps } from './send-due.ts';
import { HOOK, openDeliveryGround, tip } from './test-delivery-ground.ts';
import type { StandIn } from './test-robots.ts';

const MINUTE_MS = 60_000;

forEachEngine((_, open) => {
  let desk: TestDesk;
  let deps: DeliveryDeps;
  let robot: StandIn;
  let system: Client;
  let city: Client;
  let daxing: Client;
  let channel: string;
  const round = (look = false): Promise<number> => deliverRound(deps, look);
  const states = async () => (await system.listDeliveries({})).rows;

  beforeAll(async () => {
    ({ desk, deps, robot, channel, system, city, daxing } = await openDeliveryGround(await open()));
  });
  afterAll(async () => {
    await robot[Symbol.asyncDispose]();
    await desk.database.close();
  });
  beforeEach(async () => {
    robot.received.length = 0;
    robot.answers.length = 0;
    await sql`delete from notifications`.execute(desk.database.kysely);
    await sql`delete from delivery_tries`.execute(desk.database.kysely);
    await sql`delete from deliveries`.execute(desk.database.kysely);
    await sql`delete from outbox_events`.execute(desk.database.kysely);
  });

  describe('from what happened to who is told', () => {
    it('tells of a warning once, in the group and in the page, and says nothing that it may not', async () => {
      const xicheng = await desk.clientOf('xicheng');
      await xicheng.enterWarning({ body: tip('first') });
      await round();
      expect(robot.received).toHaveLength(1);
      expect(robot.received[0]?.text).toContain('https://weisu.example/warnings/war_');
      for (const secret of ['13800138000', '云岭虚构', '两个月没有发工资'])
        expect(robot.received[0]?.text).not.toContain(secret);
      expect((await xicheng.countNotifications({})).unread).toBe(1);
      const { rows } = await xicheng.listNotifications({});
      expect(rows[0]?.title.zh).toContain('云岭虚构E科技有限公司');
      expect((await daxing.countNotifications({})).unread).toBe(0);
      // The same word again, and another round, tell nobody anything.
      await xicheng.enterWarning({ body: tip('first') });
      await round(true);
      await round(true);
      expect(robot.received).toHaveLength(1);
      expect(await states()).toMatchObject([{ state: 'sent', tries: 1, kind: 'warning-raised' }]);
    });

    it('leaves nothing behind where what happened is rolled back', async () => {
      const failing = desk.database.transaction(async (trx) => {
        await noteWarnings(
          trx,
          [
            {
              warning: {
                id: 'war_x',
                level: 'red',
                because: 'first',
                enterpriseId: idOf('A'),
                raisedAt: desk.at(),
              } as never,
              reasons: [],
            },
          ],
          () => 'unit_daxing',
        );
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      expect(await round()).toBe(0);
    });

    it('tells the unit of its dispatch, the sender of a return with its reason and no word more', async () => {
      await city.actOnWarning({
        params: { id: 'war_A' },
        body: { kind: 'dispatch', key: 'deliver-dispatch-1' },
      });
      await round();
      const [sent] = (await daxing.listNotifications({})).rows;
      expect(sent).toMatchObject({ kind: 'dispatch-sent', level: 'red' });
      const id = decodeURIComponent(sent?.path.slice('/case-files/'.length) ?? '');
      const file = await daxing.caseFile({ params: { id } });
      await daxing.actOnDispatch({
        params: { id: `dsp_${file.id.slice('case_'.length)}` },
        body: {
          kind: 'return',
          key: 'deliver-return-1',
          seen: 1,
          returnReason: 'moved-away',
          reason: '企业负责人张三电话13800138000称已迁',
          evidence: '工商档案',
        },
      });
      await round();
      const { rows } = await city.listNotifications({});
      expect(rows[0]).toMatchObject({ kind: 'dispatch-returned', why: [{ zh: '企业已迁出本区' }] });
      expect(JSON.stringify(robot.received)).not.toContain('张三');
    });

    it('notes clocks that passed, once for their day', async () => {
      await sql`update case_files set due_on = '2026-10-30'`.execute(desk.database.kysely);
      await round(true);
      await round(true);
      expect(robot.received).toHaveLength(1);
      expect(robot.received[0]?.text).toContain('已逾期 3 天');
      await sql`update case_files set due_on = '2026-10-31'`.execute(desk.database.kysely);
      await round(true);
      expect(robot.received).toHaveLength(2);
    });
  });

  describe('what goes wrong', () => {
    const happen = (count: number): Promise<number> =>
      desk.database.transaction((trx) =>
        writeEvents(
          trx,
          Array.from({ length: count }, (_, at) => ({
            kind: 'warning-raised' as const,
            key: `test:${desk.at()}:${at}`,
            level: 'red' as const,
            units: ['unit_daxing' as const],
            enterpriseId: idOf('A'),
            subjectId: 'war_A',
            facts: { reasons: [{ zh: '社会保险费欠缴 3 个月', en: 'insurance behind' }] },
            at: desk.at(),
          })),
        ),
      );

    it('is tried again later and later, and after a restart', async () => {
      await happen(1);
      robot.answers.push(503, { errcode: 45_009, errmsg: 'too fast' });
      await round();
      expect(await states()).toMatchObject([
        { state: 'waiting', tries: 1, reason: { zh: '对方答复 HTTP 503' } },
      ]);
      await round();
      expect(await states()).toMatchObject([{ tries: 1 }]);
      desk.pass(MINUTE_MS);
      await round();
      expect(await states()).toMatchObject([{ state: 'waiting', tries: 2 }]);
      desk.pass(5 * MINUTE_MS);
      // Another process knows nothing but the database.
      await deliverRound({ ...deps }, false);
      expect(await states()).toMatchObject([{ state: 'sent', tries: 3, reason: null }]);
      expect(robot.received).toHaveLength(1);
    });

    it('is taken up again where a process died between taking and sending', async () => {
      await happen(1);
      await planEvents(desk.database, 'unit_beijing', desk.at());
      const leaseUntil = new Date(Date.parse(desk.at()) + 2 * MINUTE_MS).toISOString();
      await desk.database.transaction((trx) => takeDue(trx, { at: desk.at(), leaseUntil, most: 10 }));
      expect(await round()).toBe(0);
      desk.pass(3 * MINUTE_MS);
      await round();
      expect(await states()).toMatchObject([{ state: 'sent', tries: 2 }]);
      expect(robot.received).toHaveLength(1);
    });

    it('is given up for good where only a person can help, and sent again when one asks', async () => {
      await happen(1);
      robot.answers.push({ errcode: 93_000, errmsg: 'invalid webhook url' });
      await round();
      const [failed] = await states();
      expect(failed).toMatchObject({ state: 'failed', mayResend: true });
      expect(failed?.reason?.zh).toContain('机器人地址无效');
      await system.resendDelivery({ params: { id: failed?.id ?? '' }, body: {} });
      await round();
      expect(await states()).toMatchObject([{ state: 'sent' }]);
    });

    it('is given up after the last try', async () => {
      await happen(1);
      robot.answers.push(...Array.from({ length: 8 }, () => 500));
      for (let tries = 0; tries < 8; tries += 1) {
        await round();
        // Half a day would end the administrator's session.
        await sql`update deliveries set due_at = ${desk.at()} where state = 'waiting'`.execute(
          desk.database.kysely,
        );
      }
      expect(await states()).toMatchObject([{ state: 'failed', tries: 8 }]);
    });

    it('sends many at once as one', async () => {
      await happen(30);
      await round();
      expect(robot.received).toHaveLength(1);
      expect(robot.received[0]?.title).toContain('汇总 30 条');
      expect((await system.listDeliveries({})).counts).toEqual({ waiting: 0, sent: 30, failed: 0 });
    });

    it('is sent by one process alone where two work side by side', async () => {
      await happen(4);
      await Promise.all([round(), round(), round()]);
      expect(robot.received).toHaveLength(4);
    });

    it('waits while its channel is switched off', async () => {
      const [row] = (await system.listChannels({})).channels;
      if (row === undefined) throw new Error('no channel');
      const change = (active: boolean, seen: number) =>
        system.saveChannel({
          body: {
            id: row.id,
            seen,
            name: row.name,
            settings: row.settings,
            secrets: {},
            language: 'zh',
            namesEnterprise: false,
            active,
          },
        });
      await happen(1);
      await planEvents(desk.database, 'unit_beijing', desk.at());
      await change(false, 1);
      await round();
      expect(robot.received).toEqual([]);
      await change(true, 2);
      await round();
      expect(robot.received).toHaveLength(1);
      await expect(change(true, 2)).rejects.toMatchObject({ refusal: { code: 'conflict' } });
    });
  });

  describe('secrets', () => {
    it('are nowhere in the database, the replies or the log as they are', async () => {
      const { rows } = await sql<{ all: string }>`
        select (select string_agg(c::text, '') from channels c) || (select string_agg(a.detail::text, '') from audit_entries a) as all`.execute(
        desk.database.kysely,
      );
      expect(rows[0]?.all).not.toContain(HOOK);
      const [row] = (await system.listChannels({})).channels;
      expect(row?.secretsSet).toEqual(['robotUrl']);
      expect(JSON.stringify(row)).not.toContain(HOOK);
    });

    it('do not go to a server that is named later', async () => {
      const settings = {
        kind: 'mail' as const,
        host: 'mail.union.example',
        port: 465,
        tls: true,
        plain: false,
        login: 'weisu',
        from: 'weisu@union.example',
        to: ['a@union.example'],
      };
      const body = {
        id: null,
        seen: null,
        name: '邮件',
        settings,
        secrets: { password: 'word' },
        language: 'zh' as const,
        namesEnterprise: false,
        active: false,
      };
      const made = await system.saveChannel({ body });
      expect(made.secretsSet).toEqual(['password']);
      const kept = await system.saveChannel({
        body: { ...body, id: made.id, seen: 1, name: '邮件二', secrets: {} },
      });
      expect(kept.secretsSet).toEqual(['password']);
      const moved = await system.saveChannel({
        body: {
          ...body,
          id: made.id,
          seen: 2,
          settings: { ...settings, host: 'elsewhere.example' },
          secrets: {},
        },
      });
      expect(moved.secretsSet).toEqual([]);
    });

    it('are sealed anew with a new key', async () => {
      const [before] = (await system.listChannels({})).channels;
      const old = newSecretKey();
      const next = newSecretKey();
      expect(before?.readable).toBe(true);
      await expect(resealSecrets(desk.database, createSecretBox(`${next},${old}`))).rejects.toThrow(
        '没有密钥',
      );
    });
  });

  it('tries a channel at once and says how it went', async () => {
    expect(await system.tryChannel({ params: { id: channel }, body: {} })).toEqual({
      ok: true,
      reason: null,
    });
    expect(robot.received[0]?.text).toContain('试发消息');
    robot.answers.push(500);
    expect(await system.tryChannel({ params: { id: channel }, body: {} })).toMatchObject({ ok: false });
  });

  it('keeps each roster in its own area, and sends no unit’s officer on another’s duty', async () => {
    const shift = {
      id: null,
      unitId: 'unit_daxing',
      officerId: 'off_daxing',
      fromAt: '2026-11-02T00:00:00.000Z',
      untilAt: '2026-11-03T00:00:00.000Z',
    };
    const made = await daxing.saveShift({ body: shift });
    const query = { from: '2026-11-01T00:00:00.000Z', until: '2026-11-09T00:00:00.000Z' };
    expect((await city.listDuty({ query })).shifts).toHaveLength(1);
    const xicheng = await desk.clientOf('xicheng');
    expect((await xicheng.listDuty({ query })).shifts).toEqual([]);
    await expect(xicheng.removeShift({ params: { id: made.id } })).rejects.toMatchObject({
      refusal: { code: 'not-found' },
    });
    await expect(daxing.saveShift({ body: { ...shift, officerId: 'off_xicheng' } })).rejects.toMatchObject({
      refusal: { code: 'not-found' },
    });
    await expect(daxing.saveShift({ body: { ...shift, untilAt: shift.fromAt } })).rejects.toMatchObject({
      refusal: { code: 'bad-input', field: 'untilAt' },
    });
    await daxing.removeShift({ params: { id: made.id } });
    expect((await city.listDuty({ query })).shifts).toEqual([]);
  });

  it('marks as read what was seen, and what came meanwhile stays unread', async () => {
    const notify = (key: string) =>
      desk.database.transaction((trx) =>
        writeEvents(trx, [
          {
            kind: 'dispatch-near',
            key,
            level: null,
            units: ['unit_daxing'],
            enterpriseId: idOf('A'),
            subjectId: 'case_A',
            facts: { dueOn: '2026-11-04' },
            at: desk.at(),
          },
        ]),
      );
    await notify('a');
    await round();
    const seen = await daxing.countNotifications({});
    await notify('b');
    await round();
    expect(await daxing.readNotifications({ body: { upTo: seen.newestId } })).toMatchObject({ unread: 1 });
    expect((await daxing.listNotifications({ query: { unread: 'yes' } })).total).toBe(1);
    const settings = await daxing.saveOwnSettings({ body: { mutedKinds: ['dispatch-near'] } });
    expect(settings).toMatchObject({ mutedKinds: ['dispatch-near'], theme: 'auto' });
    await notify('c');
    await round();
    expect(await daxing.countNotifications({})).toMatchObject({ unread: 1 });
  });
});
