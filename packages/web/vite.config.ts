import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: {
    conditions: ['weisu:source', 'module', 'browser', 'development|production'],
    // Checking is the server's; zod would be a third of the first view (64 kB gzipped).
    alias: { zod: fileURLToPath(new URL('src/api/unchecked-schema.ts', import.meta.url)) },
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The pure packages run nothing on import that a page needs; what is not used is left out.
      treeshake: { moduleSideEffects: (id) => !/packages\/(text|core|contract)\/|\/zod\//.test(id) },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
});
