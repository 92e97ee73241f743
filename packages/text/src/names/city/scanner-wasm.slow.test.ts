import { describe, expect, it } from 'vitest';
import { compile, sourceOf } from '../../../wasm/compile.mjs';
import { SCANNER_WASM } from './scanner-wasm.ts';

describe('the compiled scanner', { timeout: 60_000 }, () => {
  it('is what its sources compile to', async () => {
    expect(sourceOf(await compile())).toContain(SCANNER_WASM);
  });
});
