import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startServer } from '../scripts/test-browser.mjs';

export type OwnDesk = {
  readonly url: string;
  /** Has the page go to this server, and not to the one that the other stories share. */
  readonly lead: (page: Page) => void;
  readonly close: () => Promise<void>;
};

/**
 * A server of its own for a story that needs another than the shared one.
 * @param before what is done to its data, between a first start that seeds the city and the one that stays
 */
export const openOwnDesk = async (
  env: Readonly<Record<string, string>> = {},
  before?: (dataFolder: string) => Promise<void>,
): Promise<OwnDesk> => {
  const folder = mkdtempSync(join(tmpdir(), 'weisu-own-desk-'));
  const start = async () => {
    const server = await startServer(folder, env);
    expect(await server.ready(), server.log()).toBe(true);
    return server;
  };
  let server = await start();
  if (before !== undefined) {
    await server.stop();
    await before(join(folder, 'data'));
    server = await start();
  }
  return {
    url: server.url,
    lead: (page) => {
      const goto = page.goto.bind(page);
      page.goto = (address, options) => goto(new URL(address, server.url).href, options);
    },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
