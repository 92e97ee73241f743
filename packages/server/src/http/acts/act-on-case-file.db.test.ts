import type { Client } from '@weisu/contract';
import { type ActPayload, addDays } from '@weisu/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../store/engine.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { jurisdiction, TODAY } from '../test-city.ts';
import { openDesk, type TestDesk } from '../test-desk.ts';

const PROVEN: ActPayload = { form: 'closing', kinds: ['payment-proof', 'workers-confirmation'] };

forEachEngine((_, open) => {
  let desk: TestDesk;
  let city: Client;
  let daxing: Client;
  let id: string;
  let count = 0;
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
    daxing = await desk.clientOf('daxing');
    const sent = await city.actOnWarning({
      params: { id: 'war_A' },
      body: { kind: 'dispatch', key: 'dispatch-1' },
    });
    id = sent.caseFileId ?? '';
  });

  const act = (
    client: Client,
    kind: string,
    evidence: string | null = null,
    key = `key-${(count += 1)}-${kind}`,
    payload: ActPayload | null = kind === 'report-result' ? PROVEN : null,
  ) =>
    client.actOnCaseFile({ params: { id }, body: { kind, key, note: `办理：${kind}`, evidence, payload } });
  const fill = (client: Client, kind: string, payload: ActPayload) =>
    act(client, kind, '附件一', undefined, payload);
  const code = (expected: string, field?: string) => ({
    refusal: { code: expected, ...(field === undefined ? {} : { field }) },
  });
  const needsOf = (step: string) => jurisdiction.procedure.steps.find((s) => s.id === step)?.needs ?? [];
  const endStep = async (client: Client, step: string): Promise<void> => {
    for (const kind of needsOf(step)) await act(client, kind, '附件一');
    await act(client, 'end-step');
  };

  it('walks the steps to a close by a second person, and closes its warnings with it', async () => {
    await endStep(daxing, 'dispatch');
    const handling = await city.caseFile({ params: { id } });
    expect(handling.step?.id).toBe('handle');
    expect((await city.warning({ params: { id: 'war_A' } })).dueOn).toBe(handling.dueOn);
    await endStep(daxing, 'handle');
    for (const kind of needsOf('close')) await act(daxing, kind, '工资发放凭证');
    const asked = await daxing.caseFile({ params: { id } });
    expect(asked.mayEndStep).toBe(false);
    expect(asked.endHeldBack?.zh).toContain('另一名');
    await expect(act(daxing, 'end-step')).rejects.toMatchObject(code('guard-not-met'));
    expect((await city.caseFile({ params: { id } })).mayEndStep).toBe(true);
    await act(city, 'end-step');
    await endStep(daxing, 'follow-up');
    const closed = await daxing.caseFile({ params: { id } });
    expect(closed).toMatchObject({
      step: null,
      closedAt: desk.at(),
      dueOn: null,
      supervision: null,
      mayRecord: [],
      mayEndStep: false,
    });
    expect(closed.steps.every((step) => step.state === 'done')).toBe(true);
    const warning = await city.warning({ params: { id: 'war_A' } });
    expect(warning).toMatchObject({ state: 'closed', dueOn: null, mayDo: [] });
    expect(warning.acts.at(-1)).toMatchObject({ kind: 'close', byName: '经办人daxing' });
    await expect(act(daxing, 'work-note')).rejects.toMatchObject(code('already-done'));
    expect((await city.listCaseFiles({})).total).toBe(0);
    expect((await city.listCaseFiles({ query: { state: 'closed' } })).rows.map((row) => row.id)).toEqual([
      id,
    ]);
  });

  it('says what is lacking, and refuses to end the step before', async () => {
    const seen = await daxing.caseFile({ params: { id } });
    expect(seen.steps.find((step) => step.state === 'current')?.lacks.map((l) => l.kind)).toEqual(
      needsOf('dispatch'),
    );
    expect(seen.endHeldBack?.zh).toContain('签收');
    await expect(act(daxing, 'end-step')).rejects.toMatchObject(code('guard-not-met'));
    await expect(act(daxing, 'archive')).rejects.toMatchObject(code('guard-not-met', 'kind'));
    await expect(act(daxing, 'dance')).rejects.toMatchObject(code('bad-input', 'kind'));
  });

  it('asks for evidence where the act must have it', async () => {
    await endStep(daxing, 'dispatch');
    await expect(act(daxing, 'reminder-letter')).rejects.toMatchObject(code('guard-not-met', 'evidence'));
    const seen = await act(daxing, 'reminder-letter', '提示函〔2026〕1 号');
    expect(seen.steps.find((step) => step.id === 'handle')?.acts.at(-1)).toMatchObject({
      kind: 'reminder-letter',
      side: 'enterprise',
      evidence: '提示函〔2026〕1 号',
    });
  });

  it('tells a plan, its payments and a referral from the acts, as of the day on which it is read', async () => {
    await endStep(daxing, 'dispatch');
    await expect(act(daxing, 'payment-plan', '方案')).rejects.toMatchObject(code('guard-not-met', 'payload'));
    await fill(daxing, 'payment-plan', {
      form: 'payment-plan',
      instalments: [
        { dueOn: TODAY, fen: 100_000 },
        { dueOn: addDays(TODAY, 2), fen: 50_000 },
      ],
    });
    const paid = await fill(daxing, 'record-payment', { form: 'payment', on: TODAY, fen: 120_000 });
    expect(paid.work.plan).toMatchObject({ totalFen: 150_000, paidFen: 120_000 });
    expect(paid.work.plan?.instalments.map(({ state }) => state)).toEqual(['kept', 'due']);
    const tooMuch = fill(daxing, 'record-payment', { form: 'payment', on: TODAY, fen: 30_001 });
    await expect(tooMuch).rejects.toMatchObject(code('bad-input', 'payload'));
    const asked = await fill(daxing, 'legal-aid', {
      form: 'referral',
      workerCount: 4,
      askedOf: '法律援助中心',
    });
    const { seq } = asked.work.referrals[0] ?? { seq: 0 };
    const answer = { form: 'referral-answer', referral: seq, answer: 'accepted', on: TODAY } as const;
    // Two officers answer at once: one of them is told.
    const both = await Promise.allSettled([
      fill(daxing, 'referral-answer', answer),
      fill(city, 'referral-answer', answer),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const seen = await daxing.caseFile({ params: { id } });
    expect(seen.work.referrals).toMatchObject([{ state: 'accepted', service: { zh: '法律援助' } }]);
    expect(seen.steps.flatMap(({ acts }) => acts).find(({ kind }) => kind === 'legal-aid')?.payload).toEqual({
      form: 'referral',
      workerCount: 4,
      askedOf: '法律援助中心',
    });
    desk.goTo(3);
    const later = await (await desk.clientOf('daxing')).caseFile({ params: { id } });
    expect(later.work.plan?.instalments.map(({ state }) => state)).toEqual(['kept', 'broken']);
  });

  it('does not close on evidence that does not suffice', async () => {
    await endStep(daxing, 'dispatch');
    await endStep(daxing, 'handle');
    await fill(daxing, 'report-result', { form: 'closing', kinds: ['payment-proof'] });
    expect((await city.caseFile({ params: { id } })).endHeldBack?.zh).toContain('证据不足');
    await expect(act(city, 'end-step')).rejects.toMatchObject(code('guard-not-met'));
    await fill(daxing, 'report-result', { form: 'closing', kinds: ['union-confirmation'] });
    expect((await act(city, 'end-step')).step?.id).toBe('follow-up');
  });

  it('is one act when clicked twice, and numbers acts of two officers one after the other', async () => {
    const twice = await Promise.all([1, 2].map(() => act(daxing, 'work-note', null, 'one-click')));
    expect(twice[0]?.steps).toEqual(twice[1]?.steps);
    await Promise.all([act(daxing, 'work-note'), act(city, 'work-note'), act(daxing, 'urge')]);
    const acts = (await city.caseFile({ params: { id } })).steps.flatMap((step) => step.acts);
    expect(acts.map((a) => a.seq)).toEqual([1, 2, 3, 4]);
  });

  it('turns near, late and overdue with the days, and the unit’s own act clears late', async () => {
    const colour = async () => (await (await desk.clientOf('city')).listCaseFiles({})).rows[0]?.supervision;
    await endStep(daxing, 'dispatch');
    expect(await colour()).toBe('in-time');
    desk.goTo(14);
    expect(await colour()).toBe('late');
    daxing = await desk.clientOf('daxing');
    await act(daxing, 'contact-workers');
    expect(await colour()).toBe('in-time');
    const due = (await (await desk.clientOf('city')).caseFile({ params: { id } })).dueOn;
    expect(due).toBe('2026-11-23');
    desk.goTo(21);
    expect(await colour()).toBe('near');
    desk.goTo(22);
    expect(await colour()).toBe('overdue');
    const again = await desk.clientOf('city');
    expect((await again.warning({ params: { id: 'war_A' } })).supervision).toBe('overdue');
  });

  it('keeps other districts out, and lets the city alone or the district reopen', async () => {
    const xicheng = await desk.clientOf('xicheng');
    await expect(act(xicheng, 'work-note')).rejects.toMatchObject(code('not-found'));
    await expect(act(city, 'reopen')).rejects.toMatchObject(code('already-done'));
    const unit = await desk.clientOf('desk');
    await expect(act(unit, 'reopen')).rejects.toMatchObject(code('not-found'));
  });

  describe('the timeline of the enterprise', () => {
    it('has each kind of thing that happened, newest first, and filters them', async () => {
      await act(daxing, 'work-note');
      const params = { id: 'ent_91990000TEST0000AX' };
      const all = await daxing.enterpriseTimeline({ params });
      expect(new Set(all.rows.map((row) => row.kind))).toEqual(
        new Set(['signal', 'record', 'mention', 'warning', 'case-act', 'watch', 'relation']),
      );
      expect(all.rows.map((row) => row.occurredOn)).toEqual(
        all.rows
          .map((row) => row.occurredOn)
          .toSorted()
          .toReversed(),
      );
      expect(all.rows.find((row) => row.kind === 'record')?.sentence.zh).toBe(
        '社会保险：参保 80 人，欠缴 3 个月 · 社保（虚构）',
      );
      for (const kind of ['signal', 'case-act'] as const) {
        const some = await daxing.enterpriseTimeline({ params, query: { kind } });
        expect(some.rows).toEqual(all.rows.filter((row) => row.kind === kind));
        expect(some.total).toBe(some.rows.length);
      }
      const second = await daxing.enterpriseTimeline({ params, query: { page: 2, perPage: 3 } });
      expect(second.rows).toEqual(all.rows.slice(3, 6));
    });
  });
});
