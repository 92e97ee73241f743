#!/usr/bin/env node
// Runs a TypeScript entry from its sources: node scripts/weisu-run.mjs FILE [arguments …]
import { runEntry } from './run-entry.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/weisu-run.mjs FILE [arguments …]');
  process.exit(2);
}
process.exit(await runEntry(file, args));
