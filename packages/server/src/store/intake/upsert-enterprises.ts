import type { Instant } from '@weisu/core';
import type { Queryable } from '../engine.ts';
import { columnsOf, type EnterpriseEntry } from '../register/enterprise-columns.ts';
import { type UpsertCounts, writeEnterprises } from '../register/write-enterprises.ts';

const ROWS_A_STATEMENT = 5_000;

/**
 * Writes what is new or different and says how much that was. Ids within one call must differ.
 * Call it inside a transaction: names and enterprises belong together.
 */
export const upsertEnterprises = async (
  db: Queryable,
  enterprises: readonly EnterpriseEntry[],
  from: { readonly importedFrom: string; readonly recordedAt: Instant },
): Promise<UpsertCounts> => {
  const total = { inserted: 0, changed: 0, unchanged: 0 };
  for (let at = 0; at < enterprises.length; at += ROWS_A_STATEMENT) {
    const counts = await writeEnterprises(db, columnsOf(enterprises.slice(at, at + ROWS_A_STATEMENT)), from);
    total.inserted += counts.inserted;
    total.changed += counts.changed;
    total.unchanged += counts.unchanged;
  }
  return total;
};
