// After `tsc -b`: what the product reads beside its code (migrations and their like) goes where the compiled code looks for it.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './ensure-install.mjs';
import { listFiles } from './list-files.mjs';

/** Packages that run under Node; the pages are built by Vite. */
const DATA_FILE = /^packages\/(text|core|contract|server|cli)\/src\/(.+)$/;

/**
 * @param {string} root
 * @returns {string[]} the copied files, relative to `root`
 */
export function copyDataFiles(root = ROOT) {
  /** @type {Map<string, string>} */
  const copies = new Map();
  for (const file of listFiles(root)) {
    const parts = DATA_FILE.exec(file);
    if (parts !== null && !/\.(ts|tsx|mts)$/.test(file))
      copies.set(`packages/${parts[1]}/dist/${parts[2]}`, file);
  }
  // A migration that was renamed must not stay behind under its old name.
  for (const folder of new Set([...copies.keys()].map(dirname)))
    for (const name of existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
      if (name.endsWith('.sql') && !copies.has(`${folder}/${name}`)) rmSync(join(root, folder, name));
  for (const [to, from] of copies) {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(join(root, from), join(root, to));
  }
  return [...copies.keys()];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(`${copyDataFiles().length} data files beside the compiled code`);
