import type { Jurisdiction } from '@weisu/core';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { forEachEngine } from '../store/test-database.ts';
import { assessAll } from './assess-all.ts';
import { ingestRecords } from './ingest-records.ts';
import { HENGLING, layTestGround, loadBeijing, record, troubleOf } from './test-ground.ts';

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

forEachEngine((_engine, open) => {
  const openTrouble = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) => ingestRecords(trx, troubleOf(HENGLING)));
    return db;
  };
  const assess = (db: Database, asOf: string) =>
    assessAll(db, { asOf, now: `${asOf}T22:00:00.000Z`, jurisdiction });
  const heldBackOn = async (db: Database, asOf: string): Promise<unknown> =>
    (await db.kysely.selectFrom('suppressed').select('reason').where('as_of', '=', asOf).execute()).map(
      (row) => row.reason,
    );

  it('wakes a snoozed warning on its day, once, and says so', async () => {
    await using db = await openTrouble();
    await assess(db, '2026-07-05');
    await sql`update warnings set state = 'snoozed', snoozed_until = '2026-07-10'`.execute(db.kysely);
    await assess(db, '2026-07-09');
    expect(await heldBackOn(db, '2026-07-09')).toEqual(['snoozed']);
    const state = async () =>
      db.kysely.selectFrom('warnings').select(['state', 'snoozed_until']).executeTakeFirstOrThrow();
    expect(await state()).toEqual({ state: 'snoozed', snoozed_until: '2026-07-10' });
    await assess(db, '2026-07-10');
    await assess(db, '2026-07-11');
    expect(await state()).toEqual({ state: 'raised', snoozed_until: null });
    expect(await heldBackOn(db, '2026-07-11')).toEqual(['already-open']);
    expect(await db.kysely.selectFrom('warning_acts').select(['kind', 'officer_id']).execute()).toEqual([
      { kind: 'wake', officer_id: 'off_system' },
    ]);
    const log = await db.kysely.selectFrom('audit_entries').select('action').execute();
    expect(log.filter(({ action }) => action === 'warning.wake')).toHaveLength(1);
  });

  it('holds a warning back while the agreed plan is kept, and no longer', async () => {
    await using db = await openTrouble();
    const plan = { form: 'payment-plan', instalments: [{ dueOn: '2026-07-20', fen: 5_000_000 }] };
    await sql`insert into case_files (id, enterprise_id, unit_id, procedure, opened_at, step)
      values ('case_1', ${HENGLING.id}, 'unit_daxing', 'p@1', '2026-06-01T02:00:00Z', 'handle')`.execute(
      db.kysely,
    );
    await sql`insert into case_acts (case_file_id, seq, act_key, step, kind, officer_id, unit_id, at, note, evidence, payload)
      values ('case_1', 1, 'plan-act', 'handle', 'payment-plan', 'off_system', 'unit_daxing', '2026-06-02T02:00:00Z', '方案', '方案', ${JSON.stringify(plan)}::jsonb)`.execute(
      db.kysely,
    );
    await assess(db, '2026-07-05');
    expect(await heldBackOn(db, '2026-07-05')).toEqual(['repayment-plan']);
    await assess(db, '2026-07-21');
    expect(await heldBackOn(db, '2026-07-21')).toEqual(['in-procedure']);
    expect(await db.kysely.selectFrom('warnings').select('id').execute()).toEqual([]);
  });

  it('says which worse warning took a place, and leaves it out of the record', async () => {
    await using db = await open();
    await layTestGround(db, jurisdiction);
    const trouble = troubleOf(HENGLING);
    await db.transaction((trx) => ingestRecords(trx, trouble.slice(0, 2)));
    const [first] = (await assess(db, '2026-06-30')).raised;
    await db.transaction((trx) =>
      ingestRecords(trx, [...trouble.slice(2), record(HENGLING, 'court-bankruptcy', '2026-07-02', {})]),
    );
    const [worse] = (await assess(db, '2026-07-05')).raised;
    const rows = await db.kysely
      .selectFrom('warnings')
      .select(['id', 'superseded_by'])
      .orderBy('as_of')
      .execute();
    expect(rows).toEqual([
      { id: first?.warning.id, superseded_by: worse?.warning.id },
      { id: worse?.warning.id, superseded_by: null },
    ]);
  });
});
