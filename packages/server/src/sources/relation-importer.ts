import type { Instant, Relation } from '@weisu/core';
import { findEnterpriseIds } from '../store/intake/list-names.ts';
import { upsertRelations } from '../store/intake/upsert-relations.ts';
import type { Importer, Parsed } from './import-rows.ts';
import { parseRelation } from './parse-relation.ts';
import { FieldError } from './row-problem.ts';

/** Of rows that say the same tie, the last: one statement cannot write it twice. */
const lastOfEach = (rows: readonly Parsed<Relation>[]): readonly Relation[] => [
  ...new Map(rows.map(({ value }) => [`${value.from} ${value.to} ${value.kind}`, value])).values(),
];

/** Ties between enterprises that are there; others are refused by row and field. Counts: changed, unchanged. */
export const relationImporter = ({ now }: { readonly now: Instant }): Importer<Relation> => ({
  parse: (row) => parseRelation(row, now),
  write: async (trx, batch, refuse) => {
    const here = await findEnterpriseIds(trx, [
      ...new Set(batch.flatMap(({ value }) => [value.from, value.to])),
    ]);
    const known = batch.filter(({ row, value }) => {
      const missing = (['from', 'to'] as const).find((end) => !here.has(value[end]));
      if (missing === undefined) return true;
      const code = value[missing].slice('ent_'.length);
      refuse(row, new FieldError(missing, `没有这家企业：${code}`, `is no known enterprise: ${code}`));
      return false;
    });
    const relations = lastOfEach(known);
    const changed = await upsertRelations(trx, relations);
    return { changed, unchanged: known.length - changed };
  },
});
