import type { Jurisdiction } from '@weisu/core';
import { chinaWorkCalendar, type Database, examine, type Stream } from '@weisu/server';
import { sql } from 'kysely';

export type Verdict = { readonly checked: number; readonly violations: readonly string[] };

/** Twice as long as a message that was with a killed worker takes to come again, on a machine that is busy. */
const LONGEST_SETTLE_MS = 300_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until nothing waits any more; false where that takes too long. */
export const settled = async (stream: Stream): Promise<boolean> => {
  const until = performance.now() + LONGEST_SETTLE_MS;
  while (performance.now() < until) {
    const waiting = await stream.waiting().catch(() => -1);
    if (waiting === 0) return true;
    await wait(200);
  }
  return false;
};

/** Acknowledged texts that are not stored exactly once, and texts that nobody handed on. */
const lookAtAcknowledged = async (
  database: Database,
  acknowledged: ReadonlySet<string>,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(*)::int as count from documents group by id`.execute(database.kysely);
  const stored = new Map(rows.map(({ id, count }) => [id, count]));
  const missing = [...acknowledged].filter((id) => !stored.has(id));
  const doubled = rows.filter(({ count }) => count !== 1);
  return [
    ...(missing.length > 0
      ? [`lost: ${missing.length} acknowledged texts, ${missing.slice(0, 3).join(' ')}`]
      : []),
    ...(doubled.length > 0 ? [`doubled: ${doubled.length} texts`] : []),
  ];
};

/** Each night's work was done by one scheduler only. */
const lookAtJobs = async (database: Database): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select job || ' ' || run_key as id from job_runs where state = 'failed'`.execute(database.kysely);
  return rows.map(({ id }) => `night work failed: ${id}`);
};

/** Everything that must hold after a fault, once the stream is empty. */
export const checkInvariants = async (
  database: Database,
  jurisdiction: Jurisdiction,
  acknowledged: ReadonlySet<string>,
): Promise<Verdict> => {
  const findings = await examine({ database, place: { jurisdiction, calendar: chinaWorkCalendar() } });
  const broken = findings.filter(({ state }) => state === 'broken');
  return {
    checked: findings.length + 3,
    violations: [
      ...broken.map(({ id, wrong }) => `${id}: ${wrong.join(' ')}`),
      ...(await lookAtAcknowledged(database, acknowledged)),
      ...(await lookAtJobs(database)),
    ],
  };
};
