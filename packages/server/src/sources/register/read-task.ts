import { relative, sep } from 'node:path';
import type { Jurisdiction } from '@weisu/core';
import { readRows, type SourceRow } from '../read-rows.ts';
import type { RowProblem } from '../row-problem.ts';
import type { BatchOptions } from './parse-batches.ts';

/** What is to be read, as a thread is told. */
export type ReadTask = {
  /** As the caller gave it: a file, or a folder of the files. */
  readonly path: string;
  readonly files: readonly string[];
  readonly jurisdiction: Pick<Jurisdiction, 'jurisdiction' | 'districts' | 'units'>;
  readonly options: BatchOptions;
};

const nameOf = (path: string, file: string): string =>
  (file === path ? file.split(sep).at(-1) : relative(path, file)) ?? file;

/** The rows of all files, one after another. */
export async function* readTask({ path, files }: ReadTask): AsyncGenerator<SourceRow | RowProblem> {
  for (const file of files) yield* readRows(file, nameOf(path, file));
}
