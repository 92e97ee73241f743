import { LIVE_PATH, type LiveNews } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forEachEngine } from '../store/test-database.ts';
import { serveApp } from './serve-app.ts';
import { TODAY } from './test-city.ts';
import { cookieOf, openDesk, type TestDesk } from './test-desk.ts';

const LOOK_MS = 20;

/** What a line said so far, and whether it has ended. */
type Line = { readonly news: LiveNews[]; ended: boolean; readonly close: () => Promise<void> };

const listen = (response: Response): Line => {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const line: Line = { news: [], ended: false, close: () => reader.cancel() };
  const decoder = new TextDecoder();
  void (async () => {
    let text = '';
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) break;
      text += decoder.decode(value, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages)
        if (message.includes('event: news'))
          line.news.push(JSON.parse(/data: (.*)/.exec(message)?.[1] ?? '') as LiveNews);
    }
    line.ended = true;
  })();
  return line;
};

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
};
/** Long enough for looks that find nothing. */
const quiet = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 12 * LOOK_MS));

forEachEngine((_, open) => {
  let desk: TestDesk;
  const lines: Line[] = [];
  const lineOf = async (login: string): Promise<Line & { readonly cookie: string }> => {
    const cookie = cookieOf(await desk.signIn(login));
    const response = await desk.app.request(LIVE_PATH, { headers: { cookie } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const line = Object.assign(listen(response), { cookie });
    lines.push(line);
    return line;
  };
  const topicsOf = (line: Line) => [...new Set(line.news.flatMap(({ topics }) => topics))].toSorted();

  beforeAll(async () => {
    desk = await openDesk(await open(), { lookEveryMs: LOOK_MS });
  });
  afterAll(async () => {
    await Promise.all(lines.map((line) => line.close()));
    await desk.database.close();
  });

  it('is for those who are signed in', async () => {
    expect((await desk.app.request(LIVE_PATH)).status).toBe(401);
  });

  it('an act is heard where its row lies, and nowhere else', async () => {
    const [city, daxing, xicheng, partner] = await Promise.all(
      ['city', 'daxing', 'xicheng', 'partner'].map(lineOf),
    );
    await quiet();
    expect(lines.flatMap(({ news }) => news)).toEqual([]);
    const officer = await desk.clientOf('city');
    // A is an enterprise of Daxing.
    await officer.actOnWarning({
      params: { id: 'war_A' },
      body: { kind: 'acknowledge', key: 'live-key-1' },
    });
    await until(() => (city?.news.length ?? 0) > 0 && (daxing?.news.length ?? 0) > 0);
    await quiet();
    expect([city, daxing].map((line) => line && topicsOf(line))).toEqual([['work'], ['work']]);
    expect([xicheng, partner].map((line) => line?.news)).toEqual([[], []]);
  });

  it('a new warning is heard in its district; after the district changed, in the other', async () => {
    const db = desk.database.kysely;
    const [city, daxing, xicheng] = await Promise.all(['city', 'daxing', 'xicheng'].map(lineOf));
    const raise = (id: string, enterprise: string) =>
      sql`insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at)
        values (${id}, ${enterprise}, 'red', 'again', 'closed', ${TODAY}, '{"contributions": []}', '[]', 1, ${desk.at()})`.execute(
        db,
      );
    const enterprise = 'ent_live';
    await sql`insert into enterprises (id, credit_code, name, registered_district, imported_from, recorded_at)
      values (${enterprise}, 'LIVE', '云岭虚构实时有限公司', '110115', 'test', ${desk.at()})`.execute(db);
    await raise('war_live_1', enterprise);
    await until(() => (city?.news.length ?? 0) > 0 && (daxing?.news.length ?? 0) > 0);
    await quiet();
    expect([city, daxing, xicheng].map((line) => line && topicsOf(line))).toEqual([
      ['warnings'],
      ['warnings'],
      [],
    ]);
    await sql`update enterprises set registered_district = '110102' where id = ${enterprise}`.execute(db);
    await raise('war_live_2', enterprise);
    await until(() => (xicheng?.news.length ?? 0) > 0);
    expect(xicheng && topicsOf(xicheng)).toEqual(['warnings']);
  });

  it('who was told something hears of it, be it a partner', async () => {
    const [partner, city] = await Promise.all(['partner', 'city'].map(lineOf));
    const db = desk.database.kysely;
    await sql`with event as (
        insert into outbox_events (key, kind, units, subject_id, facts, at) values ('live-1', 'notice-sent', '{}', 'not_1', '{}', ${desk.at()}) returning seq)
      insert into notifications (officer_id, event_seq, at) select 'off_partner', seq, ${desk.at()}::timestamptz from event`.execute(
      db,
    );
    await until(() => (partner?.news.length ?? 0) > 0);
    await quiet();
    expect(partner && topicsOf(partner)).toEqual(['notifications']);
    expect(city?.news).toEqual([]);
  });

  it('ends with its session: at log-out, at a change of unit, and when nobody has worked for long', async () => {
    const left = await lineOf('daxing');
    const moved = await lineOf('xicheng');
    const stays = await lineOf('city');
    await desk.app.request('/api/session', { method: 'DELETE', headers: { cookie: left.cookie } });
    await sql`update officers set unit_id = 'unit_daxing' where id = 'off_xicheng'`.execute(
      desk.database.kysely,
    );
    await until(() => left.ended && moved.ended);
    expect([left.ended, moved.ended, stays.ended]).toEqual([true, true, false]);
    await sql`update officers set unit_id = 'unit_xicheng' where id = 'off_xicheng'`.execute(
      desk.database.kysely,
    );
    // An open page is no person at work: looking keeps no session alive.
    desk.pass(24 * 3_600_000);
    await until(() => stays.ended);
    expect(stays.ended).toBe(true);
    expect((await desk.app.request(LIVE_PATH, { headers: { cookie: stays.cookie } })).status).toBe(401);
  });

  it('a server that stops does not wait for its lines', async () => {
    const serving = await serveApp(desk.app, { port: 0, host: '127.0.0.1' });
    const cookie = cookieOf(await desk.signIn('city'));
    const line = listen(await fetch(`${serving.url}${LIVE_PATH}`, { headers: { cookie } }));
    const from = performance.now();
    await serving.stop();
    expect(performance.now() - from).toBeLessThan(5_000);
    await until(() => line.ended);
    expect(line.ended).toBe(true);
  });
});
