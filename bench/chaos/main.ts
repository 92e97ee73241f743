import { parseArgs } from 'node:util';
import { dayOf } from '@weisu/core';
import { loadJurisdiction, migrate, openDatabase, openStream } from '@weisu/server';
import { layIngestGround } from '../ingest-ground.ts';
import { BEIJING } from '../registry.ts';
import { machine } from '../measure.ts';
import { seeded } from '../read-texts.ts';
import { openPostgresDatabase } from '../throw-away-database.ts';
import { startCluster } from './cluster.ts';
import { FAULTS, type Fault, type World } from './faults.ts';
import { startFeed } from './feed.ts';
import { checkInvariants, settled } from './invariants.ts';
import { startNats } from './nats.ts';
import { openFarHost } from './network.ts';
import { openHouse } from './processes.ts';

const USAGE = `npm run chaos -- [--minutes 10] [--kills 50] [--json]

  --minutes n   faults of every kind that this machine can do, one after another, for so long
  --kills n     instead: so many random kill -9 of processes, nothing else
  --only text   of the faults, those whose name holds this
  --away 5      seconds for which the database, NATS, disk or network are away
  --stream s    nats (where nats-server is found) or database
  --seed 1      the order of faults follows from it
`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    kills: { type: 'string' },
    away: { type: 'string', default: '5' },
    only: { type: 'string' },
    stream: { type: 'string', default: 'nats' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const numberOf = (name: string, written: string): number => {
  const value = Number(written);
  if (Number.isFinite(value) && value > 0) return value;
  console.error(`--${name} must be a number above 0\n\n${USAGE}`);
  process.exit(2);
};

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const say = (line: string): void => console.error(`${new Date().toISOString()}  ${line}`);

const portBase = 20_000 + (process.pid % 20_000);
const isKillsOnly = values.kills !== undefined;
const kills = isKillsOnly ? numberOf('kills', values.kills ?? '') : 0;
const endAt = performance.now() + numberOf('minutes', values.minutes) * 60_000;

const cluster = await startCluster(portBase);
const nats = values.stream === 'nats' ? await startNats(portBase + 1) : null;
const far = cluster === null || isKillsOnly ? null : openFarHost(`weisu-chaos-${process.pid}`);
const opened = cluster === null ? await openPostgresDatabase() : null;
const url = opened?.url ?? cluster?.url() ?? '';
const database = opened?.database ?? (await openDatabase({ url }));
await migrate(database);
say(
  `PostgreSQL ${cluster === null ? 'as given' : 'of its own'}, stream ${nats === null ? 'in the database' : 'NATS'}, network ${far === null ? 'not to be cut' : 'of its own'}`,
);

const jurisdiction = await loadJurisdiction(BEIJING);
const ground = await layIngestGround(database, {
  rows: 2_000,
  names: null,
  troubled: 50,
  today: dayOf(new Date().toISOString()),
});
const streamName = `chaos-${process.pid}`;
const stream = await openStream(database, nats === null ? null : { url: nats.url(), name: streamName });
const house = openHouse(
  { database: url, nats: nats?.url() ?? null, streamName },
  far === null || cluster === null
    ? null
    : {
        address: {
          database: cluster.url(far.hostAddress),
          nats: nats?.url(far.hostAddress) ?? null,
          streamName,
        },
        inside: far.inside,
      },
);
await Promise.all(house.posts.map((post) => post.current().up));
say(`${house.posts.length} processes are up`);

const random = seeded(numberOf('seed', values.seed));
const world: World = {
  house,
  database,
  cluster,
  nats,
  far,
  random,
  awayMs: numberOf('away', values.away) * 1_000,
};
const feed = startFeed(database, ground);
const injected: Record<string, number> = {};
const violations: string[] = [];
let invariants = 0;

/** Lets everything come to rest and looks. */
const check = async (after: string): Promise<void> => {
  feed.pause();
  if (!(await settled(stream))) violations.push(`${after}: the stream does not empty`);
  const { checked, violations: found } = await checkInvariants(database, jurisdiction, feed.acknowledged);
  invariants += checked;
  for (const violation of found) violations.push(`${after}: ${violation}`);
  if (found.length > 0) for (const post of house.posts) say(`${post.name} said:\n${post.current().said()}`);
  say(`${after}: ${feed.acknowledged.size} acknowledged, ${found.length === 0 ? 'sound' : found.join('; ')}`);
  feed.resume();
};

const inject = async (fault: Fault): Promise<void> => {
  injected[fault.name] = (injected[fault.name] ?? 0) + 1;
  try {
    violations.push(...(await fault.inject(world)));
  } catch (error) {
    violations.push(`${fault.name}: ${error instanceof Error ? error.message : 'failed'}`);
  }
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

if (isKillsOnly) {
  const [kill] = FAULTS;
  for (let count = 0; count < kills && kill !== undefined; count += 1) {
    await wait(random() * 1_500);
    await inject(kill);
  }
  await check(`${kills} kills`);
} else {
  const only = values.only ?? '';
  const possible = FAULTS.filter((fault) => fault.isPossible(world) && fault.name.includes(only));
  // Every kind once, in an order of its own, before any comes again.
  for (let round: Fault[] = []; performance.now() < endAt;) {
    if (round.length === 0)
      round = possible
        .map((fault) => ({ fault, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ fault }) => fault);
    const fault = round.pop();
    if (fault === undefined) break;
    await wait(1_000 + random() * 2_000);
    await inject(fault);
    await check(fault.name);
  }
}

await feed.end();
await house.close();
await stream[Symbol.asyncDispose]();
if (opened === null) await database.close();
else await opened[Symbol.asyncDispose]();
far?.remove();
await nats?.remove();
await cluster?.remove();

const report = {
  faults: Object.values(injected).reduce((sum, count) => sum + count, 0),
  injected,
  notPossibleHere: FAULTS.filter((fault) => !isKillsOnly && !fault.isPossible(world)).map(({ name }) => name),
  acknowledgedTexts: feed.acknowledged.size,
  refusedHandovers: feed.failures(),
  invariantsChecked: invariants,
  violations,
  machine: machine(),
};
if (values.json) console.log(JSON.stringify(report));
else
  for (const [name, value] of Object.entries(report))
    console.log(`${name.padEnd(18)} ${JSON.stringify(value)}`);
process.exit(violations.length === 0 ? 0 : 1);
