import { defineConfig } from 'vitest/config';

/** Conditions make workspace packages resolve to their sources, so that no build step stands between an edit and its test. */
const source = {
  resolve: { conditions: ['weisu:source'] },
  ssr: { resolve: { conditions: ['weisu:source'] } },
};

/** How many times over properties are tried: once in `npm run check`, five times in `npm test`. */
const thoroughness = Number(process.env['WEISU_TEST_THOROUGHNESS'] ?? 1);
declare module 'vitest' {
  export interface ProvidedContext {
    thoroughness: number;
  }
}

export default defineConfig({
  test: {
    // Half of the time of a database test is spent waiting for the database: a core left free for the program would idle.
    maxWorkers: '100%',
    projects: [
      {
        ...source,
        test: {
          name: 'pure',
          // Of the pages, what reads their words and sheets only: a word left over should not wait for the slow round.
          include: [
            'packages/{text,core,contract}/src/**/*.test.ts',
            'packages/web/src/{strings,styles}/**/*.test.ts',
            'jurisdictions/**/*.test.ts',
          ],
          exclude: ['**/*.slow.test.ts', '**/node_modules/**'],
          // Pure code keeps nothing that a neighbour could see; loading the learned weights once saves a third of the time.
          isolate: false,
          provide: { thoroughness },
          // Property tests take a second alone and many times that on a shared machine.
          testTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'slow',
          include: ['packages/{text,core,contract}/src/**/*.slow.test.ts'],
          isolate: false,
          provide: { thoroughness },
          testTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'io',
          include: [
            'packages/{server,cli}/src/**/*.test.ts',
            'packages/text/train/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // Some start whole programs, each of which takes seconds alone and many times that on a shared machine.
          testTimeout: 180_000,
        },
      },
      {
        ...source,
        test: {
          name: 'db',
          include: ['packages/{server,cli}/src/**/*.db.test.ts', 'fuzz/**/*.db.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        ...source,
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['packages/web/src/**/*.test.{ts,tsx}'],
          exclude: ['packages/web/src/{strings,styles}/**', '**/node_modules/**'],
        },
      },
    ],
  },
});
