import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { NODE_FLAGS } from './node-flags.mjs';

const PACKAGES = ['text', 'core', 'contract', 'server', 'cli'];
const DOCUMENTS = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
  'NOTICE',
  'docs',
  'deploy',
  'jurisdictions',
];

/** Starts the bundled product; `WEISU_NODE` names another Node than that of the path. */
export const LAUNCHER = `#!/bin/sh
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
exec "\${WEISU_NODE:-node}" ${NODE_FLAGS.join(' ')} "$here/packages/cli/dist/main.js" "$@"
`;

/**
 * What of the project itself a bundle holds: compiled code and data, pages, documents; no sources.
 * @param {string} root
 * @returns {string[]} paths relative to `root`
 */
export function bundledFiles(root) {
  return [
    'package.json',
    ...PACKAGES.flatMap((name) => [`packages/${name}/package.json`, `packages/${name}/dist`]),
    'packages/web/dist',
    ...DOCUMENTS,
  ].filter((file) => {
    if (existsSync(join(root, file))) return true;
    if (file.endsWith('/dist')) throw new Error(`${file} is missing: run npm run build`);
    return false;
  });
}

/**
 * Libraries that run in production, from what `npm ls --parseable` prints, with optional ones for this platform.
 * @param {string} root
 * @param {string} listed
 * @returns {{ from: string, linkTo: string | null }[]} `from` relative to `root`; `linkTo` for the project's own packages
 */
export function productionLibraries(root, listed) {
  const libraries = [];
  for (const line of new Set(listed.split('\n').filter((path) => path !== ''))) {
    const from = relative(root, line);
    if (from.startsWith('node_modules/') || /^packages\/[^/]+\/node_modules\//.test(from))
      libraries.push({ from, linkTo: null });
  }
  const scope = join(root, 'node_modules/@weisu');
  for (const name of readdirSync(scope)) {
    const from = join('node_modules/@weisu', name);
    if (!PACKAGES.includes(name) || !lstatSync(join(root, from)).isSymbolicLink()) continue;
    libraries.push({ from, linkTo: relative(dirname(join(root, from)), realpathSync(join(root, from))) });
  }
  if (libraries.length < 20)
    throw new Error(`npm ls named only ${libraries.length} libraries: run npm install`);
  return libraries;
}
