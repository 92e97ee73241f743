import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './ensure-install.mjs';

const PACKAGES = ['text', 'core', 'contract', 'server', 'web', 'cli'];

/** A small copy of the layout in which every rule can be broken without touching the real one. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'weisu-layout-'));
  write('package.json', JSON.stringify({ name: 'copy', type: 'module', workspaces: ['packages/*'] }));
  mkdirSync(join(copy, 'node_modules/@weisu'), { recursive: true });
  for (const name of PACKAGES) {
    write(
      `packages/${name}/package.json`,
      JSON.stringify({
        name: `@weisu/${name}`,
        type: 'module',
        exports: { '.': { 'weisu:source': './src/index.ts' } },
        dependencies: { pg: '*' },
      }),
    );
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@weisu', name));
  }
  symlinkSync(join(ROOT, 'node_modules/pg'), join(copy, 'node_modules/pg'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), content);
}

/** Names of the rules that the given sources break, once each. */
function broken(sources: Readonly<Record<string, string>>): readonly string[] {
  for (const name of PACKAGES) {
    rmSync(join(copy, 'packages', name, 'src'), { recursive: true, force: true });
    write(`packages/${name}/src/index.ts`, `export const ${name} = '${name}';\n`);
  }
  for (const [path, content] of Object.entries(sources)) write(path, content);
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const result = spawnSync(
    process.execPath,
    [cruise, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages'],
    { cwd: copy, encoding: 'utf8' },
  );
  const { summary } = JSON.parse(result.stdout) as {
    summary: { violations: { rule: { name: string } }[] };
  };
  return [...new Set(summary.violations.map((violation) => violation.rule.name))].toSorted();
}

describe('import direction', () => {
  test('imports that point left are accepted', () => {
    const sources = {
      'packages/core/src/a.ts': "import { text } from '@weisu/text';\nexport const a = text;\n",
      'packages/cli/src/a.ts': "import { server } from '@weisu/server';\nexport const a = server;\n",
      'packages/server/src/store/a.ts': "import pg from 'pg';\nexport const a = pg;\n",
      'packages/server/src/b.ts':
        "import { readFile } from 'node:fs/promises';\nexport const b = readFile;\n",
      'packages/core/src/a.test.ts':
        "import { readFile } from 'node:fs/promises';\nexport const b = readFile;\n",
    };
    expect(broken(sources)).toEqual([]);
  });

  test.each([
    [
      'direction-text',
      'packages/text/src/a.ts',
      "import { core } from '@weisu/core';\nexport const a = core;\n",
    ],
    [
      'direction-core',
      'packages/core/src/a.ts',
      "import type { server } from '@weisu/server';\nexport type A = typeof server;\n",
    ],
    ['direction-contract', 'packages/contract/src/a.ts', "export { web } from '@weisu/web';\n"],
    ['direction-server', 'packages/server/src/a.ts', "export const a = () => import('@weisu/cli');\n"],
    [
      'direction-web',
      'packages/web/src/a.tsx',
      'import { server } from \'@weisu/server\';\nexport const a = <p className="x">{server}</p>;\n',
    ],
    [
      'no-node-in-pure-code',
      'packages/core/src/a.ts',
      "import { readFile } from 'node:fs/promises';\nexport const a = readFile;\n",
    ],
    ['no-node-in-pure-code', 'packages/web/src/a.ts', "import path from 'path';\nexport const a = path;\n"],
    ['sql-in-store-only', 'packages/server/src/http/a.ts', "import pg from 'pg';\nexport const a = pg;\n"],
    [
      'resolvable',
      'packages/core/src/a.ts',
      "import { nothing } from './nothing.ts';\nexport const a = nothing;\n",
    ],
  ])('%s is caught in %s', (rule, path, content) => {
    expect(broken({ [path]: content })).toEqual([rule]);
  });

  test('a deep import across packages is caught, by relative path and by name', () => {
    const deep = {
      'packages/text/src/inner.ts': 'export const inner = 1;\n',
      'packages/core/src/a.ts': "import { inner } from '../../text/src/inner.ts';\nexport const a = inner;\n",
    };
    expect(broken(deep)).toEqual(['no-relative-path-to-package', 'package-root-only']);
    const root = {
      'packages/core/src/a.ts': "import { text } from '../../text/src/index.ts';\nexport const a = text;\n",
    };
    expect(broken(root)).toEqual(['no-relative-path-to-package']);
    const byName = {
      'packages/text/src/inner.ts': 'export const inner = 1;\n',
      'packages/core/src/a.ts':
        "import { inner } from '@weisu/text/src/inner.ts';\nexport const a = inner;\n",
    };
    expect(broken(byName)).not.toEqual([]);
  });

  test('an import inside `await using` is seen', () => {
    const using =
      "export async function a(): Promise<void> {\n  await using x = await import('@weisu/server');\n}\n";
    expect(broken({ 'packages/core/src/a.ts': using })).toEqual(['direction-core']);
  });

  test('a cycle is caught, also one of types only', () => {
    const cycle = (word: string) => ({
      'packages/core/src/a.ts': `import ${word} { B } from './b.ts';\nexport type A = B[];\nexport const a = 1;\n`,
      'packages/core/src/b.ts': `import ${word} { A } from './a.ts';\nexport type B = A[];\nexport const b = 1;\n`,
    });
    expect(broken(cycle('type'))).toEqual(['no-cycle']);
    expect(broken(cycle(''))).toEqual(['no-cycle']);
  });

  test('product code that imports a test is caught', () => {
    const sources = {
      'packages/core/src/a.test.ts': 'export const sample = 1;\n',
      'packages/core/src/a.ts': "import { sample } from './a.test.ts';\nexport const a = sample;\n",
    };
    expect(broken(sources)).toEqual(['no-test-in-product']);
  });
});
