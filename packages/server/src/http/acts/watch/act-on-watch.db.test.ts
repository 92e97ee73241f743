import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { idOf, TODAY } from '../../test-city.ts';
import { openDesk } from '../../test-desk.ts';

let keys = 0;
const key = (): string => `watch-key-${(keys += 1)}`;
const code = (expected: string) => ({ refusal: { code: expected } });

forEachEngine((_, open) => {
  let database: Database;
  let city: Client;
  let daxing: Client;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    const desk = await openDesk(database);
    city = await desk.clientOf('city');
    daxing = await desk.clientOf('daxing');
  });
  afterAll(() => database.close());

  const act = (
    client: Client,
    of: string,
    kind: 'start' | 'end',
    more: { key?: string; warningId?: string } = {},
  ) =>
    client.actOnWatch({
      params: { id: idOf(of) },
      body: { kind, key: key(), reason: '红色预警，重点盯办', ...more },
    });

  it('starts and ends by an officer with a reason; the list and the log follow', async () => {
    expect(await city.monitoring({ params: { id: idOf('B') } })).toMatchObject({
      since: null,
      acts: [],
      mayDo: ['start'],
    });
    const started = await act(city, 'B', 'start', { warningId: 'war_B' });
    expect(started).toMatchObject({
      since: TODAY,
      acts: [{ kind: 'start', byName: '经办人city' }],
      mayDo: ['extend', 'end'],
      officer: { name: '经办人city' },
      reviewOn: '2027-01-31',
    });
    const listed = async () =>
      (await city.listWatched({})).rows.filter(
        ({ enterprise, reason }) => enterprise.id === idOf('B') && reason === 'special-monitoring',
      ).length;
    expect(await listed()).toBe(1);
    await expect(act(city, 'B', 'start')).rejects.toMatchObject(code('already-done'));
    expect(await act(daxing, 'B', 'end')).toMatchObject({
      since: null,
      acts: [{ kind: 'end' }, { kind: 'start' }],
    });
    expect(await listed()).toBe(0);
    const { rows } = await sql<{ action: string }>`
      select action from audit_entries where subject = ${idOf('B')} order by seq`.execute(database.kysely);
    expect(rows.map(({ action }) => action)).toEqual(['watch.start', 'watch.end']);
    await expect(sql`update watch_acts set reason = ''`.execute(database.kysely)).rejects.toThrow(
      /never changed/,
    );
  });

  it('ends what the rule put on the list, once however often it is clicked', async () => {
    const own = key();
    const asked = [act(city, 'A', 'end', { key: own }), act(city, 'A', 'end', { key: own })];
    expect((await Promise.all(asked)).map(({ since }) => since)).toEqual([null, null]);
    expect((await city.monitoring({ params: { id: idOf('A') } })).acts).toHaveLength(1);
    await expect(act(city, 'C', 'start', { warningId: 'war_A' })).rejects.toMatchObject(code('bad-input'));
  });
});
