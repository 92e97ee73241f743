import { createProgram } from './program.ts';
import { run } from './run.ts';

// Whoever reads (`weisu … | head`) may stop before we have said everything; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(createProgram, process.argv.slice(2));
