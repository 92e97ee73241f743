import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a cold browser must load before the first page stands: the shell and, within it, the page of the day, in Chinese. */
const ROOTS = ['index.html'];

/**
 * @typedef {{ file: string, imports?: string[] }} Chunk
 * @param {Record<string, Chunk>} manifest as Vite writes it
 * @param {readonly string[]} roots
 * @returns {string[]} the script files that the roots need, each once
 */
export function scriptsOf(manifest, roots) {
  const seen = new Set();
  const visit = (/** @type {string} */ key) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`${key} is not in the manifest of the build`);
    if (seen.has(chunk.file)) return;
    seen.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const root of roots) visit(root);
  return [...seen].filter((file) => file.endsWith('.js'));
}

/**
 * Bytes of script of the first view, gzipped as the server sends them.
 * @param {string} dist folder of the built pages
 * @returns {{ files: { file: string, bytes: number }[], bytes: number }}
 */
export function measureFirstView(dist) {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is missing: build the pages first`);
  const files = scriptsOf(JSON.parse(readFileSync(path, 'utf8')), ROOTS).map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
  }));
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
