// Compiles the scanner (AssemblyScript) to WebAssembly and keeps it as text beside the sources that use it, so that the
// package needs no build step. A test compiles again and compares.
import { main } from 'assemblyscript/asc';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const OPTIONS = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory',
  '1',
  '--maximumMemory',
  '65536',
  '--enable',
  'threads',
  '--config',
  'none',
];

/**
 * The compiled module's bytes.
 * @returns {Promise<Uint8Array>}
 */
export const compile = async () => {
  /** @type {Uint8Array} */
  let bytes = new Uint8Array();
  const { error } = await main(['main.ts', '--baseDir', here, '--outFile', 'scan.wasm', ...OPTIONS], {
    writeFile: (name, contents) => {
      if (name === 'scan.wasm' && typeof contents !== 'string') bytes = contents;
    },
  });
  if (error) throw error;
  return bytes;
};

/**
 * The generated source that holds the module.
 * @param {Uint8Array} bytes
 */
export const sourceOf = (bytes) =>
  `// Made by \`node packages/text/wasm/compile.mjs\` from packages/text/wasm. Not to be edited.\nexport const SCANNER_WASM =\n  '${Buffer.from(bytes).toString('base64')}';\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await writeFile(new URL('../src/names/city/scanner-wasm.ts', import.meta.url), sourceOf(await compile()));
