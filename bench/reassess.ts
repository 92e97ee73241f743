import { fileURLToPath } from 'node:url';
import type { Enterprise, EnterpriseRecord } from '@weisu/core';
import {
  IMPORT_SOURCES,
  ingestRecords,
  layStanding,
  loadJurisdiction,
  reassess,
  refreshStatistics,
  upsertEnterprises,
  upsertSources,
} from '@weisu/server';
import { rounded } from './measure.ts';
import { openThrowAwayDatabase } from './throw-away-database.ts';

export type ReassessSize = { readonly enterprises: number; readonly signals: number };

const SINCE = '2026-01-01T00:00:00.000Z';
const TODAY = '2026-11-02';

const enterpriseOf = (n: number): Enterprise => {
  const creditCode = `91110105MA0${String(n).padStart(7, '0')}`;
  return {
    id: `ent_${creditCode}`,
    creditCode,
    names: [{ name: `演示企业第${n}号有限公司`, form: 'registered', from: null, until: null }],
    registeredDistrict: '110105',
    operatingDistrict: null,
    unionUnit: null,
    industry: `行业${n % 20}`,
    staffCount: 20 + (n % 400),
    registeredOn: null,
    newEmployment: false,
  };
};

const recordOf = (
  { id, creditCode }: Enterprise,
  kind: EnterpriseRecord['kind'],
  occurredOn: string,
  values: EnterpriseRecord['values'],
): EnterpriseRecord => ({
  id: `rec_${creditCode}-${kind}-${occurredOn}`,
  sourceId: `src_import-${kind}`,
  enterpriseId: id,
  kind,
  occurredOn,
  recordedAt: `${occurredOn}T04:00:00.000Z`,
  values,
});

/** A past of some statements and events, so that there is something to compare with. */
const pastOf = (enterprise: Enterprise, n: number): EnterpriseRecord[] => [
  ...['2026-03-31', '2026-06-30', '2026-09-30'].map((day, q) =>
    recordOf(enterprise, 'social-insurance', day, {
      insuredCount: 100 - q * (n % 30),
      arrearsMonths: n % 7 === 0 ? q : 0,
    }),
  ),
  recordOf(enterprise, 'hotline', '2026-08-15', { complaintCount: 1 + (n % 3) }),
  ...(n % 5 === 0 ? [recordOf(enterprise, 'court-enforcement', '2026-07-10', { amountYuan: 90_000 })] : []),
];

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** From a new record that arrives to the new assessment kept, in one transaction each, over a city that has a past. */
export const benchReassess = async ({ enterprises, signals }: ReassessSize) => {
  const jurisdiction = await loadJurisdiction(
    fileURLToPath(new URL('../jurisdictions/beijing', import.meta.url)),
  );
  await using database = await openThrowAwayDatabase();
  const all = Array.from({ length: enterprises }, (_, n) => enterpriseOf(n));
  await database.transaction(async (trx) => {
    await layStanding(trx, jurisdiction, SINCE);
    await upsertSources(trx, IMPORT_SOURCES);
    for (let at = 0; at < all.length; at += 5_000) {
      const part = all.slice(at, at + 5_000);
      await upsertEnterprises(trx, part, { importedFrom: 'bench', recordedAt: SINCE });
      await ingestRecords(
        trx,
        part.flatMap((own, n) => pastOf(own, at + n)),
      );
    }
  });
  await refreshStatistics(database.kysely);
  const times: number[] = [];
  let raised = 0;
  let warned = 0;
  const cpuFrom = process.cpuUsage();
  for (let n = 0; n < signals; n += 1) {
    const own = all[(n * 7919) % all.length] as Enterprise;
    const from = performance.now();
    const made = await database.transaction(async (trx) => {
      const done = await ingestRecords(trx, [
        recordOf(own, 'arbitration-filing', TODAY, { claimCount: 12, amountYuan: 300_000 }),
      ]);
      return reassess(
        trx,
        done.signals.map((signal) => signal.enterpriseId),
        { now: `${TODAY}T04:00:00.000Z`, jurisdiction },
      );
    });
    times.push(performance.now() - from);
    raised += made.assessments.filter(({ scoreCentipoints }) => scoreCentipoints > 0).length;
    warned += made.raised.length;
  }
  const cpu = process.cpuUsage(cpuFrom);
  const sorted = times.slice(Math.min(5, signals - 1)).sort((a, b) => a - b);
  if (raised !== signals) throw new Error(`${raised} of ${signals} signals raised a score`);
  return {
    engine: database.engine,
    warningsRaised: warned,
    medianMs: rounded(quantile(sorted, 0.5), 1),
    p95Ms: rounded(quantile(sorted, 0.95), 1),
    mostMs: rounded(sorted.at(-1) ?? NaN, 1),
    processorMsEach: rounded((cpu.user + cpu.system) / 1000 / signals, 2),
  };
};
