#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runEntry } from '../../../scripts/run-entry.mjs';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
process.exit(await runEntry(main, process.argv.slice(2)));
