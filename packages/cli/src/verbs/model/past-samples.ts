import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Jurisdiction } from '@weisu/core';
import {
  chinaWorkCalendar,
  ensureSeeded,
  loadInForce,
  migrate,
  openDatabase,
  type PastRows,
  type PastRowsOptions,
  type ReadyModel,
  readyOf,
  rowsOnPast,
  scorecardIn,
} from '@weisu/server';
import { Option } from 'commander';
import { UsageError } from '../../exit-code.ts';
import { now, openJurisdiction, withHouse } from '../../house.ts';
import type { Given } from '../../option.ts';
import { createProgress } from '../../progress.ts';
import { checkScenario } from '../../seeding.ts';
import { modelOption } from './model-option.ts';
import { asOfIn, horizonIn } from './model-given.ts';

/** A past to learn points or thresholds from: the own database's, or that of an invented city. */
export type PastSample = { readonly name: string; readonly past: PastRows };

export type PastSamples = {
  readonly jurisdiction: Jurisdiction;
  /** The model whose points or thresholds are in question. */
  readonly ready: ReadyModel;
  readonly seeds: readonly number[];
  readonly samples: readonly PastSample[];
};

/** Options that say which past is meant. */
export const pastOptions = (): readonly Option[] => [
  modelOption('horizon'),
  modelOption('asOf'),
  new Option(
    '--seeds <numbers>',
    '不用本库，而用这些种子的模拟城市 / invented cities of these seeds instead of the own database',
  ),
  new Option('--scenario <name>', '模拟城市的场景 / scenario of the invented cities').default('demo'),
];

/** Said wherever figures of invented cities are shown. */
export const SIMULATED_NOTE =
  '模拟城市：只证明机器可用，不证明预见力 / invented cities: they prove the machinery, not the foresight';

const seedsIn = (given: Given): readonly number[] => {
  const written = given['seeds'];
  if (typeof written !== 'string') return [];
  const seeds = written.split(',').map(Number);
  if (!seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 1e9))
    throw new UsageError(`--seeds 应为整数，逗号分隔 / whole numbers by comma: ${written}`);
  return seeds;
};

type Reach = Required<Pick<PastRowsOptions, 'horizonMonths' | 'begunMonths'>>;

/** Invents a city in a database of its own, thrown away afterwards, and takes its past. */
const inventCity = async (
  scenario: string,
  seed: number,
  jurisdiction: Jurisdiction,
  reach: Reach,
): Promise<PastSample> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'weisu-past-'));
  const progress = createProgress();
  try {
    await using database = await openDatabase({ dataDir });
    await migrate(database);
    const { mark } = await ensureSeeded(database, {
      scenario,
      seed,
      now: now(),
      jurisdiction,
      calendar: chinaWorkCalendar(),
      progress: (done, total, what) => progress.show(done, total, `${seed} · ${what.zh} ${what.en}`),
    });
    const past = await rowsOnPast(database.kysely, { asOf: mark.until, ...reach });
    return { name: `${scenario} ${seed}`, past };
  } finally {
    progress.end();
    await rm(dataDir, { recursive: true, force: true });
  }
};

/**
 * The pasts that the options name, with the model in question: the scorecard's file for invented cities, the version in force for
 * the own database.
 * @param begunMonths arrears that began up to so long before count as true as well; 0 leaves out whoever was in arrears
 */
export const takePast = async (given: Given, begunMonths = 0): Promise<PastSamples> => {
  const reach = { horizonMonths: horizonIn(given), begunMonths };
  const seeds = seedsIn(given);
  const jurisdiction = await openJurisdiction(given);
  const samples: PastSample[] = [];
  let ready = readyOf(scorecardIn(jurisdiction));
  if (seeds.length > 0) {
    const scenario = checkScenario(String(given['scenario']));
    for (const seed of seeds) samples.push(await inventCity(scenario, seed, jurisdiction, reach));
    return { jurisdiction, ready, seeds, samples };
  }
  const asOf = asOfIn(given);
  await withHouse(given, async ({ database }) => {
    ready = await loadInForce(database.kysely, jurisdiction);
    samples.push({ name: asOf, past: await rowsOnPast(database.kysely, { asOf, ...reach }) });
  });
  return { jurisdiction, ready, seeds, samples };
};
