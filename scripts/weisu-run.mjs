#!/usr/bin/env node
// Runs a TypeScript entry from its sources: node scripts/weisu-run.mjs [--built] FILE [arguments …]
// With --built the packages that it imports are compiled first, as they run in production.
import { ensureBuilt } from './ensure-built.mjs';
import { runEntry } from './run-entry.mjs';

const isBuilt = process.argv[2] === '--built';
const [file, ...args] = process.argv.slice(isBuilt ? 3 : 2);
if (file === undefined) {
  console.error('usage: node scripts/weisu-run.mjs [--built] FILE [arguments …]');
  process.exit(2);
}
if (isBuilt && !ensureBuilt()) process.exit(1);
process.exit(await runEntry(file, args, { isBuilt }));
