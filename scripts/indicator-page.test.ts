import { readFile } from 'node:fs/promises';
import { indicatorPage } from '@weisu/core';
import { expect, it } from 'vitest';

it('docs/indicators.md lists the definitions as they are', async () => {
  const page = await readFile(new URL('../docs/indicators.md', import.meta.url), 'utf8');
  expect(page, 'run `weisu indicators --markdown > docs/indicators.md`').toBe(indicatorPage());
});
