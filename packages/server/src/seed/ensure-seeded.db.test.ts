import type { Jurisdiction } from '@weisu/core';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { layTestGround, loadBeijing } from '../pipeline/test-ground.ts';
import type { Database } from '../store/engine.ts';
import { writeMeta } from '../store/standing/meta.ts';
import { forEachEngine } from '../store/test-database.ts';
import { SeedRefusedError, ensureSeeded } from './ensure-seeded.ts';
import type { Seeded } from './ensure-seeded.ts';

const NOW = '2026-08-15T02:00:00.000Z';
let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

const seed = (
  db: Database,
  scenario = 'tiny',
  more: { again?: boolean; progress?: () => void } = {},
): Promise<Seeded> =>
  ensureSeeded(db, { scenario, seed: 1, now: NOW, jurisdiction, calendar: chinaWorkCalendar(), ...more });

/** Everything that was written, as one number a table. */
const fingerprint = async (db: Database): Promise<unknown> => {
  const { rows } = await sql`
    select (select count(*) from records) as records, (select count(*) from signals) as signals,
      (select count(*) from documents) as documents, (select count(*) from warning_acts) as acts,
      (select md5(string_agg(id || state, ',' order by id collate "C")) from warnings) as warnings,
      (select md5(string_agg(enterprise_id || as_of || score_centipoints, ',' order by enterprise_id collate "C", as_of)) from score_history) as scores,
      (select md5(string_agg(case_file_id || seq || kind, ',' order by case_file_id collate "C", seq)) from case_acts) as cases`.execute(
    db.kysely,
  );
  return rows[0];
};
const count = async (db: Database, condition: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${condition}`.execute(db.kysely)).rows[0]?.n ?? -1;

forEachEngine((_engine, open) => {
  it('fills the city once: a queue that waits, work that was done, nothing known only later', async () => {
    await using db = await open();
    expect(await seed(db)).toMatchObject({
      wasThere: false,
      mark: { scenario: 'tiny', until: '2026-08-14', complete: true },
    });
    const before = await fingerprint(db);
    expect(await seed(db)).toMatchObject({ wasThere: true });
    expect(await fingerprint(db)).toEqual(before);

    expect(await count(db, sql`warnings where state in ('raised', 'acknowledged')`)).toBeGreaterThan(0);
    expect(
      await count(db, sql`warnings where state in ('closed', 'dismissed', 'dispatched')`),
    ).toBeGreaterThan(0);
    expect(await count(db, sql`case_files`)).toBeGreaterThan(0);
    expect(await count(db, sql`signals where recorded_at > ${NOW}::timestamptz`)).toBe(0);
    expect(await count(db, sql`warning_acts where at > ${NOW}::timestamptz`)).toBe(0);
    expect(await count(db, sql`case_acts where at > ${NOW}::timestamptz`)).toBe(0);
    expect(await count(db, sql`outcomes where recorded_at > ${NOW}::timestamptz`)).toBe(0);
    expect(await count(db, sql`warnings where first_known_at > raised_at`)).toBe(0);
    // Warnings, case files and their acts are in step.
    expect(
      await count(db, sql`warnings where state = 'dispatched' and (case_file_id is null or unit_id is null)`),
    ).toBe(0);
    expect(
      await count(
        db,
        sql`warnings w join case_files c on c.id = w.case_file_id where w.state = 'dispatched' and c.closed_at is not null`,
      ),
    ).toBe(0);
    expect(
      await count(
        db,
        sql`warnings w where state <> 'raised' and not exists (select 1 from warning_acts a where a.warning_id = w.id)`,
      ),
    ).toBe(0);
    expect(
      await count(db, sql`warning_acts a join warnings w on w.id = a.warning_id where a.at < w.raised_at`),
    ).toBe(0);

    await using interrupted = await open();
    let steps = 0;
    const stop = (): void => {
      steps += 1;
      if (steps === 6) throw new Error('stopped');
    };
    await expect(seed(interrupted, 'tiny', { progress: stop })).rejects.toThrow('stopped');
    expect(await seed(interrupted)).toMatchObject({ wasThere: false });
    expect(await fingerprint(interrupted)).toEqual(before);
  });

  it('refuses data of somebody’s own, and another scenario unless asked', async () => {
    await using own = await open();
    await layTestGround(own, jurisdiction);
    await expect(seed(own)).rejects.toThrow(SeedRefusedError);
    await using demo = await open();
    await writeMeta(demo.kysely, 'city', {
      scenario: 'six-days',
      seed: 1,
      until: '2024-03-01',
      demonstration: true,
      complete: true,
    });
    await expect(seed(demo)).rejects.toThrow(/six-days/);
    const begun = (): void => {
      throw new Error('begun');
    };
    await expect(seed(demo, 'tiny', { again: true, progress: begun })).rejects.toThrow('begun');
  });
});
