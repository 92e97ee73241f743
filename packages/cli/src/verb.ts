import type { Command } from 'commander';

/** A verb of the command line; it answers the exit code. */
export type Verb = { readonly register: (program: Command, end: (code: number) => void) => void };

export const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
