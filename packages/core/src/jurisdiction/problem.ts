import type { JurisdictionFile } from './jurisdiction.ts';

/** Where in a file: the list (empty where the file itself is the list), the index from 0, and the entry's own id if it has one. */
export type ProblemEntry = { readonly list: string; readonly index: number; readonly id: string | null };

/** One thing wrong in a jurisdiction's folder, in words. `entry` is null where the fault is not in a list. */
export type JurisdictionProblem = {
  readonly file: JurisdictionFile;
  readonly entry: ProblemEntry | null;
  /** Path of the field inside the entry, such as `needs[1]` or `name.en`; empty for the entry as a whole. */
  readonly field: string;
  readonly zh: string;
  readonly en: string;
};

const placeOf = ({ file, entry, field }: JurisdictionProblem): string => {
  const id = entry === null || entry.id === null ? '' : ` "${entry.id}"`;
  const at = entry === null ? '' : ` ${entry.list}[${entry.index}]${id}`;
  return `${file}.json${at}${field === '' ? '' : ` ${field}`}`;
};

/** One line: file, entry, field, then what is wrong in Chinese and English. */
export const problemLine = (problem: JurisdictionProblem): string =>
  `${placeOf(problem)}: ${problem.zh} / ${problem.en}`;

/** Thrown with every problem of the folder at once, so that one round of corrections is enough. */
export class JurisdictionError extends Error {
  readonly problems: readonly JurisdictionProblem[];
  constructor(problems: readonly JurisdictionProblem[]) {
    super(
      `法域数据有 ${problems.length} 处错误 / ${problems.length} errors in the jurisdiction data:\n` +
        problems.map((problem) => `  ${problemLine(problem)}`).join('\n'),
    );
    this.name = 'JurisdictionError';
    this.problems = problems;
  }
}
