import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED = /^(text\/|application\/|image\/svg)/;
/** The bundler puts a hash into the names of this folder, so what a name holds never changes. */
const HASHED = /^\/assets\//;

type Loaded = {
  readonly changedMs: number;
  readonly bytes: Buffer;
  readonly gzipped: Buffer | undefined;
  readonly tag: string;
  readonly type: string;
};

const load = async (file: string, changedMs: number): Promise<Loaded> => {
  const bytes = await readFile(file);
  const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  const gzipped = COMPRESSED.test(type) && bytes.length > 1024 ? await compress(bytes) : undefined;
  return {
    changedMs,
    bytes,
    gzipped,
    type,
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  };
};

/** The file's path inside the folder, or undefined where the request would leave it or cannot be decoded. */
const within = (folder: string, requested: string): string | undefined => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requested);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const file = path.resolve(folder, `.${path.posix.normalize(`/${decoded}`)}`);
  return file.startsWith(folder + path.sep) ? file : undefined;
};

/** Serves the built pages from a folder; an address without a file is the page's own and gets `index.html`. */
export const staticFiles = (webDir: string): MiddlewareHandler => {
  const folder = path.resolve(webDir);
  const kept = new Map<string, Loaded>();

  const find = async (file: string | undefined): Promise<Loaded | undefined> => {
    if (file === undefined) return undefined;
    const found = await stat(file).catch(() => undefined);
    if (found === undefined || !found.isFile()) return undefined;
    const known = kept.get(file);
    if (known?.changedMs === found.mtimeMs) return known;
    const loaded = await load(file, found.mtimeMs);
    kept.set(file, loaded);
    return loaded;
  };

  const send = (context: Context, file: Loaded, immutable: boolean): Response => {
    context.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    context.header('ETag', file.tag);
    context.header('Vary', 'Accept-Encoding');
    if (context.req.header('if-none-match') === file.tag) return context.body(null, 304);
    context.header('Content-Type', file.type);
    const gzipped = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '') ? file.gzipped : undefined;
    if (gzipped !== undefined) context.header('Content-Encoding', 'gzip');
    return context.body(new Uint8Array(gzipped ?? file.bytes));
  };

  return async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return next();
    const requested = new URL(context.req.url).pathname;
    const asked = await find(within(folder, requested));
    if (asked !== undefined) return send(context, asked, HASHED.test(requested));
    // A missing asset must not be answered with a page: the browser would take it for a script.
    // Ids of pages hold dots, so only the endings of files count.
    if (HASHED.test(requested) || path.posix.extname(requested).toLowerCase() in TYPES) return next();
    const page = await find(path.join(folder, 'index.html'));
    return page === undefined ? next() : send(context, page, false);
  };
};
