// npm start: everything from a fresh clone to a page with warnings, on one command.
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './ensure-install.mjs';
import { runEntry } from './run-entry.mjs';
import { ensureWebBuilt } from './web-build.mjs';

ensureInstalled();
if (!ensureWebBuilt()) process.exit(1);

console.log('正在启动… · Starting … (Ctrl-C 停止 · stops)');
process.exit(
  await runEntry(join(ROOT, 'packages/cli/src/main.ts'), ['serve', '--demo', ...process.argv.slice(2)], {
    cwd: ROOT,
  }),
);
