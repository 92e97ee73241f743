// npm run dev: the server from its sources, and the pages through Vite with hot replacement, together.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './ensure-install.mjs';
import { runEntry } from './run-entry.mjs';

ensureInstalled();

const vite = spawn(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js')], {
  cwd: join(ROOT, 'packages/web'),
  stdio: 'inherit',
});
vite.on('exit', (code) => {
  if (code) console.error('Vite 已退出，服务仍在运行。· Vite has ended; the server goes on.');
});

const args = ['serve', '--demo', ...process.argv.slice(2)];
const code = await runEntry(join(ROOT, 'packages/cli/src/main.ts'), args, { cwd: ROOT });
vite.kill('SIGTERM');
process.exit(code);
