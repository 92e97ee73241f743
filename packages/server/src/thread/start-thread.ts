import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** What a thread is started with: `data` is its `workerData`. */
export type ThreadOptions = { readonly data: unknown; readonly resourceLimits?: ResourceLimits };

/**
 * From sources a thread needs the loader of TypeScript registered in itself: what the program was started with does not reach there
 * on Node 20.
 */
const startFromSource = (file: string, { data, ...limits }: ThreadOptions): Worker => {
  // `require.resolve` finds the CommonJS build, whose own loader file is not where it looks for it
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  ).href;
  const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(`${file}.ts`)}); })`;
  return new Worker(start, {
    eval: true,
    workerData: data,
    execArgv: ['--conditions=weisu:source'],
    ...limits,
  });
};

/** Starts a module in a thread of its own: `file` is its address without `.ts` or `.js`, as `new URL('./reader', import.meta.url)`. */
export const startThread = (file: URL, options: ThreadOptions): Worker => {
  if (import.meta.url.endsWith('.ts')) return startFromSource(file.href, options);
  const { data, ...limits } = options;
  return new Worker(new URL(`${file.href}.js`), { workerData: data, execArgv: [], ...limits });
};
