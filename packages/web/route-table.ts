import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ROUTES = fileURLToPath(new URL('../contract/src/routes.ts', import.meta.url));

/** As the pages are read: what stands in for zod, and which modules do something by being there. */
type Reading = { readonly zod: string; readonly moduleSideEffects: (id: string) => boolean };

type Asked = { readonly method: string; readonly path: string };

/** The contract's routes themselves, by running what the bundler makes of them. */
const loadRoutes = async ({ zod, moduleSideEffects }: Reading): Promise<Readonly<Record<string, Asked>>> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['weisu:source'], alias: { zod } },
    build: {
      write: false,
      minify: false,
      lib: { entry: ROUTES, formats: ['es'] },
      rolldownOptions: { treeshake: { moduleSideEffects } },
    },
  });
  const [{ output }] = [built].flat() as [Extract<typeof built, { output: unknown }>];
  const code = Buffer.from(output[0].code).toString('base64');
  return ((await import(`data:text/javascript;base64,${code}`)) as { routes: Record<string, Asked> }).routes;
};

/**
 * Writes the contract's routes into the pages as what a client asks of them: method and path. The schemas that describe what is sent
 * and answered are the server's to check; they were 92 kB that every cold browser read and no page looked at.
 */
export const routeTable = (reading: Reading): Plugin => ({
  name: 'weisu:route-table',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: ROUTES },
    handler: async () => {
      const table = Object.fromEntries(
        Object.entries(await loadRoutes(reading)).map(([name, { method, path }]) => [name, { method, path }]),
      );
      return `export const routes = ${JSON.stringify(table)};`;
    },
  },
});
