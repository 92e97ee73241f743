import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadWorkCalendar } from './load-work-calendar.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'calendars-'));
});
afterEach(() => rm(dir, { recursive: true }));

const write = (name: string, content: unknown) => writeFile(join(dir, name), JSON.stringify(content));

it('takes the years of the folder, and leaves other files alone', async () => {
  await write('2027.json', { daysOff: ['2026-12-31', '2027-01-01'], workedDays: ['2027-01-03'] });
  await write('notes.json', 'anything');
  const calendar = await loadWorkCalendar(dir);
  expect(['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'].map(calendar.isWorkingDay)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(calendar.knownUntil).toBe('2027-12-28');
});

it('needs no folder', async () => {
  expect((await loadWorkCalendar(join(dir, 'none'))).knownUntil).toBe('2026-12-28');
});

it.each([
  [{ workedDays: [] }, /2027\.json daysOff: .* \/ must be a list of days/],
  [{ daysOff: [], workedDays: [] }, /2027\.json daysOff: .* must not be empty/],
  [{ daysOff: ['2027-02-30'], workedDays: [] }, /2027\.json daysOff\[0\]: 2027-02-30/],
  [{ daysOff: ['2027-01-01'], workedDays: ['2028-01-02'] }, /2027\.json workedDays\[0\]: 2028-01-02/],
  [
    { daysOff: ['2027-01-01'], workedDays: ['2027-01-01'] },
    /2027\.json workedDays: 2027-01-01 .* day off too/,
  ],
])('names file and field of a fault: %j', async (content, message) => {
  await write('2027.json', content);
  await expect(loadWorkCalendar(dir)).rejects.toThrow(message);
});
