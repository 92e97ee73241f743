import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { everyCopyKeyOf, signatureOf } from '@weisu/text';
import { examine } from '../doctor/examine.ts';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { createNameBook } from '../names/name-book.ts';
import type { Database } from '../store/engine.ts';
import { forEachEngine } from '../store/test-database.ts';
import { ingestDocuments } from './ingest-documents.ts';
import { readingDeps } from './reading-deps.ts';
import { retireTexts } from './retire-texts.ts';
import { layTestGround, loadBeijing, text } from './test-ground.ts';

const jurisdiction = await loadBeijing();
const POLICY = { ordinaryTextDays: 200, copiesKnownDays: null };
const SUNNY = '今天天气晴朗，适合晒被子，明天可能下雨。';
const RUMOUR = '听说有的地方拖欠工资，大家都很担心，盼着有人管一管，也盼着年底能够平平安安回家过年。';
const LETTER = '公园里的花开了，来看的人很多，傍晚有人唱歌，孩子在湖边放风筝，老人坐在长椅上晒太阳。';

forEachEngine((_, open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
    await layTestGround(database, jurisdiction);
  });
  afterEach(() => database.close());

  const ingest = (...texts: Parameters<typeof text>[]) =>
    database.transaction((trx) =>
      ingestDocuments(
        trx,
        readingDeps(createNameBook(null), jurisdiction),
        texts.map((each) => text(...each)),
      ),
    );
  const titles = async (): Promise<readonly (string | null)[]> =>
    (await database.kysely.selectFrom('documents').select('title').orderBy('title').execute()).map(
      ({ title }) => title,
    );
  const bandCount = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from story_bands`.execute(database.kysely)).rows[0]
      ?.n ?? 0;

  it('takes out what speaks of nobody once all of its story is old, and nothing else', async () => {
    await ingest(
      ['花开', LETTER, '2026-03-01'],
      ['晴天', SUNNY, '2026-03-01'],
      ['欠薪', '北京衡岭智造科技有限公司拖欠工资三个月，职工聚集讨薪。', '2026-03-01'],
      ['泛泛', '听说有的地方拖欠工资，大家都很担心。', '2026-03-01'],
      ['花又开', `${LETTER}又是一年。`, '2026-08-01'],
    );
    // Half a year later the park is told of again. As older versions stored it: its story is young, and found by keys.
    await sql`update documents set story_id = (select d.story_id from documents d where d.title = '花开')
      where title = '花又开'`.execute(database.kysely);
    await sql`insert into story_bands (band, document_id) select k, d.id from documents d,
      unnest(${everyCopyKeyOf(signatureOf(`晴天\n${SUNNY}`))}::bigint[]) k where d.title = '晴天'`.execute(
      database.kysely,
    );
    const before = await bandCount();
    expect(await retireTexts(database, POLICY, '2026-09-10')).toMatchObject({ texts: 0 });
    const done = await retireTexts(database, POLICY, '2026-10-01');
    expect(done).toMatchObject({ texts: 1 });
    expect(await titles()).toEqual(['欠薪', '泛泛', '花又开', '花开']);
    expect(await bandCount()).toBeLessThan(before);
    expect(await retireTexts(database, POLICY, '2026-10-01')).toMatchObject({ texts: 0 });
    // The later copy makes the whole story old at last.
    expect(await retireTexts(database, POLICY, '2027-03-01')).toMatchObject({ texts: 2 });
    expect(await titles()).toEqual(['欠薪', '泛泛']);
    const left = await sql<{ n: number }>`select count(*)::int as n from story_bands b
      where not exists (select from documents d where d.id = b.document_id)`.execute(database.kysely);
    expect(left.rows[0]?.n).toBe(0);
    const findings = await examine({ database, place: { jurisdiction, calendar: chinaWorkCalendar() } });
    expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
    // What went comes again as new, and is a story of its own.
    expect(await ingest(['花开', LETTER, '2027-03-02'])).toMatchObject({ inserted: 1, copies: 0 });
  });

  it('keeps all where the policy says so', async () => {
    await ingest(['晴天', '今天天气晴朗。', '2020-03-01']);
    expect(
      await retireTexts(database, { ordinaryTextDays: null, copiesKnownDays: null }, '2026-10-01'),
    ).toMatchObject({ texts: 0 });
    expect(await titles()).toEqual(['晴天']);
  });

  it('tells copies for as long as the policy says; what repeats a text later heads a story of its own', async () => {
    const policy = { ordinaryTextDays: null, copiesKnownDays: 60 };
    await ingest(['传闻', RUMOUR, '2026-03-01']);
    expect(await ingest(['传闻了', `${RUMOUR}真好。`, '2026-03-20'])).toMatchObject({ copies: 1 });
    expect(await retireTexts(database, policy, '2026-04-01')).toEqual({ texts: 0, keys: 0 });
    const done = await retireTexts(database, policy, '2026-06-01');
    expect(done).toMatchObject({ texts: 0 });
    expect(done.keys).toBeGreaterThan(10);
    expect(await bandCount()).toBe(0);
    expect(await ingest(['又传闻', `${RUMOUR}又一年。`, '2026-06-02'])).toMatchObject({
      inserted: 1,
      copies: 0,
    });
    expect(await titles()).toEqual(['传闻', '传闻了', '又传闻']);
  });
});
