import type { Jurisdiction } from '@weisu/core';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { forEachEngine } from '../store/test-database.ts';
import { ingestDocuments } from './ingest-documents.ts';
import type { IngestedDocuments } from './ingest-documents.ts';
import { ingestRecords } from './ingest-records.ts';
import type { RawDocument } from './prepare-document.ts';
import { createNameBook } from '../names/name-book.ts';
import { readingDeps } from './reading-deps.ts';
import { HENGLING, JIAHE, layTestGround, loadBeijing, text, troubleOf } from './test-ground.ts';

const OWED =
  '北京衡岭智造科技有限公司已拖欠我们三个月工资，涉及工人四十多人，一直没有说法，请有关部门帮助。联系电话13800138000。';
const BATCH: readonly RawDocument[] = [
  text('拖欠工资', OWED, '2026-07-06'),
  text('拖欠工资', OWED, '2026-07-07'),
  text('【转】拖欠工资', `转发：${OWED}`, '2026-07-08', 'src_board'),
  text('公园', '周末去公园走走，人不多，空气也好。', '2026-07-08'),
];

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

forEachEngine((_engine, open) => {
  const openGround = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    return db;
  };
  const collect = async (db: Database, batch: readonly RawDocument[]): Promise<IngestedDocuments> => {
    const deps = readingDeps(createNameBook(null), jurisdiction);
    return db.transaction((trx) => ingestDocuments(trx, deps, batch));
  };
  const snapshot = async (db: Database): Promise<unknown> => ({
    documents: await db.kysely
      .selectFrom('documents')
      .select(['id', 'story_id', 'reading'])
      .orderBy('id')
      .execute(),
    mentions: await db.kysely.selectFrom('mentions').selectAll().orderBy('id').execute(),
    signals: await db.kysely.selectFrom('signals').selectAll().orderBy('id').execute(),
    records: await db.kysely.selectFrom('records').selectAll().orderBy('id').execute(),
    bands: (await db.kysely.selectFrom('story_bands').selectAll().execute()).length,
  });

  it('leaves out exact copies, groups near ones, links and detects', async () => {
    await using db = await openGround();
    const done = await collect(db, BATCH);
    expect(done).toMatchObject({ inserted: 3, duplicates: 1, copies: 1, linked: 2 });
    expect(done.signals.map((s) => [s.enterpriseId, s.kind])).toEqual([
      [HENGLING.id, 'opinion:wage-arrears'],
      [HENGLING.id, 'opinion:wage-arrears'],
    ]);
    expect(new Set(done.signals.map((s) => s.storyId)).size).toBe(1);
    const source = await db.kysely
      .selectFrom('sources')
      .select(['newest_on', 'last_received_at'])
      .where('id', '=', 'src_forum')
      .executeTakeFirst();
    expect(source).toEqual({ newest_on: '2026-07-08', last_received_at: '2026-07-08T06:00:00.000Z' });
  });

  it('looks for copies only of what says something or names somebody', async () => {
    await using db = await openGround();
    const walk = '周末去公园走走，人不多，空气也好，湖边的花都开了，孩子们在放风筝，老人在长椅上晒太阳。';
    const done = await collect(db, [
      text('公园', walk, '2026-07-08'),
      text('公园', `${walk}真好。`, '2026-07-09'),
      text('拖欠工资', OWED, '2026-07-06'),
    ]);
    expect(done).toMatchObject({ inserted: 3, copies: 0 });
    const heads = await db.kysely
      .selectFrom('story_bands')
      .innerJoin('documents', 'documents.id', 'story_bands.document_id')
      .select('documents.title')
      .distinct()
      .execute();
    expect(heads).toEqual([{ title: '拖欠工资' }]);
  });

  it('keeps no personal data', async () => {
    await using db = await openGround();
    await collect(db, BATCH);
    const bodies = await db.kysely.selectFrom('documents').select(['body', 'redacted_count']).execute();
    expect(bodies.some((row) => row.body.includes('13800138000'))).toBe(false);
    expect(bodies.filter((row) => row.redacted_count === 1)).toHaveLength(2);
  });

  it('writes the same batch once, and the same rows in one batch or in several', async () => {
    await using whole = await openGround();
    await collect(whole, BATCH);
    await whole.transaction((trx) => ingestRecords(trx, troubleOf(JIAHE)));
    const once = await snapshot(whole);
    expect(await collect(whole, BATCH)).toMatchObject({ inserted: 0, duplicates: 4, signals: [] });
    expect(await whole.transaction((trx) => ingestRecords(trx, troubleOf(JIAHE)))).toMatchObject({
      inserted: 0,
      known: 5,
      signals: [],
    });
    expect(await snapshot(whole)).toEqual(once);

    await using parts = await openGround();
    for (const document of BATCH) await collect(parts, [document]);
    for (const one of troubleOf(JIAHE)) await parts.transaction((trx) => ingestRecords(trx, [one]));
    expect(await snapshot(parts)).toEqual(once);
  });

  it('compares a record with those stored before it', async () => {
    await using db = await openGround();
    const { signals } = await db.transaction((trx) => ingestRecords(trx, troubleOf(JIAHE)));
    expect(signals.map((s) => [s.kind, s.magnitude])).toContainEqual(['insured-drop', 0.6]);
    expect(signals.map((s) => [s.kind, s.magnitude])).toContainEqual(['insurance-arrears', 3]);
  });

  it('keeps nothing of a batch that fails', async () => {
    await using db = await openGround();
    const stranger = {
      ...troubleOf(JIAHE)[4]!,
      id: 'rec_stranger' as const,
      enterpriseId: 'ent_unknown' as const,
    };
    await expect(
      db.transaction((trx) => ingestRecords(trx, [...troubleOf(JIAHE), stranger])),
    ).rejects.toThrow(/foreign key/);
    expect(await db.kysely.selectFrom('records').selectAll().execute()).toEqual([]);
  });
});
