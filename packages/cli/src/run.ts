import { JurisdictionError } from '@weisu/core';
import { SeedRefusedError, SourceError } from '@weisu/server';
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { EXIT, UsageError } from './exit-code.ts';
import { note } from './verb.ts';

const isBadInput = (error: unknown): boolean =>
  [UsageError, SourceError, SeedRefusedError, JurisdictionError].some((kind) => error instanceof kind);

/** A stack helps whoever debugs the program, never whoever uses it. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return process.env['WEISU_DEBUG'] ? (error.stack ?? error.message) : error.message;
};

/** Runs one command line and answers its exit code; nothing is thrown. */
export const run = async (
  createProgram: (end: (code: number) => void) => Command,
  args: readonly string[],
): Promise<number> => {
  let code: number = EXIT.ok;
  try {
    await createProgram((ended) => (code = ended)).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    note(`错误 / error: ${wordsOf(error)}`);
    return isBadInput(error) ? EXIT.badInput : EXIT.failed;
  }
};
