import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { AHEAD, aheadScript } from './ahead-script.ts';
import { routeTable } from './route-table.ts';

const UNCHECKED = fileURLToPath(new URL('src/api/unchecked-schema.ts', import.meta.url));
/** The pure packages run nothing on import that a page needs; what is not used is left out. */
const moduleSideEffects = (id: string): boolean => !/packages\/(text|core|contract)\/|\/zod\//.test(id);

export default defineConfig(({ command }) => ({
  plugins: [react(), routeTable({ zod: UNCHECKED, moduleSideEffects }), aheadScript()],
  resolve: {
    conditions: ['weisu:source', 'module', 'browser', 'development|production'],
    // Checking is the server's; zod would add 25 kB gzipped to the first view. In development nothing is left out of the
    // pure packages, and what they do with schemas on import needs the real one.
    alias: command === 'build' ? { zod: UNCHECKED } : {},
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // What the first view needs is measured against its budget: `npm run check:web`.
    manifest: true,
    rolldownOptions: {
      output: {
        // What every cold browser needs, in three files: what is asked first, what changes with the libraries only, and the rest.
        // Fifty small ones took longer to ask for than to read.
        codeSplitting: {
          groups: [
            { name: AHEAD, test: /web.src.ahead.ahead\.ts$/, priority: 2 },
            { name: 'libraries', tags: ['$initial'], test: /node_modules|rolldown.runtime/, priority: 1 },
            // The entry stays what it is: the page and the manifest name it.
            { name: 'first', tags: ['$initial'], test: /^(?!.*web.(src.main\.tsx|index\.html)$)/ },
          ],
        },
      },
      treeshake: { moduleSideEffects },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
}));
