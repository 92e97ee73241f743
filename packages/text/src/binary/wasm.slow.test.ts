import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MODULES, sourceOf } from '../../wasm/compile.mjs';

describe('compiled modules', { timeout: 60_000 }, () => {
  it.each(MODULES)('$constant is what $entry compiles to', async (module) => {
    const kept = await readFile(new URL(`../../${module.source}`, import.meta.url), 'utf8');
    expect(await sourceOf(module)).toBe(kept);
  });
});
