// Compiles what is written in AssemblyScript to WebAssembly and keeps it as text beside the sources that use it, so that the
// package needs no build step. A test compiles again and compares.
import { main } from 'assemblyscript/asc';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const COMMON = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--initialMemory',
  '1',
  '--config',
  'none',
];

/** What is compiled: the entry, the source that it is kept in as a constant, and what it needs of WebAssembly. */
export const MODULES = [
  {
    entry: 'main.ts',
    constant: 'SCANNER_WASM',
    source: 'src/names/city/scanner-wasm.ts',
    options: ['--sharedMemory', '--maximumMemory', '65536', '--enable', 'threads'],
  },
  {
    entry: 'weigh.ts',
    constant: 'WEIGH_WASM',
    source: 'src/reading/model/weigh-wasm.ts',
    options: ['--enable', 'simd'],
  },
];

/**
 * The compiled module's bytes.
 * @param {typeof MODULES[number]} module
 * @returns {Promise<Uint8Array>}
 */
const compile = async ({ entry, options }) => {
  /** @type {Uint8Array} */
  let bytes = new Uint8Array();
  const { error } = await main([entry, '--baseDir', here, '--outFile', 'out.wasm', ...COMMON, ...options], {
    writeFile: (name, contents) => {
      if (name === 'out.wasm' && typeof contents !== 'string') bytes = contents;
    },
  });
  if (error) throw error;
  return bytes;
};

/**
 * The generated source that holds a module.
 * @param {typeof MODULES[number]} module
 */
export const sourceOf = async (module) =>
  `// Made by \`node packages/text/wasm/compile.mjs\` from packages/text/wasm. Not to be edited.\nexport const ${module.constant} =\n  '${Buffer.from(await compile(module)).toString('base64')}';\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const module of MODULES)
    await writeFile(new URL(`../${module.source}`, import.meta.url), await sourceOf(module));
