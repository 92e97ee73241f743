import { afterAll, beforeAll, expect, it } from 'vitest';
import { forEachEngine } from '../packages/server/src/store/test-database.ts';
import { fuzzRoutes, newTally } from './fuzz-routes.ts';
import { layWorld, loadPlace, openWorld, type World } from './world.ts';

/** The short form of `npm run fuzz`: the same requests each time. */
const REQUESTS = 400;
const LONGEST_MS = 600_000;

forEachEngine((engine, open) => {
  let world: World;
  beforeAll(async () => {
    const place = await loadPlace();
    const database = await open();
    await layWorld(database, place);
    world = await openWorld(database, place);
  }, LONGEST_MS);
  afterAll(() => world.database.close());

  it(
    'answers whatever is sent without a fault, and nobody hears of what is another’s',
    async () => {
      const tally = newTally();
      await fuzzRoutes(world, tally, {
        seed: engine === 'pglite' ? 1 : 2,
        from: 0,
        count: REQUESTS,
        atOnce: 1,
      });
      expect(tally.findings.map(({ kind, what, request }) => ({ kind, what, request }))).toEqual([]);
      expect(tally.requests).toBe(REQUESTS);
      // A generator that nothing lets in would find nothing either.
      expect(tally.statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 4);
    },
    LONGEST_MS,
  );
});
