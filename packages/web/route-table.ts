import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const ROUTES = fileURLToPath(new URL('../contract/src/routes.ts', import.meta.url));

type Asked = { readonly method: string; readonly path: string };

/**
 * Writes the contract's routes into the pages as what a client asks of them: method and path. The schemas that describe what is sent
 * and answered are the server's to check; reading their 150 kB took a cold browser longer than anything else of ours.
 */
export const routeTable = (): Plugin => ({
  name: 'weisu:route-table',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: ROUTES },
    handler: async () => {
      const { module } = await runnerImport<{ routes: Readonly<Record<string, Asked>> }>(ROUTES, {
        configFile: false,
        resolve: { conditions: ['weisu:source'] },
      });
      const table = Object.fromEntries(
        Object.entries(module.routes).map(([name, { method, path }]) => [name, { method, path }]),
      );
      return `export const routes = ${JSON.stringify(table)};`;
    },
  },
});
