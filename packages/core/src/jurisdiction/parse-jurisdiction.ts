import type { z } from 'zod';
import { crossCheck } from './check/cross-check.ts';
import { issueWords } from './issue-words.ts';
import type { Jurisdiction, JurisdictionFile } from './jurisdiction.ts';
import { JURISDICTION_FILES } from './jurisdiction.ts';
import type { JurisdictionProblem, ProblemEntry } from './problem.ts';
import { JurisdictionError } from './problem.ts';

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (field, key) =>
      typeof key === 'number' ? `${field}[${key}]` : field === '' ? String(key) : `${field}.${String(key)}`,
    '',
  );

const idOf = (entry: unknown): string | null => {
  if (typeof entry !== 'object' || entry === null) return null;
  const { id, code, level } = entry as Record<string, unknown>;
  const own = id ?? code ?? level;
  return typeof own === 'string' ? own : null;
};

const at = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;

/** The outermost list on the path is the one a person edits: the entry is there, the rest is the field. */
const placeOf = (
  content: unknown,
  path: readonly PropertyKey[],
): { entry: ProblemEntry | null; field: string } => {
  const depth = path.findIndex((key) => typeof key === 'number');
  const index = path[depth];
  if (typeof index !== 'number' || depth > 1) return { entry: null, field: fieldOf(path) };
  const list = path.slice(0, depth);
  const entries = list.reduce<unknown>(at, content);
  return {
    entry: { list: fieldOf(list), index, id: idOf(at(entries, index)) },
    field: fieldOf(path.slice(depth + 1)),
  };
};

const problemOf = (
  file: JurisdictionFile,
  content: unknown,
  issue: z.core.$ZodIssue,
): JurisdictionProblem => {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return { file, ...placeOf(content, [...issue.path, ...keys]), ...issueWords(issue) };
};

/**
 * The jurisdiction that the parsed contents of its files describe. A file that is not there is `undefined`.
 * Throws a `JurisdictionError` that carries every problem of every file.
 */
export const parseJurisdiction = (files: Readonly<Record<JurisdictionFile, unknown>>): Jurisdiction => {
  const problems: JurisdictionProblem[] = [];
  const parsed: Partial<Record<JurisdictionFile, unknown>> = {};
  for (const file of Object.keys(JURISDICTION_FILES) as JurisdictionFile[]) {
    const content = files[file];
    if (content === undefined) {
      problems.push({ file, entry: null, field: '', zh: '缺少此文件', en: 'the file is missing' });
      continue;
    }
    const result = JURISDICTION_FILES[file].safeParse(content, { reportInput: true });
    if (result.success) parsed[file] = result.data;
    else problems.push(...result.error.issues.map((issue) => problemOf(file, content, issue)));
  }
  problems.push(...crossCheck(parsed as Partial<Jurisdiction>));
  if (problems.length > 0) throw new JurisdictionError(problems);
  return parsed as Jurisdiction;
};
