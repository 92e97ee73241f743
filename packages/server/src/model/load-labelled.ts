import { tableOf, type Labelled } from '@weisu/core';
import { listFiles } from '../sources/list-files.ts';
import { isProblem, readRows } from '../sources/read-rows.ts';
import { FieldError, type RowProblem } from '../sources/row-problem.ts';
import { parseLabel, parseModelRow, type ModelRow } from './read-model-rows.ts';

/**
 * Reads rows and outcomes to learn from. Columns are those that hold a number in at least one row and text in none.
 * @param onProblem told each row that was left out
 * @throws SourceError where a file cannot be read
 */
export const loadLabelled = async (
  path: string,
  target: string,
  onProblem: (problem: RowProblem) => void,
): Promise<Labelled> => {
  const rows: ModelRow[] = [];
  const labels: number[] = [];
  for (const file of await listFiles(path)) {
    for await (const row of readRows(file)) {
      if (isProblem(row)) {
        onProblem(row);
        continue;
      }
      try {
        const label = parseLabel(row, target);
        rows.push(parseModelRow(row, target));
        labels.push(label);
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        onProblem({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
      }
    }
  }
  const seen = new Map<string, { rows: number; numbers: number }>();
  for (const { values } of rows)
    for (const [name, value] of values) {
      const counts = seen.get(name) ?? { rows: 0, numbers: 0 };
      counts.rows += 1;
      if (value !== null) counts.numbers += 1;
      seen.set(name, counts);
    }
  // lists of different lengths are missing at their end; a named column absent from some rows held text there
  const isList = rows.every(({ values }) => [...values.keys()].every((name, at) => name === `x${at + 1}`));
  const names = [...seen]
    .filter(([, counts]) => counts.numbers > 0 && (isList || counts.rows === rows.length))
    .map(([name]) => name);
  const table = tableOf(
    names,
    rows.map(({ values }) => names.map((name) => values.get(name) ?? null)),
  );
  return { table, labels: Uint8Array.from(labels) };
};
