import type { Client } from '@weisu/contract';
import type { Jurisdiction } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { assessAll } from '../../../pipeline/assess-all.ts';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { findWatchProposals, proposeWatch } from '../../../watch/propose-watch.ts';
import { idOf, jurisdiction, ten, TODAY } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

let keys = 0;
const key = (): string => `list-key-${(keys += 1)}`;
const code = (expected: string) => ({ refusal: { code: expected } });
const withTerms = (change: Partial<Jurisdiction['monitoring']['related']>): Jurisdiction => ({
  ...jurisdiction,
  monitoring: { ...jurisdiction.monitoring, related: { ...jurisdiction.monitoring.related, ...change } },
});
const byPerson = withTerms({ accept: null });

/** Everything by which work is handed over. */
const work = async ({ kysely }: Database): Promise<unknown> => {
  const counts = ['warnings', 'case_files', 'dispatches', 'letters', 'notices', 'signals', 'assessments'];
  return Promise.all(
    counts.map(
      async (table) =>
        (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(kysely)).rows[0]
          ?.n,
    ),
  );
};

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let daxing: Client;
  let xicheng: Client;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
    daxing = await desk.clientOf('daxing');
    xicheng = await desk.clientOf('xicheng');
  });
  afterAll(() => database.close());

  const propose = (rules: Jurisdiction, asOf = TODAY) =>
    database.transaction((trx) => proposeWatch(trx, [idOf('A')], { asOf, now: ten(TODAY), rules }));
  const listed = async (client: Client = city) =>
    (await client.listWatched({})).rows.map(({ enterprise, reason }) => [enterprise.id, reason]);

  it('proposes who stands near one at risk as of a day, over the kinds that are on', async () => {
    const found = (asOf: string, rules: Jurisdiction) =>
      findWatchProposals(database.kysely, [idOf('A')], asOf, rules);
    // E is on the list for A already. The ties became known on the second of January.
    expect((await found(TODAY, jurisdiction)).map((each) => [each.enterpriseId, each.isAccepted])).toEqual([
      [idOf('G'), true],
    ]);
    expect(await found('2026-01-01', jurisdiction)).toEqual([]);
    const off = withTerms({ kinds: { ...jurisdiction.monitoring.related.kinds, branch: false } });
    expect(await found(TODAY, off)).toEqual([]);
    expect((await found(TODAY, byPerson)).map(({ isAccepted }) => isAccepted)).toEqual([false]);
  });

  it('puts on the list, and never dispatches for a relation alone', async () => {
    const before = await work(database);
    expect(await propose(jurisdiction)).toEqual({ proposed: 1, accepted: 1 });
    expect(await propose(jurisdiction)).toEqual({ proposed: 0, accepted: 0 });
    expect(await listed(daxing)).toContainEqual([idOf('G'), 'related']);
    expect(await work(database)).toEqual(before);
    const { rows } = await city.listWatchHistory({});
    expect(rows[0]).toMatchObject({ kind: 'join', enterprise: { id: idOf('G') }, byName: '经办人system' });
    expect(rows[0]?.sentence?.zh).toContain('其分支机构');
    // The night's round lowers no threshold for a relation, and raises nothing of it.
    const { raised } = await assessAll(database, { asOf: TODAY, now: ten(TODAY), jurisdiction });
    expect(raised.map(({ warning }) => warning.enterpriseId)).not.toContain(idOf('G'));
    expect((await city.enterprise({ params: { id: idOf('G') } })).openWarningId).toBeNull();
  });

  it('lets a person accept, decline and take back, once however often it is clicked', async () => {
    await propose(byPerson);
    const [one] = (await daxing.listWatchProposals({})).rows;
    expect(one).toMatchObject({
      enterprise: { id: idOf('G') },
      weight: expect.closeTo(0.9, 2),
      kinds: ['branch'],
    });
    expect((await xicheng.listWatchProposals({})).rows).toEqual([]);
    expect((await city.listWatchProposals({ query: { kinds: 'chain' } })).rows).toEqual([]);
    const answer = (client: Client, given: 'accept' | 'decline' | 'reopen', own = key()) =>
      client.answerWatchProposal({ params: { id: one?.id ?? '' }, body: { answer: given, key: own } });
    await expect(answer(xicheng, 'accept')).rejects.toMatchObject(code('not-found'));
    const own = key();
    await Promise.all([answer(daxing, 'accept', own), answer(daxing, 'accept', own)]);
    expect(await listed()).toContainEqual([idOf('G'), 'related']);
    await expect(answer(city, 'decline')).rejects.toMatchObject(code('already-done'));
    expect(await answer(daxing, 'reopen')).toMatchObject({ state: 'open', byName: null });
    expect(await listed()).not.toContainEqual([idOf('G'), 'related']);
    expect(await answer(daxing, 'decline')).toMatchObject({ state: 'declined', byName: '经办人daxing' });
    // What was declined is not asked again at once.
    expect(await propose(jurisdiction)).toEqual({ proposed: 0, accepted: 0 });
    expect((await city.listWatchHistory({})).rows.map(({ kind }) => kind)).toEqual(['leave', 'join']);
  });

  it('names who answers for special monitoring, moves the review day, and says when it is late', async () => {
    const act = (body: Parameters<Client['actOnWatch']>[0]['body']) =>
      city.actOnWatch({ params: { id: idOf('A') }, body });
    const seen = await act({
      kind: 'extend',
      key: key(),
      reason: '继续盯办',
      officerId: 'off_daxing',
      reviewOn: '2026-11-20',
    });
    expect(seen).toMatchObject({
      since: '2026-10-31',
      officer: { name: '经办人daxing' },
      reviewOn: '2026-11-20',
    });
    await expect(
      act({ kind: 'extend', key: key(), reason: '继续', reviewOn: '2026-11-01' }),
    ).rejects.toMatchObject(code('bad-input'));
    await expect(
      act({ kind: 'extend', key: key(), reason: '继续', officerId: 'off_audit' }),
    ).rejects.toMatchObject(code('bad-input'));
    desk.goTo(30);
    city = await desk.clientOf('city');
    const [row] = (await city.listWatched({ query: { reason: 'special-monitoring' } })).rows;
    expect(row).toMatchObject({ officerName: '经办人daxing', review: 'overdue' });
    await act({ kind: 'end', key: key(), reason: '已结清' });
    expect((await city.listWatched({ query: { reason: 'special-monitoring' } })).rows).toEqual([]);
    const related = (await city.listWatched({ query: { reason: 'related' } })).rows;
    expect(related).toMatchObject([{ enterprise: { id: idOf('E') }, originAtRest: true }]);
  });

  it('shows each officer what changed since that officer looked', async () => {
    await city.lookAtWatched({ body: {} });
    const changes = async (client: Client) =>
      (await client.listWatched({})).rows.find(({ enterprise }) => enterprise.id === idOf('A'))?.changes;
    expect(await changes(city)).toMatchObject({ signals: 0, warnings: 0, isNew: false });
    expect((await city.listWatched({ query: { only: 'changed' } })).total).toBe(0);
    desk.pass(3_600_000);
    await sql`
      insert into signals (id, enterprise_id, dimension, kind, occurred_on, recorded_at, magnitude, certainty, detector, source_id, document_id, record_id)
      select 'sig_new', enterprise_id, dimension, kind, occurred_on, ${desk.at()}::timestamptz, magnitude, certainty, detector, source_id, document_id, record_id
      from signals where enterprise_id = ${idOf('A')} limit 1`.execute(database.kysely);
    expect(await changes(city)).toMatchObject({ signals: 1 });
    expect(
      (await city.listWatched({ query: { only: 'changed' } })).rows.map(({ enterprise }) => enterprise.id),
    ).toEqual([idOf('A')]);
    await city.lookAtWatched({ body: {} });
    expect(await changes(city)).toMatchObject({ signals: 0 });
    // Another officer has not looked: the last seven days count.
    expect((await city.listWatched({})).lookedAt).not.toBeNull();
    expect((await daxing.listWatched({})).lookedAt).toBeNull();
  });
});
