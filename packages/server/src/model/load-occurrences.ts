import type { Occurrence } from '@weisu/core';
import { dateOrNull, numberOrNull, textOrNull, type Field } from '../sources/field.ts';
import { listFiles } from '../sources/list-files.ts';
import { fieldKey, isProblem, readRows, type SourceRow } from '../sources/read-rows.ts';
import { FieldError, type RowProblem } from '../sources/row-problem.ts';

/** Names of the columns that say what happened to whom, when, and from when it was known. */
export type OccurrenceColumns = {
  readonly enterprise: string;
  readonly on: string;
  /** Left out: known on the day it happened. */
  readonly recorded?: string | undefined;
  /** The first of these that the records have; none is fine. */
  readonly category: readonly string[];
  readonly partyCount: readonly string[];
};

/** Names under which records tell the industry and the number of parties. */
export const CATEGORY_COLUMNS: readonly string[] = ['category', 'industry', 'naics', '行业'];
export const PARTY_COLUMNS: readonly string[] = ['party_count', 'parties', 'n_defendants', '人数'];

const fieldOf = (row: SourceRow, column: string): Field => {
  const value = row.values.get(fieldKey(column));
  return { name: column, value: value === null || value === '' ? undefined : value };
};

const occurrenceOf = (row: SourceRow, columns: OccurrenceColumns): Occurrence => {
  const first = (names: readonly string[]): Field | null => {
    const name = names.find((own) => row.values.has(fieldKey(own)));
    return name === undefined ? null : fieldOf(row, name);
  };
  const day = (column: string): string => {
    const written = dateOrNull(fieldOf(row, column));
    if (written === null) throw new FieldError(column, '不能为空', 'must not be empty');
    return written.day;
  };
  const enterprise = textOrNull(fieldOf(row, columns.enterprise));
  if (enterprise === null) throw new FieldError(columns.enterprise, '不能为空', 'must not be empty');
  const occurredOn = day(columns.on);
  const recordedOn = columns.recorded === undefined ? occurredOn : day(columns.recorded);
  const category = first(columns.category);
  const partyCount = first(columns.partyCount);
  // known before it happened is a slip of the pen; taken as it stands it would be a look into the future
  return {
    enterprise,
    occurredOn,
    recordedOn: recordedOn < occurredOn ? occurredOn : recordedOn,
    category: category === null ? '' : (textOrNull(category) ?? ''),
    partyCount: partyCount === null ? null : numberOrNull(partyCount),
  };
};

/**
 * Reads occurrences from records; every column but those named is never looked at, so that what was filled in later
 * cannot be learned from.
 * @throws SourceError where a file cannot be read
 */
export const loadOccurrences = async (
  path: string,
  columns: OccurrenceColumns,
  onProblem: (problem: RowProblem) => void,
): Promise<Occurrence[]> => {
  const occurrences: Occurrence[] = [];
  for (const file of await listFiles(path))
    for await (const row of readRows(file)) {
      if (isProblem(row)) {
        onProblem(row);
        continue;
      }
      try {
        occurrences.push(occurrenceOf(row, columns));
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        onProblem({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
      }
    }
  return occurrences;
};
