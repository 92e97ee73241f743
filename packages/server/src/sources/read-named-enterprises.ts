import type { Jurisdiction } from '@weisu/core';
import type { NamedEnterprise } from '../store/intake/list-names.ts';
import { parseEnterprise } from './parse-enterprise.ts';
import { createPlaces } from './place.ts';
import { isProblem, readRows } from './read-rows.ts';
import { FieldError } from './row-problem.ts';
import type { RowProblem } from './row-problem.ts';

/** The names of a file of enterprises (the columns of `import enterprises`); bad rows are named and left out. */
export const readNamedEnterprises = async (
  path: string,
  jurisdiction: Jurisdiction,
  onProblem: (problem: RowProblem) => void,
): Promise<readonly NamedEnterprise[]> => {
  const places = createPlaces(jurisdiction);
  const named: NamedEnterprise[] = [];
  for await (const row of readRows(path)) {
    if (isProblem(row)) {
      onProblem(row);
      continue;
    }
    try {
      const enterprise = parseEnterprise(row, places, null);
      for (const { name, form, from, until } of enterprise?.names ?? []) {
        if (enterprise) named.push({ ...enterprise, enterpriseId: enterprise.id, name, form, from, until });
      }
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      onProblem({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
    }
  }
  return named;
};
