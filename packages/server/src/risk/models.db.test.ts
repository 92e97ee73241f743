import {
  addDays,
  fitModel,
  INDICATORS,
  type Jurisdiction,
  type LearnedModel,
  spreadOf,
  tableOf,
  BOOST_DEFAULTS,
} from '@weisu/core';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { assessAll, type AssessSummary } from '../pipeline/assess-all.ts';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { reassess } from '../pipeline/reassess.ts';
import { HENGLING, JIAHE, layTestGround, loadBeijing, record, troubleOf } from '../pipeline/test-ground.ts';
import type { Database } from '../store/engine.ts';
import { listDrift } from '../store/models/drift-reports.ts';
import { listModelActs } from '../store/models/model-acts.ts';
import { endOverrideRow, insertOverride } from '../store/models/overrides.ts';
import { findModel, listModels, listModelsIn } from '../store/models/risk-models.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { layStanding } from '../store/standing/lay-standing.ts';
import { forEachEngine } from '../store/test-database.ts';
import { upsertOutcomes } from '../store/standing/outcomes.ts';
import { recordImporter } from '../sources/importers.ts';
import { keepModel } from './keep-model.ts';
import { putModel } from './put-model.ts';
import { TooFewOutcomesError, trainOnOutcomes } from './train.ts';
import { verifyDay } from './verify-day.ts';

const NOW = '2026-07-05T22:00:00.000Z';
const DAY = '2026-07-05';

let jurisdiction: Jurisdiction;
let learned: LearnedModel;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
  const columns = INDICATORS.map(({ id }) => id);
  const rows = Array.from({ length: 200 }, (_, n) =>
    columns.map((_, c) => ((n * 7 + c * 3) % 5 === 0 ? n % 4 : 0)),
  );
  const labels = Uint8Array.from(rows, (row) => (row.reduce((a, b) => a + b, 0) > 14 ? 1 : 0));
  learned = fitModel({ table: tableOf(columns, rows), labels }, 'arrears within 9 months', {
    boost: { ...BOOST_DEFAULTS, rounds: 10, maxDepth: 3, monotone: new Int8Array(columns.length).fill(1) },
    members: 2,
    derivedPerMember: 0,
    bins: 32,
    seed: 1,
  });
});

const by = { officerId: SYSTEM_OFFICER, unitId: 'unit_beijing' } as const;

