import { addDays } from '@weisu/core';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { jurisdiction, ten, TODAY } from '../http/test-city.ts';
import { openDesk } from '../http/test-desk.ts';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { forEachEngine } from '../store/test-database.ts';
import { recomputeClocks } from './recompute-clocks.ts';

/** 2026 as the library has it, but the working week after today is off: an arrangement that is published later. */
const later = (() => {
  const known = chinaWorkCalendar();
  const days = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n));
  const isWeekend = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
  const week = [1, 2, 3, 4].map((n) => addDays(TODAY, n));
  return chinaWorkCalendar([
    {
      year: 2026,
      daysOff: [...days.filter((day) => !known.isWorkingDay(day) && !isWeekend(day)), ...week],
      workedDays: days.filter((day) => known.isWorkingDay(day) && isWeekend(day)),
    },
  ]);
})();

forEachEngine((_, open) => {
  it('moves every running clock once a new calendar is there, and nothing a second time', async () => {
    await using database = await open();
    const desk = await openDesk(database);
    const city = await desk.clientOf('city');
    const { caseFileId } = await city.actOnWarning({
      params: { id: 'war_A' },
      body: { kind: 'dispatch', key: 'dispatch-1' },
    });
    const id = caseFileId ?? '';
    await sql`insert into claims (id, case_file_id, number, masked_name, kind, amount_fen, applied_on, stage, stage_on, dates,
        clock, due_on, paid_fen, version, act_seq)
      values ('clm_1', ${id}, 1, '某', 'wages', 1000, ${TODAY}, 'applied', ${TODAY}, '{}',
        ${JSON.stringify({ deadline: 'arbitration-acceptance', from: TODAY, extended: false, pauses: [] })}::jsonb,
        '2026-11-09', 0, 1, 1)`.execute(database.kysely);
    const duesOf = async () => {
      const { rows } = await sql<{ file: string; warning: string; claim: string }>`
        select c.due_on as file, w.due_on as warning, m.due_on as claim
        from case_files c join warnings w on w.case_file_id = c.id join claims m on m.case_file_id = c.id`.execute(
        database.kysely,
      );
      return rows[0];
    };
    const before = await duesOf();
    expect(before).toMatchObject({ file: '2026-11-03', warning: '2026-11-03' });
    const known = { jurisdiction, calendar: chinaWorkCalendar() };
    await recomputeClocks(database, known, ten(TODAY));
    const same = await duesOf();
    expect(same).toMatchObject({ file: '2026-11-03', warning: '2026-11-03' });
    expect(await recomputeClocks(database, known, ten(TODAY))).toBeNull();
    const moved = await recomputeClocks(database, { jurisdiction, calendar: later }, ten(TODAY));
    expect(moved).toMatchObject({ caseFiles: 1 });
    const after = await duesOf();
    // One working day after Monday: the next four days are off now, so that it is the Saturday's Monday.
    expect(after).toMatchObject({ file: '2026-11-09', warning: '2026-11-09' });
    expect((after?.claim ?? '') >= (same?.claim ?? '')).toBe(true);
    const seen = await city.caseFile({ params: { id } });
    expect(seen.dueOn).toBe(before?.file);
  });
});
