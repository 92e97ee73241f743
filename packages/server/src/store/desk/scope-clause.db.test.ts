import type { Scope, UnitId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtAreas } from '../doctor/facts.ts';
import type { Database } from '../engine.ts';
import { forEachEngine } from '../test-database.ts';
import { areaClause, scopeClause } from './scope-clause.ts';

const UNITS = ['unit_a', 'unit_b', 'unit_c'];
const DISTRICTS = ['110101', '110115', null];
const ENTERPRISES = 12;
const STEPS = 120;

const SCOPES: readonly Scope[] = [
  { reach: 'all' },
  { reach: 'none' },
  { reach: 'area', districts: ['110101'], units: ['unit_a' as UnitId] },
  { reach: 'area', districts: ['110115'], units: ['unit_b' as UnitId] },
  { reach: 'area', districts: [], units: ['unit_c' as UnitId] },
];

/** A fixed row of numbers below 1, so that a failure can be walked again. */
const seeded = (seed: number) => () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

type Step = { readonly say: string; readonly run: RawBuilder<unknown> };

forEachEngine((_, open) => {
  describe('whose area a row lies in', () => {
    let database: Database;
    beforeAll(async () => {
      database = await open();
      const db = database.kysely;
      await sql`insert into units (id, name_zh, name_en, kind, monthly_capacity) select id, id, id, 'district', 9
        from unnest(${UNITS}::text[]) id`.execute(db);
      await sql`insert into officers (id, login, name, role, unit_id, password_hash) values ('off_1', 'o', '经办', 'city-officer', 'unit_a', '!')`.execute(
        db,
      );
      await sql`insert into enterprises (id, credit_code, name, registered_district, imported_from, recorded_at)
        select 'ent_' || i, 'CODE' || i, '虚构' || i, (${DISTRICTS}::text[])[1 + i % 3], 'test', '2026-01-01T00:00:00Z'
        from generate_series(1, ${ENTERPRISES}) i`.execute(db);
    });
    afterAll(() => database.close());

    /** What happens to enterprises, warnings, case files and dispatches, as SQL of its own. */
    const stepsFor = (at: number, next: () => number): readonly Step[] => {
      const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
      const enterprise = `ent_${1 + Math.floor(next() * ENTERPRISES)}`;
      const other = `ent_${1 + Math.floor(next() * ENTERPRISES)}`;
      const unit = pick(UNITS);
      const district = pick(DISTRICTS);
      const column = pick(['registered_district', 'operating_district']);
      return [
        {
          say: `${enterprise} moves its ${column} to ${district}`,
          run: sql`update enterprises set ${sql.ref(column)} = ${district} where id = ${enterprise}`,
        },
        {
          say: `${enterprise} has ${unit} as its union`,
          run: sql`update enterprises set union_unit_id = ${next() < 0.3 ? null : unit} where id = ${enterprise}`,
        },
        {
          say: `a warning of ${enterprise} is raised and done with`,
          run: sql`insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at, unit_id)
            values (${`war_${at}`}, ${enterprise}, 'red', 'first', 'closed', '2026-06-01', '{"contributions": []}', '[]', 1, '2026-06-01T00:00:00Z',
              ${next() < 0.5 ? null : unit})`,
        },
        {
          say: `a warning goes to ${unit}`,
          run: sql`update warnings set unit_id = ${unit} where id = (select min(id) from warnings where enterprise_id = ${enterprise})`,
        },
        {
          say: `a case file of ${enterprise} is opened at ${unit} and sent there`,
          run: sql`with opened as (
              insert into case_files (id, enterprise_id, unit_id, procedure, opened_at, closed_at)
              values (${`cas_${at}`}, ${enterprise}, ${unit}, 'test', '2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z') returning id, enterprise_id, unit_id)
            insert into dispatches (id, case_file_id, enterprise_id, state, holder_id, sender_id, responsible_id)
            select 'dis_' || id, id, enterprise_id, 'sent', unit_id, 'unit_a', unit_id from opened`,
        },
        {
          say: `a dispatch of ${enterprise} is passed on to ${unit}`,
          run: sql`insert into dispatch_passes (dispatch_id, seq, act_key, kind, officer_id, unit_id, at, to_unit_id)
            select min(id), ${at}, ${`k${at}`}, 'forward', 'off_1', 'unit_a', '2026-06-03T00:00:00Z', ${unit} from dispatches
            where enterprise_id = ${enterprise} having min(id) is not null`,
        },
        {
          say: `${unit} answers for a case file of ${enterprise}`,
          run: sql`update case_files set unit_id = ${unit} where id = (select max(id) from case_files where enterprise_id = ${enterprise})`,
        },
        ...['warnings', 'case_files', 'dispatches'].map((table) => ({
          say: `${table} of ${enterprise} are those of ${other}`,
          run: sql`update ${sql.table(table)} set enterprise_id = ${other} where enterprise_id = ${enterprise}`,
        })),
      ];
    };

    it('is what its enterprise says, whatever happens to either', async () => {
      const db = database.kysely;
      const next = seeded(20_261_126);
      const seen = new Map<string, number>();
      const idsOf = async (rows: RawBuilder<unknown>) =>
        (await sql<{ id: string }>`${rows} order by 1`.execute(db)).rows.map(({ id }) => id);
      for (let at = 0; at < STEPS; at += 1) {
        const steps = stepsFor(at, next);
        // The three that move rows to another enterprise come by less often: they would empty the others.
        const step = steps[Math.floor(next() ** 1.4 * steps.length)] as Step;
        await step.run.execute(db);
        for (const scope of SCOPES)
          for (const [table, alias] of [
            ['warnings', 'w'],
            ['case_files', 'c'],
          ] as const) {
            const from = sql`select ${sql.ref(`${alias}.id`)} as id from ${sql.table(table)} ${sql.raw(alias)}`;
            const byArea = await idsOf(sql`${from} where ${areaClause(scope, alias)}`);
            const byEnterprise = await idsOf(
              sql`${from} join enterprises e on e.id = ${sql.ref(`${alias}.enterprise_id`)} where ${scopeClause(scope)}`,
            );
            expect(byArea, step.say).toEqual(byEnterprise);
            seen.set(table, (seen.get(table) ?? 0) + byArea.length);
          }
        const looked = await lookAtAreas(db);
        expect(looked.wrong, step.say).toEqual([]);
      }
      // It was something that was compared.
      expect([...seen.values()].every((count) => count > STEPS)).toBe(true);
    });

    it('is found by the doctor where it is not', async () => {
      const db = database.kysely;
      await sql`update warnings set area = '{unit_x}' where id = (select min(id) from warnings)`.execute(db);
      expect(await lookAtAreas(db)).toMatchObject({ wrongCount: 1 });
    });
  });
});