forEachEngine((_engine, open) => {
  const openTrouble = async (): Promise<Database> => {
    const db = await open();
    await layTestGround(db, jurisdiction);
    await db.transaction((trx) => ingestRecords(trx, troubleOf(HENGLING)));
    return db;
  };
  /** The jurisdiction's own, as it stands in force. */
  const card = (): string => `scorecard@${jurisdiction.scorecard.version}`;
  const assess = (db: Database, asOf = DAY): Promise<AssessSummary> =>
    assessAll(db, { asOf, now: `${asOf}T22:00:00.000Z`, jurisdiction });
  const keep = (db: Database) =>
    db.transaction((trx) =>
      keepModel(trx, {
        id: 'arrears-trees',
        kind: 'learned',
        body: learned,
        levels: [
          { level: 'blue', fromPoints: -50 },
          { level: 'yellow', fromPoints: 0 },
          { level: 'orange', fromPoints: 5 },
          { level: 'red', fromPoints: 90 },
        ],
        note: 'test',
        by: SYSTEM_OFFICER,
        at: NOW,
      }),
    );

  it('begins with the scorecard in force; a changed file becomes a draft, once', async () => {
    await using db = await openTrouble();
    const shipped = jurisdiction.scorecard.version;
    const [first, ...others] = await listModels(db.kysely);
    expect([first?.id, first?.version, first?.state, others.length]).toEqual([
      'scorecard',
      shipped,
      'in-force',
      0,
    ]);
    const changed = {
      ...jurisdiction,
      scorecard: { ...jurisdiction.scorecard, basePoints: 1 },
    };
    for (let i = 0; i < 2; i += 1) await db.transaction((trx) => layStanding(trx, changed, NOW));
    expect((await listModels(db.kysely)).map(({ version, state }) => [version, state])).toEqual([
      [shipped, 'in-force'],
      [shipped + 1, 'draft'],
    ]);
    expect((await assess(db)).model).toBe(card());
  });

  it('assesses beside what is in force in shadow, and decides once a person puts it in force', async () => {
    await using db = await openTrouble();
    const draft = await keep(db);
    expect(draft.state).toBe('draft');
    const put = (kind: 'shadow' | 'put-in-force', key: string) =>
      db.transaction((trx) => putModel(trx, draft, { key, kind, reason: '比对', by, at: NOW }));
    await put('shadow', 'key-one');
    const done = await assess(db);
    expect([done.model, done.shadows]).toEqual([card(), ['arrears-trees@1']]);
    const models = await db.kysely
      .selectFrom('score_history')
      .select('model')
      .where('enterprise_id', '=', HENGLING.id)
      .orderBy('model')
      .execute();
    expect(models.map(({ model }) => model)).toEqual(['arrears-trees@1', card()]);
    expect(done.raised.every(({ assessment }) => assessment.model === card())).toBe(true);

    await put('put-in-force', 'key-two');
    await put('put-in-force', 'key-two');
    expect((await listModelsIn(db.kysely, 'in-force')).map(({ id }) => id)).toEqual(['arrears-trees']);
    expect((await findModel(db.kysely, 'scorecard', jurisdiction.scorecard.version))?.state).toBe('retired');
    expect((await listModelActs(db.kysely, draft)).map(({ kind }) => kind)).toEqual([
      'put-in-force',
      'shadow',
      'make',
    ]);
    const { rows } = await sql<{ action: string }>`
      select action from audit_entries where action like 'model.%' order by seq`.execute(db.kysely);
    expect(rows.map(({ action }) => action)).toEqual(['model.shadow', 'model.put-in-force']);

    const next = await assess(db, '2026-07-06');
    expect(next.model).toBe('arrears-trees@1');
    const stored = await db.kysely.selectFrom('assessments').selectAll().execute();
    for (const own of stored) {
      expect(own.contributions.reduce((sum, c) => sum + c.centipoints, own.base_centipoints)).toBe(
        own.score_centipoints,
      );
      expect(own.probability).toBeGreaterThan(0);
    }
    expect(await verifyDay(db.kysely, '2026-07-06', jurisdiction)).toMatchObject({
      assessments: 3,
      different: [],
      unknown: 0,
    });
    expect(await listDrift(db.kysely, draft)).toHaveLength(1);
  });

  it('makes a day again to the bit, and tells what was changed since', async () => {
    await using db = await openTrouble();
    await assess(db);
    // What became known later belongs to a later day.
    await db.transaction((trx) =>
      ingestRecords(trx, [record(HENGLING, 'court-bankruptcy', '2026-07-06', {})]),
    );
    const same = await verifyDay(db.kysely, DAY, jurisdiction);
    expect(same).toMatchObject({ assessments: 3, scores: 1, warnings: 1, unknown: 0, different: [] });
    await db.kysely
      .updateTable('signals')
      .set({ magnitude: 1 })
      .where('kind', '=', 'insurance-arrears')
      .execute();
    const changed = await verifyDay(db.kysely, DAY, jurisdiction);
    expect(changed.different.map(({ of }) => of).sort()).toEqual(['assessment', 'score', 'warning']);
  });

  it('assesses at once what a new record tells of, and the round of the day says the same, to the bit', async () => {
    await using db = await openTrouble();
    const importer = recordImporter({ now: NOW, reassessIn: jurisdiction });
    const late = record(JIAHE, 'arbitration-filing', '2026-07-05', { claimCount: 14, amountYuan: 90_000 });
    await db.transaction((trx) =>
      importer.write(
        trx,
        [{ row: { file: 'x', row: 1, names: new Map(), values: new Map() }, value: late }],
        () => undefined,
      ),
    );
    const own = () =>
      db.kysely.selectFrom('assessments').selectAll().where('enterprise_id', '=', JIAHE.id).execute();
    const once = await own();
    expect(once[0]?.score_centipoints).toBeGreaterThan(0);
    await assess(db, '2026-07-06');
    expect(await own()).toEqual(once);
  });

  it('lets a person’s level decide until its day, and keeps what the model said', async () => {
    await using db = await openTrouble();
    const override = {
      enterpriseId: JIAHE.id,
      reason: '走访发现',
      officerId: SYSTEM_OFFICER,
      at: '2026-07-05T02:00:00.000Z',
    };
    await insertOverride(db.kysely, { ...override, id: 'ovr_1', level: 'orange', until: '2026-07-31' });
    const done = await assess(db);
    const raised = done.raised.find(({ warning }) => warning.enterpriseId === JIAHE.id);
    expect([raised?.warning.level, raised?.assessment.level]).toEqual(['orange', 'none']);
    await assess(db, '2026-07-06');
    expect(
      await db.kysely
        .selectFrom('suppressed')
        .select(['level', 'reason'])
        .where('enterprise_id', '=', JIAHE.id)
        .execute(),
      'what was held back has the level that would have been raised',
    ).toEqual([{ level: 'orange', reason: 'already-open' }]);
    await endOverrideRow(db.kysely, 'ovr_1', { by: SYSTEM_OFFICER, at: NOW, reason: '改设' });
    await insertOverride(db.kysely, {
      ...override,
      id: 'ovr_2',
      enterpriseId: HENGLING.id,
      level: 'none',
      until: '2026-07-06',
    });
    const levels = async (asOf: string) =>
      (await assess(db, asOf)).raised.map(({ warning }) => warning.enterpriseId);
    expect(await levels('2026-07-06')).toEqual([]);
    await expect(
      insertOverride(db.kysely, {
        ...override,
        id: 'ovr_3',
        enterpriseId: HENGLING.id,
        level: 'red',
        until: addDays(DAY, 9),
      }),
    ).rejects.toThrow(/level_overrides_one_open/);
  });

  it('lets the scorecard decide where the past no longer stands for the present, until a person vouches', async () => {
    await using db = await openTrouble();
    const draft = await db.transaction((trx) =>
      keepModel(trx, {
        id: 'arrears-trees',
        kind: 'learned',
        body: learned,
        levels: [{ level: 'blue', fromPoints: -90 }],
        note: 'test',
        // A past in which every enterprise scored alike and very high.
        baseline: { spreads: [], score: spreadOf(Float64Array.from({ length: 400 }, (_, n) => 9_000 + n)) },
        by: SYSTEM_OFFICER,
        at: NOW,
      }),
    );
    const put = (kind: 'put-in-force' | 'confirm', key: string, at = NOW) =>
      db.transaction((trx) => putModel(trx, draft, { key, kind, reason: '查过', by, at }));
    await put('put-in-force', 'key-one');
    await expect(put('confirm', 'key-early')).rejects.toThrow(/set aside|漂移/);
    const done = await assess(db);
    expect(done.drift?.verdict).toBe('not-representative');
    expect([done.model, done.shadows, done.setAside?.model]).toEqual([
      card(),
      ['arrears-trees@1'],
      'arrears-trees@1',
    ]);
    expect(done.setAside?.reason.en).toMatch(/the scorecard decides/);
    expect(done.raised.map(({ assessment }) => assessment.model)).toEqual([card()]);
    const stored = await db.kysely.selectFrom('assessments').select('model').distinct().execute();
    expect(stored).toEqual([{ model: card() }]);
    expect(await verifyDay(db.kysely, DAY, jurisdiction)).toMatchObject({ unknown: 0, different: [] });
    // What arrives in the day is decided by the same.
    const late = record(JIAHE, 'arbitration-filing', '2026-07-05', { claimCount: 14, amountYuan: 90_000 });
    await db.transaction((trx) => ingestRecords(trx, [late]));
    const atOnce = await db.transaction((trx) => reassess(trx, [JIAHE.id], { now: NOW, jurisdiction }));
    expect(atOnce.assessments.map(({ model }) => model)).toEqual([card()]);

    await put('confirm', 'key-two', '2026-07-06T02:00:00.000Z');
    const trusted = await assess(db, '2026-07-06');
    expect([trusted.model, trusted.setAside, trusted.drift?.verdict]).toEqual([
      'arrears-trees@1',
      null,
      'not-representative',
    ]);
    expect((await listModelsIn(db.kysely, 'in-force')).map(({ id }) => id)).toEqual(['arrears-trees']);
    // A person's word wears out.
    expect((await assess(db, '2026-10-08')).model).toBe(card());
  });

  it('says how many outcomes are missing where there are too few to learn from', async () => {
    await using db = await openTrouble();
    await upsertOutcomes(db.kysely, [
      {
        enterpriseId: HENGLING.id,
        arrearsFrom: '2026-08-01',
        collapseOn: null,
        basis: 'own',
        recordedAt: NOW,
      },
    ]);
    await expect(
      trainOnOutcomes(db.kysely, jurisdiction, {
        asOf: '2027-07-01',
        horizonMonths: 9,
        kind: 'trees',
        seed: 1,
      }),
    ).rejects.toThrow(TooFewOutcomesError);
  });
});
