import type { Jurisdiction, RiskModel, Scorecard } from '@weisu/core';
import { countIndustryUsual, scorecardModel } from '@weisu/core';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCaseFile } from '../store/desk/load-case-file.ts';
import { writeCaseAct } from '../store/desk/write-case-file.ts';
import type { Database } from '../store/engine.ts';
import { listOpenWarnings } from '../store/verdict/list-open-warnings.ts';
import { forEachEngine } from '../store/test-database.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { stateOf } from '../views/case-file-state.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { assessAll } from './assess-all.ts';
import type { AssessSummary } from './assess-all.ts';
import { findDueRound } from '../watch/due-round.ts';
import { ingestDocuments } from './ingest-documents.ts';
import { ingestRecords } from './ingest-records.ts';
import { createNameBook } from '../names/name-book.ts';
import { readingDeps } from './reading-deps.ts';
import { HENGLING, YANQIU, layTestGround, loadBeijing, record, text, troubleOf } from './test-ground.ts';

/** Weights and thresholds of the test's own: those in force are tuned, and say nothing about the pipeline. */
const CARD: Scorecard = {
  id: 'test',
  version: 1,
  baseCentipoints: 150,
  steps: {
    'labour.insurance-arrears-months': [{ from: 3, centipoints: 2_000 }],
    'labour.insured-drop': [{ from: 0.5, centipoints: 1_000 }],
    'labour.arbitration-claims': [{ from: 10, centipoints: 1_500 }],
    'operation.tax-arrears': [{ from: 1, centipoints: 500 }],
    'operation.enforcement': [{ from: 1, centipoints: 500 }],
    'operation.bankruptcy': [{ from: 1, centipoints: 2_000 }],
  },
};
const FROM_POINTS = { blue: 10, yellow: 20, orange: 40, red: 60 } as const;

let jurisdiction: Jurisdiction;
let model: RiskModel;
beforeAll(async () => {
  const beijing = await loadBeijing();
  jurisdiction = {
    ...beijing,
    levels: beijing.levels.map((level) => ({ ...level, fromPoints: FROM_POINTS[level.level] })),
  };
  model = scorecardModel(CARD, jurisdiction.levels);
});

