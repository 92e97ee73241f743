import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { forEachEngine } from '../store/test-database.ts';
import { openDesk, type TestDesk } from './test-desk.ts';

type Query = NonNullable<Parameters<Client['listWarnings']>[0]['query']>;

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
  });
  const idsOf = async (client: Client, query: Query): Promise<readonly string[]> =>
    (await client.listWarnings({ query: { perPage: 200, ...query } })).rows.map((row) => row.id);

  describe('facets', () => {
    it.each(['city', 'daxing', 'xicheng', 'desk'])(
      'each count equals the rows that its value shows, for %s, under whatever else is chosen',
      async (login) => {
        await city.actOnWarning({ params: { id: 'war_B' }, body: { kind: 'dispatch', key: 'dispatch-1' } });
        await city.actOnWarning({
          params: { id: 'war_C' },
          body: { kind: 'dismiss', key: 'dismiss-1', reason: '经核实不成立' },
        });
        const client = await desk.clientOf(login);
        const grounds: Query[] = [
          {},
          { level: 'red,orange' },
          { state: 'raised', dimension: 'labour' },
          { district: 'elsewhere,110115', because: 'first' },
          { age: 'days3', q: '虚构' },
          { unit: 'none', since: '2026-11-01' },
        ];
        for (const ground of grounds) {
          const { facets, total } = await client.warningFacets({ query: ground });
          expect(total).toBe((await idsOf(client, ground)).length);
          for (const { facet, value, count } of facets) {
            const shown = await idsOf(client, { ...ground, [facet]: value });
            expect([facet, value, shown.length]).toEqual([facet, value, count]);
          }
        }
      },
    );

    it('say how many are new since an instant, and none of another’s area', async () => {
      const { newestRaisedAt, newCount } = await city.warningFacets({ query: {} });
      expect(newCount).toBe(0);
      const before = new Date(Date.parse(newestRaisedAt ?? '') - 1).toISOString();
      expect((await city.warningFacets({ query: { newSince: before } })).newCount).toBeGreaterThan(0);
      expect((await city.warningFacets({ query: { newSince: newestRaisedAt ?? '' } })).newCount).toBe(0);
    });
  });

  it('sorts by every column, status among them, the same rows each time', async () => {
    await city.actOnWarning({ params: { id: 'war_A' }, body: { kind: 'acknowledge', key: 'acknowledge-1' } });
    const all = (await idsOf(city, {})).toSorted();
    for (const sort of [
      'urgency',
      'level',
      'points',
      'state',
      'because',
      'district',
      'unit',
      'raisedAt',
      'dueOn',
      'name',
    ] as const)
      for (const order of ['asc', 'desc'] as const)
        expect((await idsOf(city, { sort, order })).toSorted()).toEqual(all);
    expect((await idsOf(city, { sort: 'state', order: 'desc' }))[0]).toBe('war_A');
    expect((await idsOf(city, { sort: 'state', order: 'asc' })).at(-1)).toBe('war_A');
  });

  describe('an act on many', () => {
    const ids = ['war_A', 'war_B', 'war_C'];
    const acknowledge = (key = 'many-key-1') =>
      city.actOnWarnings({ body: { kind: 'acknowledge', key, ids } });
    const statesOf = async () =>
      Object.fromEntries((await city.listWarnings({})).rows.map(({ id, state }) => [id, state]));

    it('is one act however often it is sent', async () => {
      const first = await acknowledge();
      expect(first).toMatchObject({ done: ids, refused: [] });
      expect(await acknowledge()).toMatchObject({ done: ids, refused: [] });
      expect((await city.warning({ params: { id: 'war_A' } })).acts).toHaveLength(1);
    });

    it('does what can be done and names the rest with the reason', async () => {
      await city.actOnWarning({
        params: { id: 'war_B' },
        body: { kind: 'dismiss', key: 'dismiss-1', reason: '经核实不成立' },
      });
      const result = await city.actOnWarnings({
        body: { kind: 'acknowledge', key: 'many-key-2', ids: [...ids, 'war_none'] },
      });
      expect(result.done).toEqual(['war_A', 'war_C']);
      expect(result.refused).toMatchObject([
        { id: 'war_B', name: expect.stringContaining('虚构B'), code: 'conflict' },
        { id: 'war_none', name: 'war_none', code: 'not-found' },
      ]);
    });

    it('reaches nothing outside the officer’s area', async () => {
      const xicheng = await desk.clientOf('xicheng');
      const result = await xicheng.actOnWarnings({
        body: { kind: 'dismiss', key: 'many-key-3', ids: ['war_A'], reason: '不属本区' },
      });
      expect(result).toMatchObject({
        done: [],
        refused: [{ id: 'war_A', name: 'war_A', code: 'not-found' }],
      });
      expect((await statesOf())['war_A']).toBe('raised');
    });

    it('can be taken back whole: state, first act and all, and the history says so', async () => {
      const before = await city.warning({ params: { id: 'war_A' } });
      await acknowledge();
      const undo = { key: 'undo-key-1', undoes: 'many-key-1', ids };
      expect(await city.undoWarningActs({ body: undo })).toMatchObject({ done: ids, refused: [] });
      // Sent twice, it is taken back once.
      expect(await city.undoWarningActs({ body: undo })).toMatchObject({ done: ids, refused: [] });
      const after = await city.warning({ params: { id: 'war_A' } });
      expect(after).toMatchObject({ state: 'raised', firstActAt: null, snoozedUntil: null });
      expect(after.acts.map(({ kind }) => kind)).toEqual(['acknowledge', 'undo']);
      expect({ ...after, acts: [] }).toEqual({ ...before, acts: [] });
    });

    it('puts back a first act and a snooze that stood before', async () => {
      await city.actOnWarning({
        params: { id: 'war_A' },
        body: { kind: 'snooze', key: 'snooze-1', reason: '待补材料', until: '2026-11-20' },
      });
      await city.actOnWarnings({
        body: { kind: 'dismiss', key: 'many-key-4', ids: ['war_A'], reason: '经核实不成立' },
      });
      await city.undoWarningActs({ body: { key: 'undo-key-2', undoes: 'many-key-4', ids: ['war_A'] } });
      expect(await city.warning({ params: { id: 'war_A' } })).toMatchObject({
        state: 'snoozed',
        snoozedUntil: '2026-11-20',
        firstActAt: null,
      });
    });

    it('is not taken back where the enterprise has another open warning by now', async () => {
      await city.actOnWarnings({
        body: { kind: 'dismiss', key: 'many-key-5', ids: ['war_A'], reason: '经核实不成立' },
      });
      await sql`insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at, district)
        select 'war_A2', enterprise_id, level, 'again', 'raised', as_of + 1, assessment, reasons, score_centipoints, raised_at, district
        from warnings where id = 'war_A'`.execute(database.kysely);
      const undone = await city.undoWarningActs({
        body: { key: 'undo-key-7', undoes: 'many-key-5', ids: ['war_A'] },
      });
      expect(undone).toMatchObject({ done: [], refused: [{ id: 'war_A', code: 'conflict' }] });
    });

    it('is not taken back by another, after something else, after a dispatch, or too late', async () => {
      await acknowledge();
      const undo = (key: string, undoes = 'many-key-1') => ({ body: { key, undoes, ids: ['war_A'] } });
      const other = await desk.clientOf('city2');
      expect((await other.undoWarningActs(undo('undo-key-3'))).refused[0]?.code).toBe('guard-not-met');
      await city.actOnWarning({ params: { id: 'war_A' }, body: { kind: 'dispatch', key: 'dispatch-9' } });
      expect((await city.undoWarningActs(undo('undo-key-4'))).refused[0]?.code).toBe('conflict');
      expect((await city.undoWarningActs(undo('undo-key-5', 'dispatch-9'))).refused[0]?.code).toBe(
        'guard-not-met',
      );
      desk.goTo(1);
      const late = { body: { key: 'undo-key-6', undoes: 'many-key-1', ids: ['war_B'] } };
      const later = await desk.clientOf('city');
      expect((await later.undoWarningActs(late)).refused[0]?.code).toBe('guard-not-met');
    });
  });

  describe('saved views', () => {
    it('are the officer’s own; the same name takes the new filters', async () => {
      await city.saveView({ body: { place: 'warnings', name: '红橙', search: 'level=red' } });
      const kept = await city.saveView({
        body: { place: 'warnings', name: '红橙', search: 'level=red,orange&sort=state' },
      });
      expect(kept).toMatchObject([{ name: '红橙', search: 'level=red,orange&sort=state' }]);
      const other = await desk.clientOf('city2');
      expect(await other.listSavedViews({})).toEqual([]);
      const id = kept[0]?.id ?? '';
      await expect(other.dropView({ params: { id } })).rejects.toMatchObject({
        refusal: { code: 'not-found' },
      });
      expect(await city.dropView({ params: { id } })).toEqual([]);
    });

    it('keep no more than a person finds again, and nothing that is no address', async () => {
      for (let n = 0; n < 40; n += 1)
        await city.saveView({ body: { place: 'warnings', name: `视图${n}`, search: `page=${n}` } });
      await expect(
        city.saveView({ body: { place: 'warnings', name: '再多一个', search: '' } }),
      ).rejects.toMatchObject({ refusal: { code: 'conflict' } });
      await expect(
        city.saveView({ body: { place: 'warnings', name: '坏', search: '"><script>' } }),
      ).rejects.toMatchObject({ refusal: { code: 'bad-input' } });
    });
  });
});
