import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Jurisdiction, JurisdictionFile, JurisdictionProblem } from '@weisu/core';
import { JURISDICTION_FILES, JurisdictionError, parseJurisdiction } from '@weisu/core';
import { checkLetterTemplates, readLetterTemplates } from './read-letter-templates.ts';

/** The content of one file; undefined where there is none. Broken JSON is put among the problems. */
const readJson = async (
  dir: string,
  file: JurisdictionFile,
  problems: JurisdictionProblem[],
): Promise<unknown> => {
  let text: string;
  try {
    text = await readFile(join(dir, `${file}.json`), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    // Editors on Windows put a byte order mark in front, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    problems.push({
      file,
      entry: null,
      field: '',
      zh: `不是有效的 JSON：${words}`,
      en: `is not valid JSON: ${words}`,
    });
    return undefined;
  }
};

/**
 * Reads a jurisdiction's folder, one JSON file for each key of `JURISDICTION_FILES`, and the letter templates beside them.
 * Throws a `JurisdictionError` that names file, entry and field of everything wrong; a missing file is one of the errors.
 */
export const loadJurisdiction = async (dir: string): Promise<Jurisdiction> => {
  const broken: JurisdictionProblem[] = [];
  const files = Object.keys(JURISDICTION_FILES) as JurisdictionFile[];
  const contents = await Promise.all(
    files.map(async (file) => [file, await readJson(dir, file, broken)] as const),
  );
  const record = Object.fromEntries(contents) as Record<JurisdictionFile, unknown>;
  const missing: JurisdictionProblem[] = [];
  record.letters = await readLetterTemplates(dir, record.letters, missing);
  try {
    const jurisdiction = parseJurisdiction(record);
    const wrong = missing.length > 0 ? missing : checkLetterTemplates(jurisdiction);
    if (wrong.length > 0) throw new JurisdictionError(wrong);
    return jurisdiction;
  } catch (error) {
    if (!(error instanceof JurisdictionError)) throw error;
    const named = new Set(broken.map((problem) => problem.file));
    const rest = error.problems.filter(
      (problem) => !(named.has(problem.file) && record[problem.file] === undefined),
    );
    throw new JurisdictionError([
      ...broken,
      ...missing.filter((problem) => !rest.includes(problem)),
      ...rest,
    ]);
  }
};