forEachEngine((_engine, open) => {
  const openTrouble = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) => ingestRecords(trx, troubleOf(HENGLING)));
    return db;
  };
  const assess = (db: Database, asOf: string): Promise<AssessSummary> =>
    assessAll(db, { asOf, now: `${asOf}T22:00:00.000Z`, jurisdiction, model });
  const raisedOf = (done: AssessSummary): unknown[] =>
    done.raised.map(({ warning }) => [warning.enterpriseId, warning.level, warning.because]);

  it('raises what needs a person, with its evidence and both clocks', async () => {
    await using db = await openTrouble();
    const done = await assess(db, '2026-07-05');
    expect(done.assessed).toBe(3);
    expect(raisedOf(done)).toEqual([[HENGLING.id, 'orange', 'first']]);
    const warning = await db.kysely.selectFrom('warnings').selectAll().executeTakeFirstOrThrow();
    expect(warning).toMatchObject({
      state: 'raised',
      district: '110115',
      first_signal_on: '2026-06-10',
      first_known_at: '2026-06-10T04:00:00.000Z',
    });
    expect(warning.reasons.length).toBeGreaterThan(2);
    const { contributions, baseCentipoints, scoreCentipoints } = warning.assessment;
    expect(contributions.reduce((sum, c) => sum + c.centipoints, baseCentipoints)).toBe(scoreCentipoints);
    const known = new Set(
      (await db.kysely.selectFrom('signals').select('id').execute()).map((row) => row.id),
    );
    expect(contributions.flatMap((c) => c.evidence).every((id) => known.has(id))).toBe(true);
    expect(
      (await listOpenWarnings(db.kysely, { level: 'orange', district: '110115' })).map((w) => w.name),
    ).toEqual(['北京衡岭智造科技有限公司']);
    expect(await listOpenWarnings(db.kysely, { level: 'blue' })).toEqual([]);
  });

  it('counts a source that went quiet as less known, and asks nobody how far a source is trusted', async () => {
    await using db = await openTrouble();
    const coverage = async (asOf: string) => {
      await assess(db, asOf);
      const row = await db.kysely
        .selectFrom('assessments')
        .select(['coverage', 'score_centipoints as score'])
        .where('enterprise_id', '=', HENGLING.id)
        .where(sql`as_of::text`, '=', asOf)
        .executeTakeFirstOrThrow();
      const of = (dimension: string) => row.coverage.find((each) => each.dimension === dimension);
      return { score: row.score, operation: of('operation'), labour: of('labour') };
    };
    const fresh = await coverage('2026-07-05');
    // Taxes and enforcement deliver, 10 of 30 points; of bankruptcies nothing ever came.
    expect(fresh.operation?.presentRatio).toBeCloseTo(1 / 3);
    // The tax office sends nothing for a year; the courts go on.
    await db.transaction((trx) =>
      ingestRecords(trx, [record(YANQIU, 'court-enforcement', '2027-07-01', { amountYuan: 1 })]),
    );
    const quiet = await coverage('2027-07-05');
    expect(quiet.operation?.presentRatio).toBeCloseTo(1 / 6);
    expect(quiet.operation?.missing).toContainEqual({
      indicator: 'operation.tax-arrears',
      reason: 'stale-source',
    });
    // Trust is for people to see: no score moves by it.
    await db.kysely.updateTable('sources').set({ trust: 0.1 }).execute();
    await db.kysely.deleteFrom('assessments').execute();
    expect(await coverage('2027-07-05')).toEqual(quiet);
  });

  it('puts the enterprise on the watch list, proposes its related ones, and warns of neither twice', async () => {
    await using db = await openTrouble();
    // It holds four fifths of the other: .56 is proposed, and less than the rule accepts by itself.
    expect(await assess(db, '2026-07-05')).toMatchObject({ proposed: 1, watched: 0 });
    const waiting = await db.kysely
      .selectFrom('watch_proposals')
      .select(['enterprise_id', 'origin_id', 'state'])
      .execute();
    expect(waiting).toEqual([{ enterprise_id: YANQIU.id, origin_id: HENGLING.id, state: 'open' }]);
    const entries = await db.kysely
      .selectFrom('watch_entries')
      .select(['enterprise_id', 'reason', 'origin_id'])
      .orderBy('reason')
      .execute();
    expect(entries).toEqual([{ enterprise_id: HENGLING.id, reason: 'special-monitoring', origin_id: null }]);
    const next = await assess(db, '2026-07-06');
    expect([next.raised.length, next.suppressed, next.proposed]).toEqual([0, 1, 0]);
    expect(await db.kysely.selectFrom('suppressed').select('reason').execute()).toEqual([
      { reason: 'already-open' },
    ]);
  });

  it('assesses those under special monitoring in the shorter rhythm, and them alone', async () => {
    await using db = await openTrouble();
    const due = (asOf: string) => findDueRound(db.kysely, asOf, jurisdiction.monitoring);
    expect(await due('2026-07-05')).toBe('all');
    await assess(db, '2026-07-05');
    expect([await due('2026-07-05'), await due('2026-07-06')]).toEqual(['none', 'monitored']);
    const between = await assessAll(db, {
      asOf: '2026-07-06',
      now: '2026-07-06T22:00:00.000Z',
      jurisdiction,
      model,
      only: 'monitored',
    });
    expect([between.assessed, between.drift]).toEqual([1, null]);
    expect([await due('2026-07-06'), await due('2026-07-12')]).toEqual(['none', 'all']);
  });

  it('writes the same rows when a day is assessed again', async () => {
    await using db = await openTrouble();
    await assess(db, '2026-07-05');
    const rows = async (): Promise<unknown> => [
      await db.kysely.selectFrom('assessments').selectAll().orderBy('enterprise_id').execute(),
      await db.kysely.selectFrom('score_history').selectAll().orderBy('enterprise_id').execute(),
      await db.kysely.selectFrom('warnings').selectAll().execute(),
      await db.kysely.selectFrom('suppressed').selectAll().execute(),
    ];
    const once = await rows();
    expect(raisedOf(await assess(db, '2026-07-05'))).toEqual([]);
    expect(await rows()).toEqual(once);
  });

  it('sees only what had been recorded by the day, and keeps the newest assessment', async () => {
    await using db = await openTrouble();
    expect(raisedOf(await assess(db, '2026-07-05'))).toHaveLength(1);
    const newest = await db.kysely.selectFrom('assessments').selectAll().orderBy('enterprise_id').execute();
    const past = await assess(db, '2026-06-05');
    expect(past.raised).toEqual([]);
    expect(await db.kysely.selectFrom('assessments').selectAll().orderBy('enterprise_id').execute()).toEqual(
      newest,
    );
    const scores = await db.kysely
      .selectFrom('score_history')
      .select(['as_of', 'score_centipoints'])
      .where('enterprise_id', '=', HENGLING.id)
      .orderBy('as_of')
      .execute();
    expect(scores.map((row) => row.score_centipoints)).toEqual([150, 5_650]);
  });

  it('replaces an open warning when it gets worse, signed by the program', async () => {
    await using db = await open();
    await layTestGround(db, jurisdiction);
    const trouble = troubleOf(HENGLING);
    await db.transaction((trx) => ingestRecords(trx, trouble.slice(0, 2)));
    expect(raisedOf(await assess(db, '2026-06-30'))).toEqual([[HENGLING.id, 'yellow', 'first']]);
    await db.transaction((trx) =>
      ingestRecords(trx, [...trouble.slice(2), record(HENGLING, 'court-bankruptcy', '2026-07-02', {})]),
    );
    expect(raisedOf(await assess(db, '2026-07-05'))).toEqual([[HENGLING.id, 'red', 'worse']]);
    const states = await db.kysely
      .selectFrom('warnings')
      .select(['level', 'state', 'version'])
      .orderBy('as_of')
      .execute();
    expect(states).toEqual([
      { level: 'yellow', state: 'closed', version: 2 },
      { level: 'red', state: 'raised', version: 1 },
    ]);
    const acts = await db.kysely.selectFrom('warning_acts').select(['kind', 'officer_id']).execute();
    expect(acts).toEqual([{ kind: 'close', officer_id: 'off_system' }]);
  });

  it('counts what an industry usually hears once a month, as memory counts it', async () => {
    await using db = await open();
    await layTestGround(db, jurisdiction);
    await db.kysely.updateTable('enterprises').set({ industry: '餐饮业' }).execute();
    const ingested = await db.transaction(async (trx) =>
      ingestDocuments(
        trx,
        readingDeps(createNameBook(null), jurisdiction),
        ['2026-05-02', '2026-05-20', '2026-06-03'].map((on, n) =>
          text('求助', `北京迦禾轩餐饮管理有限公司拖欠工资 ${n + 2} 个月，至今未发。`, on),
        ),
      ),
    );
    expect(ingested.signals.length).toBeGreaterThan(0);
    for (const asOf of ['2026-06-20', '2026-07-01']) {
      const counted = await ensureIndustryUsual(db.kysely, asOf);
      expect(counted).toEqual(
        countIndustryUsual(asOf, [
          { industry: '餐饮业', signals: ingested.signals },
          { industry: '餐饮业', signals: [] },
          { industry: '餐饮业', signals: [] },
        ]),
      );
      expect(counted.length).toBeGreaterThan(0);
    }
    await db.kysely.deleteFrom('signals').execute();
    expect((await ensureIndustryUsual(db.kysely, '2026-06-28')).length).toBeGreaterThan(0);
  });

  describe('after a case file was closed', () => {
    const DISTRICT = 'unit_daxing';
    const closeFile = async (db: Database, closedAt: string): Promise<void> => {
      await assess(db, '2026-07-05');
      const { id } = await db.kysely.selectFrom('warnings').select('id').executeTakeFirstOrThrow();
      await db.transaction(async (trx) => {
        await sql`update warnings set state = 'closed', case_file_id = 'case_old' where id = ${id}`.execute(
          trx,
        );
        await sql`insert into case_files (id, enterprise_id, unit_id, procedure, opened_at, step)
          values ('case_old', ${HENGLING.id}, ${DISTRICT}, 'p@1', '2026-07-06T01:00:00Z', 'follow-up')`.execute(
          trx,
        );
        await writeCaseAct(
          trx,
          'end',
          {
            caseFileId: 'case_old',
            seq: 1,
            step: 'follow-up',
            kind: 'end-step',
            by: SYSTEM_OFFICER,
            unitId: DISTRICT,
            at: closedAt,
            note: '回访完成，归档',
            evidence: null,
          },
          { step: null, closedAt, dueOn: null },
        );
      });
    };
    const later = async (db: Database, asOf: string): Promise<AssessSummary> => {
      await db.transaction((trx) =>
        ingestRecords(trx, [
          record(HENGLING, 'court-bankruptcy', '2026-08-03', {}),
          record(HENGLING, 'tax-arrears', '2026-08-03', { amountYuan: 900_000 }),
        ]),
      );
      return assess(db, asOf);
    };
    const fileOf = async (db: Database) =>
      (await findCaseFile(db.kysely, 'case_old')) ?? expect.fail('no file');

    it('a new warning opens it again with the unit that had it, signed by the program and in the log', async () => {
      await using db = await openTrouble();
      await closeFile(db, '2026-07-20T02:00:00.000Z');
      const done = await later(db, '2026-08-05');
      const [raised] = done.raised;
      const stored = await fileOf(db);
      expect(stateOf(jurisdiction, stored)).toMatchObject({ step: 'handle', closedAt: null });
      expect(stored.acts.at(-1)).toMatchObject({
        kind: 'reopen',
        by: SYSTEM_OFFICER,
        evidence: raised?.warning.id,
      });
      const warning = await db.kysely
        .selectFrom('warnings')
        .selectAll()
        .where('id', '=', raised?.warning.id ?? 'war_none')
        .executeTakeFirstOrThrow();
      expect(warning).toMatchObject({
        state: 'dispatched',
        case_file_id: 'case_old',
        unit_id: DISTRICT,
        first_act_at: null,
      });
      expect(warning.due_on).not.toBeNull();
      const logged = await db.kysely
        .selectFrom('audit_entries')
        .select('action')
        .where('case_file_id', '=', 'case_old')
        .orderBy('seq')
        .execute();
      expect(logged.map(({ action }) => action)).toEqual([
        'case-file.end-step',
        'case-file.reopen',
        'warning.dispatch',
      ]);
    });

    it('one that was closed long ago stays closed', async () => {
      await using db = await openTrouble();
      await closeFile(db, '2025-07-20T02:00:00.000Z');
      await later(db, '2026-08-05');
      expect(stateOf(jurisdiction, await fileOf(db)).step).toBeNull();
    });
  });
});
