import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledFiles, productionLibraries } from './bundle-contents.mjs';
import { copyDataFiles } from './copy-data-files.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'weisu-contents-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text = ''): void => {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), text);
};

it('puts data beside the compiled code, and takes away a migration that was renamed', () => {
  write('packages/server/src/store/migrations/0002-new.sql', 'new');
  write('packages/server/src/store/migrate.ts');
  write('packages/server/dist/store/migrations/0002-old.sql', 'old');
  expect(copyDataFiles(root)).toEqual(['packages/server/dist/store/migrations/0002-new.sql']);
  expect(readFileSync(join(root, 'packages/server/dist/store/migrations/0002-new.sql'), 'utf8')).toBe('new');
  expect(() => readFileSync(join(root, 'packages/server/dist/store/migrations/0002-old.sql'))).toThrow(
    'ENOENT',
  );
});

it('refuses to bundle what was not built', () => {
  expect(() => bundledFiles(root)).toThrow('packages/text/dist is missing: run npm run build');
});

it('takes libraries as npm names them, links to own packages, and refuses a list that cannot be whole', () => {
  mkdirSync(join(root, 'node_modules/@weisu'), { recursive: true });
  mkdirSync(join(root, 'packages/core'), { recursive: true });
  symlinkSync('../../packages/core', join(root, 'node_modules/@weisu/core'));
  symlinkSync('../../packages/core', join(root, 'node_modules/@weisu/web'));
  const names = Array.from({ length: 20 }, (_, index) => `node_modules/library-${index}`);
  const listed = [root, ...names, 'packages/server/node_modules/nested', 'packages/core']
    .map((one) => (one === root ? one : join(root, one)))
    .join('\n');
  const found = productionLibraries(root, listed);
  expect(found.map(({ from }) => from)).toEqual([
    ...names,
    'packages/server/node_modules/nested',
    'node_modules/@weisu/core',
  ]);
  expect(found.at(-1)?.linkTo).toBe('../../packages/core');
  expect(() => productionLibraries(root, names[0] ?? '')).toThrow('run npm install');
});
