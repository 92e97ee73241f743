import { parseArgs } from 'node:util';
import { routes } from '../packages/contract/src/index.ts';
import { fuzzParsers } from './fuzz-parsers.ts';
import { fuzzRoutes, newTally } from './fuzz-routes.ts';
import type { Finding } from './judge.ts';
import { openRounds } from './throw-away-rounds.ts';
import { startWatcher } from './watcher.ts';
import { loadPlace, openWorld } from './world.ts';

const USAGE = `npm run fuzz -- [--requests 20000] [--seed 1] [--from 0] [--parsers 2000] [--at-once 6]

  --requests  made from the contract's schemas, asked as every role of an application in this process, on PostgreSQL
  --parsers   files given to every parser
  --from      number of the first request; with --requests 1 --at-once 1 one is asked again alone
  --at-once   requests under way at a time
`;

const ROUND = 20_000;
const LONGEST_STILL_MS = 120_000;
const SHOWN = 40;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    parsers: { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '6' },
    help: { type: 'boolean', default: false },
  },
});

const numberOf = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`${text} is no number\n\n${USAGE}`);
  return process.exit(2);
};
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const seed = numberOf(values.seed);
const count = numberOf(values.requests);
const first = numberOf(values.from);
const atOnce = Math.max(1, numberOf(values['at-once']));

const show = ({ kind, what, request }: Finding): void => {
  const { number, method, address, asker, body } = request;
  console.log(
    `✗ ${kind} · request ${number} · ${method} ${address.slice(0, 300)} as ${asker ?? 'a stranger'}`,
  );
  if (body !== undefined) console.log(`    ${body.slice(0, 500)}`);
  console.log(`    ${what.slice(0, 1500)}`);
};

const startedMs = performance.now();
const parsed = await fuzzParsers({
  seed,
  count: numberOf(values.parsers),
  onParser: (name, slowestMs) => console.error(`${name}: slowest ${Math.round(slowestMs)} ms`),
});
for (const problem of parsed.problems.slice(0, SHOWN)) console.log(`✗ parser · ${problem}`);
console.log(
  `parsers: ${parsed.runs} files in ${parsed.parsers} parsers, ${parsed.refused} refused by name, ${parsed.problems.length} faults`,
);

// With no requests only the parsers were wanted: no database is needed for them.
if (count === 0) process.exit(parsed.problems.length > 0 ? 1 : 0);

const place = await loadPlace();
const rounds = await openRounds(place);
const tally = newTally();
const watcher = startWatcher(LONGEST_STILL_MS);
try {
  for (let from = first; from < first + count; from += ROUND) {
    const database = await rounds.openRound();
    try {
      const world = await openWorld(database, place);
      const shownBefore = tally.findings.length;
      await fuzzRoutes(world, tally, {
        seed,
        from,
        count: Math.min(ROUND, first + count - from),
        atOnce,
        onRequest: watcher.saw,
      });
      if (shownBefore < SHOWN) tally.findings.slice(shownBefore, SHOWN).forEach(show);
    } finally {
      await database.close();
    }
    const seconds = (performance.now() - startedMs) / 1000;
    console.error(
      `${tally.requests} of ${count} requests, ${tally.findings.length} findings, ${Math.round(tally.requests / seconds)} a second`,
    );
  }
} finally {
  await watcher.stop();
  await rounds.close();
}

const of = (kinds: readonly Finding['kind'][]): number =>
  tally.findings.filter(({ kind }) => kinds.includes(kind)).length;
const statuses = [...tally.statuses]
  .toSorted(([a], [b]) => a - b)
  .map(([status, times]) => `${status}: ${times}`);
console.log(`statuses ${statuses.join(', ')}`);
const silent = Object.keys(routes).filter((name) => !tally.answered.has(name as keyof typeof routes));
console.log(
  `routes answered with 200: ${tally.answered.size} of ${Object.keys(routes).length}; never: ${silent.join(' ') || 'none'}`,
);
console.log(
  `seed ${seed}: ${tally.requests} requests in ${Math.round((performance.now() - startedMs) / 1000)} s: ${of(['unexpected', 'status'])} faults, ${of(['hang'])} hangs, ${of(['leak', 'worker-leak'])} leaks, ${of(['header'])} without headers`,
);
process.exitCode = tally.findings.length + parsed.problems.length > 0 ? 1 : 0;
