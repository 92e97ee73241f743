import type { Jurisdiction } from '@weisu/core';
import { SCENARIOS } from '@weisu/core';
import { chinaWorkCalendar, ensureSeeded } from '@weisu/server';
import type { Database, Seeded } from '@weisu/server';
import { UsageError } from './exit-code.ts';
import { now } from './house.ts';
import { createProgress } from './progress.ts';

export type SeedingOptions = {
  readonly scenario: string;
  readonly seed: number;
  readonly again: boolean;
};

export const checkScenario = (name: string): string => {
  if (SCENARIOS.some((scenario) => scenario.name === name)) return name;
  throw new UsageError(
    `没有这个场景 / no such scenario: ${name}（${SCENARIOS.map((s) => s.name).join(' ')}）`,
  );
};

/** Puts a scenario's city into the database, with progress, unless it is there. */
export const seedWithProgress = async (
  database: Database,
  jurisdiction: Jurisdiction,
  options: SeedingOptions,
): Promise<Seeded> => {
  const progress = createProgress();
  try {
    return await ensureSeeded(database, {
      ...options,
      now: now(),
      jurisdiction,
      calendar: chinaWorkCalendar(),
      progress: (done, total, what) => progress.show(done, total, `${what.zh} ${what.en}`),
    });
  } finally {
    progress.end();
  }
};
