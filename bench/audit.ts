import { type Database, sha256, verifyLog, writeAudit } from '@weisu/server';
import { median, rounded } from './measure.ts';
import { openThrowAwayDatabase } from './throw-away-database.ts';

export type AuditSize = { readonly acts: number; readonly officers: number; readonly repeat: number };

const AT = '2026-11-02T02:00:00.000Z';

/** Acts in the shape of a real one: a row held, a row written; with or without its entry in the chain. */
const actsASecond = async (
  database: Database,
  { acts, officers }: AuditSize,
  chained: boolean,
): Promise<number> => {
  let next = 0;
  const officer = async (): Promise<void> => {
    for (;;) {
      const n = (next += 1);
      if (n > acts) return;
      await database.transaction(async (trx) => {
        const key = `row-${n % 500}`;
        await trx.selectFrom('meta').select('value').where('key', '=', key).forUpdate().execute();
        await trx
          .updateTable('meta')
          .set({ value: String(n) })
          .where('key', '=', key)
          .execute();
        if (chained) {
          await writeAudit(trx, {
            at: AT,
            officerId: 'off_bench',
            unitId: 'unit_bench',
            action: 'system.bench',
            subject: key,
            detail: { n },
          });
        }
      });
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: officers }, officer));
  return acts / ((performance.now() - from) / 1000);
};

/** What the chain costs: acts a second of so many officers at once without and with it, and how fast it is verified. */
export const benchAudit = async (size: AuditSize) => {
  await using database = await openThrowAwayDatabase();
  await database.kysely
    .insertInto('meta')
    .values(Array.from({ length: 500 }, (_unused, n) => ({ key: `row-${n}`, value: '0' })))
    .execute();
  const plain: number[] = [];
  const chained: number[] = [];
  await actsASecond(database, { ...size, acts: 500 }, true);
  for (let round = 0; round < size.repeat; round += 1) {
    plain.push(await actsASecond(database, size, false));
    chained.push(await actsASecond(database, size, true));
  }
  const from = performance.now();
  const verdict = await verifyLog(database.kysely);
  const seconds = (performance.now() - from) / 1000;
  const entries = 500 + size.acts * size.repeat;
  if (verdict.problems.length > 0 || verdict.checked !== entries)
    throw new Error(
      `the chain is not whole: ${verdict.checked} of ${entries}, ${JSON.stringify(verdict.problems[0])}`,
    );
  const started = performance.now();
  for (let n = 0; n < 10_000; n += 1) sha256(`an entry of the usual length, number ${n}`.padEnd(300, '.'));
  return {
    engine: database.engine,
    withoutChainActsASecond: rounded(median(plain), 0),
    withChainActsASecond: rounded(median(chained), 0),
    verifiedEntriesASecond: rounded(verdict.checked / seconds, 0),
    hashMicroseconds: rounded((performance.now() - started) / 10, 2),
  };
};
