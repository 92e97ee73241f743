// A server over one story's city, for its test: the parent tells it the time, and asks it for the rosters of the story.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Instant, inventClaimRoster } from '@weisu/core';
import {
  createApp,
  demonstrationLogins,
  loadJurisdiction,
  migrate,
  openDatabase,
  openStory,
  serveApp,
  writeSheet,
} from '@weisu/server';
import type { StoryAnswer, StoryRequest } from './story-message.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const [scenario = ''] = process.argv.slice(2);

const jurisdiction = await loadJurisdiction(`${ROOT}jurisdictions/beijing`);
const database = await openDatabase({ memory: true });
await migrate(database);
const story = await openStory(database, scenario, {
  jurisdiction,
  logins: demonstrationLogins(jurisdiction),
});

let told = { at: '2021-01-01T00:00:00.000Z' as Instant, since: performance.now() };
/** The time that was told, and what has passed since: acts follow one another. */
const now = (): Instant => new Date(Date.parse(told.at) + (performance.now() - told.since)).toISOString();

const webDir = `${ROOT}packages/web/dist`;
const app = createApp({
  database,
  jurisdiction,
  now,
  version: 'story',
  ...(existsSync(webDir) ? { webDir } : {}),
});
const serving = await serveApp(app, { port: 0, host: '127.0.0.1' });

const answerOf = async (request: StoryRequest): Promise<StoryAnswer['value']> => {
  if (request.ask === 'go-to') {
    told = { at: request.at, since: performance.now() };
    await story.goTo(request.at);
    return null;
  }
  const rows = inventClaimRoster({
    key: `${scenario} ${request.on}`,
    count: request.count,
    totalFen: request.totalFen,
    appliedOn: request.on,
    stage: jurisdiction.claims.startsAt,
    kinds: jurisdiction.claims.kinds.map(({ id }) => id),
  });
  const kindName = (id: string): string =>
    jurisdiction.claims.kinds.find((kind) => kind.id === id)?.name.zh ?? id;
  return writeSheet(`立案名册${request.on}`, 'xlsx', [
    ['姓名', '身份证号', '案由', '申请金额', '申请日期'],
    ...rows.map(({ name, identity, kind, amountFen }) => [
      name,
      identity,
      kindName(kind),
      amountFen / 100,
      request.on,
    ]),
  ]);
};

process.on('message', (request: StoryRequest) => {
  void answerOf(request).then(
    (value) => process.send?.({ number: request.number, value } satisfies StoryAnswer),
    (error: unknown) =>
      process.send?.({ number: request.number, value: null, problem: String(error) } satisfies StoryAnswer),
  );
});
process.on('SIGTERM', () => {
  void serving
    .stop()
    .then(() => database.close())
    .then(() => process.exit(0));
});
process.send?.({ number: 0, value: { url: serving.url } } satisfies StoryAnswer);
