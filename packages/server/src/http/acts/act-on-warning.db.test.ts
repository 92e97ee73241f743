import type { Client } from '@weisu/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../store/engine.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { idOf, raiseWorse } from '../test-city.ts';
import { openDesk, type TestDesk } from '../test-desk.ts';

forEachEngine((_, open) => {
  let desk: TestDesk;
  let city: Client;
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
  });

  const act = (client: Client, key: string, body: Parameters<Client['actOnWarning']>[0]['body']) =>
    client.actOnWarning({ params: { id: `war_${key}` }, body });
  const code = (expected: string, field?: string) => ({
    refusal: { code: expected, ...(field === undefined ? {} : { field }) },
  });

  describe('dispatch', () => {
    it('goes where the route says, with a clock and a case file that the procedure opens', async () => {
      const sent = await act(city, 'A', { kind: 'dispatch', key: 'dispatch-1' });
      expect(sent).toMatchObject({
        state: 'dispatched',
        unit: { name: '大兴区总工会' },
        dueOn: '2026-11-03',
        supervision: 'near',
        mayDo: [],
        heldBack: null,
      });
      expect(sent.route).toMatchObject({
        basis: 'registered-place',
        sentence: { zh: expect.stringContaining('按注册地') },
      });
      expect(sent.firstActAt).toBe(desk.at());
      expect(sent.acts).toMatchObject([
        { kind: 'dispatch', byName: '经办人city', unit: { id: 'unit_daxing' } },
      ]);
      const file = await city.caseFile({ params: { id: sent.caseFileId ?? '' } });
      expect(file).toMatchObject({
        unit: { id: 'unit_daxing' },
        step: { id: 'dispatch' },
        warningIds: ['war_A'],
        dueOn: '2026-11-03',
      });
      expect(file.steps.map((step) => step.state)).toEqual([
        'done',
        'done',
        'current',
        'ahead',
        'ahead',
        'ahead',
      ]);
    });

    it.each([
      ['B', 'responsible-union', 'unit_daxing'],
      ['C', 'backstop', 'unit_beijing'],
      ['F', 'new-employment-backstop', 'unit_beijing-new-employment'],
    ])('of %s goes by %s', async (key, basis, unit) => {
      const sent = await act(city, key, { kind: 'dispatch', key: 'dispatch-1' });
      expect(sent.route.basis).toBe(basis);
      expect(sent.unit?.id).toBe(unit);
    });

    it('is one dispatch when clicked twice, also at the same moment', async () => {
      const clicks = await Promise.all(
        [1, 2, 3].map(() => act(city, 'A', { kind: 'dispatch', key: 'one-click' })),
      );
      const again = await act(city, 'A', { kind: 'dispatch', key: 'one-click' });
      for (const click of clicks) expect(click).toEqual(again);
      expect(again.acts).toHaveLength(1);
      expect((await city.listCaseFiles({})).total).toBe(1);
    });

    it('lets one of two officers win and tells the other', async () => {
      const other = await desk.clientOf('city2');
      const results = await Promise.allSettled([
        act(city, 'A', { kind: 'dispatch', key: 'officer-1' }),
        act(other, 'A', { kind: 'dispatch', key: 'officer-2' }),
      ]);
      expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find((r) => r.status === 'rejected')).toMatchObject({ reason: code('already-done') });
      expect((await city.warning({ params: { id: 'war_A' } })).acts).toHaveLength(1);
    });

    it('meets a conflict where another act came first', async () => {
      await act(city, 'A', { kind: 'dismiss', key: 'dismiss-1', reason: '经核实不成立' });
      await expect(act(city, 'A', { kind: 'dispatch', key: 'dispatch-1' })).rejects.toMatchObject(
        code('conflict'),
      );
    });

    it('to another unit needs a reason, a unit of the federation, and the city', async () => {
      const to = (client: Client, unitId: string, reason?: string) =>
        act(client, 'A', {
          kind: 'dispatch',
          key: `to-${unitId}`,
          unitId,
          ...(reason === undefined ? {} : { reason }),
        });
      await expect(to(city, 'unit_xicheng')).rejects.toMatchObject(code('bad-input', 'reason'));
      await expect(to(city, 'unit_nowhere', '理由充分')).rejects.toMatchObject(code('bad-input', 'unitId'));
      const daxing = await desk.clientOf('daxing');
      await expect(to(daxing, 'unit_xicheng', '理由充分')).rejects.toMatchObject(code('not-allowed'));
      const sent = await to(city, 'unit_xicheng', '职工多在西城办公');
      expect(sent).toMatchObject({ unit: { id: 'unit_xicheng' }, acts: [{ reason: '职工多在西城办公' }] });
      // The unit it went to now sees it, as the district where it is registered still does.
      const xicheng = await desk.clientOf('xicheng');
      expect((await xicheng.warning({ params: { id: 'war_A' } })).id).toBe('war_A');
      expect((await daxing.warning({ params: { id: 'war_A' } })).id).toBe('war_A');
    });

    it('joins the case file that is open, with its unit and its clock', async () => {
      const first = await act(city, 'A', { kind: 'dispatch', key: 'dispatch-1' });
      await raiseWorse(desk.database);
      await expect(
        act(city, 'A2', { kind: 'dispatch', key: 'elsewhere', unitId: 'unit_xicheng', reason: '改派西城' }),
      ).rejects.toMatchObject(code('conflict'));
      const second = await act(city, 'A2', { kind: 'dispatch', key: 'dispatch-2' });
      expect(second).toMatchObject({
        caseFileId: first.caseFileId,
        unit: { id: 'unit_daxing' },
        dueOn: first.dueOn,
      });
      // What came of the first is counted with the one that took its place.
      expect(second.trackRecord).toMatchObject({ raised: 1, settled: 0 });
      expect((await city.caseFile({ params: { id: first.caseFileId ?? '' } })).warningIds).toEqual([
        'war_A',
        'war_A2',
      ]);
    });
  });

  describe('a lead of opinion alone', () => {
    it('is held back until an officer corroborates it, with a reason', async () => {
      const seen = await city.warning({ params: { id: 'war_D' } });
      expect(seen.heldBack?.zh).toContain('核实');
      expect(seen.mayDo).not.toContain('dispatch');
      expect(seen.mayDo).toContain('corroborate');
      await expect(act(city, 'D', { kind: 'dispatch', key: 'too-early' })).rejects.toMatchObject(
        code('needs-corroboration'),
      );
      const corroborated = await act(city, 'D', {
        kind: 'corroborate',
        key: 'corroborate',
        reason: '电话核实属实',
      });
      expect(corroborated).toMatchObject({ state: 'acknowledged', heldBack: null });
      expect(corroborated.mayDo).toContain('dispatch');
      expect((await act(city, 'D', { kind: 'dispatch', key: 'in-time-1' })).state).toBe('dispatched');
    });

    it('that rests on a relation alone is never dispatched without a person', async () => {
      const { kysely } = desk.database;
      const { assessment } = await kysely
        .selectFrom('warnings')
        .select('assessment')
        .where('id', '=', 'war_B')
        .executeTakeFirstOrThrow();
      await kysely
        .updateTable('warnings')
        .set({ assessment: JSON.stringify({ ...assessment, contributions: [] }) })
        .where('id', '=', 'war_B')
        .execute();
      await expect(act(city, 'B', { kind: 'dispatch', key: 'relation' })).rejects.toMatchObject(
        code('relation-only'),
      );
    });
  });

  describe('the other acts', () => {
    it('acknowledges once', async () => {
      expect((await act(city, 'A', { kind: 'acknowledge', key: 'acknowledge' })).state).toBe('acknowledged');
      await expect(act(city, 'A', { kind: 'acknowledge', key: 'acknowledge-2' })).rejects.toMatchObject(
        code('already-done'),
      );
    });

    it('puts off to a day ahead and no further than a quarter, and counts that as no first act', async () => {
      for (const until of ['2026-11-02', '2026-10-01', '2027-06-01']) {
        await expect(
          act(city, 'A', { kind: 'snooze', key: `until-${until}`, reason: '待补充数据', until }),
        ).rejects.toMatchObject(code('bad-input', 'until'));
      }
      const put = await act(city, 'A', {
        kind: 'snooze',
        key: 'snooze-1',
        reason: '待补充数据',
        until: '2026-11-20',
      });
      expect(put).toMatchObject({ state: 'snoozed', snoozedUntil: '2026-11-20', firstActAt: null });
      const back = await act(city, 'A', { kind: 'acknowledge', key: 'wake-up-1' });
      expect(back).toMatchObject({ state: 'acknowledged', snoozedUntil: null, firstActAt: desk.at() });
    });

    it('keeps the first act when others follow', async () => {
      await act(city, 'A', { kind: 'acknowledge', key: 'acknowledge' });
      const first = desk.at();
      desk.goTo(1);
      const sent = await act(await desk.clientOf('city'), 'A', { kind: 'dispatch', key: 'dispatch-1' });
      expect(sent.firstActAt).toBe(first);
    });

    it('refuses a key that was used for something else, by anybody', async () => {
      await act(city, 'A', { kind: 'acknowledge', key: 'same-key-1' });
      await expect(act(city, 'A', { kind: 'dispatch', key: 'same-key-1' })).rejects.toMatchObject(
        code('conflict', 'key'),
      );
      const other = await desk.clientOf('city2');
      await expect(act(other, 'A', { kind: 'acknowledge', key: 'same-key-1' })).rejects.toMatchObject(
        code('conflict', 'key'),
      );
    });
  });

  describe('the page of a warning', () => {
    it('adds up exactly, shows each piece with both clocks, and copies as a number', async () => {
      const seen = await city.warning({ params: { id: 'war_A' } });
      expect(
        seen.contributions.reduce(
          (sum, c) => sum + Math.round(c.points * 100),
          Math.round(seen.basePoints * 100),
        ),
      ).toBe(Math.round(seen.points * 100));
      expect(seen.evidence.map((piece) => piece.from).sort()).toEqual(['record', 'text']);
      const text = seen.evidence.find((piece) => piece.from === 'text');
      expect(text).toMatchObject({
        copies: 1,
        occurredOn: '2026-10-10',
        recordedAt: '2026-10-05T02:00:00.000Z',
        confidence: 0.95,
        signalId: 'sig_docA1',
      });
      if (text?.from !== 'text') throw new Error('no text');
      expect(text.spans.map(({ start, end, role }) => [text.text.slice(start, end), role])).toEqual([
        ['云岭虚构科技', 'employer'],
        ['拖欠工资', 'trigger'],
      ]);
      const shown = new Set(seen.evidence.map((piece) => piece.signalId));
      for (const contribution of seen.contributions)
        for (const id of contribution.evidence) expect(shown).toContain(id);
      expect(seen.contributions.every((c) => c.evidence.length === 1)).toBe(true);
      expect(seen.coverage[0]).toMatchObject({
        presentRatio: 0.5,
        ageDays: 31,
        missing: [{ reason: 'stale-source', name: { zh: expect.any(String) } }],
      });
      expect(seen.history).toEqual([{ asOf: '2026-10-31', points: 38 }]);
      expect(seen.places).toEqual({ registered: '大兴区', operating: null, responsibleUnion: null });
    });

    it('names related enterprises with the path, those outside the area to nobody who may not see them', async () => {
      const forCity = await city.warning({ params: { id: 'war_A' } });
      expect(forCity.related.map((r) => [r.enterprise.id, r.watched])).toEqual([
        [idOf('G'), false],
        [idOf('E'), true],
      ]);
      const daxing = await desk.clientOf('daxing');
      expect((await daxing.warning({ params: { id: 'war_A' } })).related.map((r) => r.enterprise.id)).toEqual(
        [idOf('G')],
      );
    });

    it('says how warnings of its level turned out, and on what that rests', async () => {
      const before = (await city.warning({ params: { id: 'war_D' } })).trackRecord;
      expect(before).toEqual({
        raised: 2,
        likeness: 'level',
        lowerLeadDays: null,
        upperLeadDays: null,
        backtest: null,
        settled: 0,
        trueCount: 0,
        low: null,
        high: null,
        medianLeadDays: null,
        basis: 'none',
      });
      const { kysely } = desk.database;
      await kysely
        .insertInto('outcomes')
        .values({
          enterprise_id: idOf('B'),
          arrears_from: '2027-01-15',
          collapse_on: null,
          basis: 'simulated',
          recorded_at: '2027-02-01T00:00:00.000Z',
        })
        .execute();
      expect((await city.warning({ params: { id: 'war_D' } })).trackRecord.settled).toBe(0);
      desk.goTo(120);
      city = await desk.clientOf('city');
      await act(city, 'D', { kind: 'dismiss', key: 'dismiss-1', reason: '经核实不成立' });
      const after = (await city.warning({ params: { id: 'war_D' } })).trackRecord;
      expect(after).toMatchObject({
        raised: 2,
        settled: 2,
        trueCount: 1,
        medianLeadDays: 76,
        basis: 'simulated',
      });
      expect(after.low).toBeCloseTo(0.0945, 3);
      expect(after.high).toBeCloseTo(0.9055, 3);
      // Arrears that had begun before the warning: neither foresight nor a false alarm.
      await kysely.updateTable('outcomes').set({ arrears_from: '2026-10-30' }).execute();
      expect((await city.warning({ params: { id: 'war_D' } })).trackRecord).toMatchObject({
        raised: 2,
        settled: 1,
        trueCount: 0,
        low: 0,
      });
      // Later than nine months after it: it did not come true.
      await kysely.updateTable('outcomes').set({ arrears_from: '2027-08-01' }).execute();
      expect((await city.warning({ params: { id: 'war_D' } })).trackRecord).toMatchObject({
        settled: 2,
        trueCount: 0,
      });
    });
  });
});
