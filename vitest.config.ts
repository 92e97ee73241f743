import { defineConfig } from 'vitest/config';

/** Conditions make workspace packages resolve to their sources, so that no build step stands between an edit and its test. */
const source = {
  resolve: { conditions: ['weisu:source'] },
  ssr: { resolve: { conditions: ['weisu:source'] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'pure',
          include: ['packages/{text,core,contract}/src/**/*.test.ts', 'jurisdictions/**/*.test.ts'],
          // Property tests take a second alone and many times that on a shared machine.
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
          testTimeout: 60_000,
        },
      },
      {
        ...source,
        test: {
          name: 'db',
          include: ['packages/{server,cli}/src/**/*.db.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...source,
        test: { name: 'web', environment: 'jsdom', include: ['packages/web/src/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
