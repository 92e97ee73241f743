import { fileURLToPath } from 'node:url';
import type { Enterprise, EnterpriseRecord, Instant, Jurisdiction, RecordKind } from '@weisu/core';
import { loadJurisdiction } from '../jurisdiction/load-jurisdiction.ts';
import type { Database } from '../store/engine.ts';
import { upsertSources } from '../store/intake/sources.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { upsertRelations } from '../store/intake/upsert-relations.ts';
import { layStanding } from '../store/standing/lay-standing.ts';
import type { RawDocument } from './prepare-document.ts';

/** A small ground for tests of the pipeline: three invented enterprises, a few sources, everything known since the spring. */
const GROUND_AT: Instant = '2026-03-01T00:00:00.000Z';

export const loadBeijing = (): Promise<Jurisdiction> =>
  loadJurisdiction(fileURLToPath(new URL('../../../../jurisdictions/beijing', import.meta.url)));

const enterprise = (
  code: string,
  name: string,
  district: string,
  more: Partial<Enterprise> = {},
): Enterprise => ({
  id: `ent_${code}`,
  creditCode: code,
  names: [{ name, form: 'registered', from: null, until: null }],
  registeredDistrict: district,
  operatingDistrict: null,
  unionUnit: null,
  industry: null,
  staffCount: 100,
  registeredOn: null,
  newEmployment: false,
  ...more,
});

export const HENGLING = enterprise('91999900MA0F00019R', '北京衡岭智造科技有限公司', '110115');
export const JIAHE = enterprise('91999900MA0F00027L', '北京迦禾轩餐饮管理有限公司', '110105');
export const YANQIU = enterprise('91999900MA0F00043A', '北京砚秋建筑劳务有限公司', '110106');

const KINDS: readonly RecordKind[] = [
  'social-insurance',
  'tax-arrears',
  'court-enforcement',
  'court-bankruptcy',
  'arbitration-filing',
];

export const layTestGround = async (database: Database, jurisdiction: Jurisdiction): Promise<void> => {
  await database.transaction(async (trx) => {
    await layStanding(trx, jurisdiction, GROUND_AT);
    await upsertSources(trx, [
      ...KINDS.map((kind) => ({
        id: `src_${kind}` as const,
        name: kind,
        feed: kind,
        trust: 1,
        districts: null,
      })),
      { id: 'src_forum', name: '论坛', feed: 'documents', trust: 0.5, districts: null },
      { id: 'src_board', name: '留言板', feed: 'documents', trust: 0.6, districts: null },
    ]);
    await upsertEnterprises(trx, [HENGLING, JIAHE, YANQIU], { importedFrom: 'test', recordedAt: GROUND_AT });
    await upsertRelations(trx, [
      {
        from: HENGLING.id,
        to: YANQIU.id,
        kind: 'shareholder',
        shareRatio: 0.8,
        since: null,
        until: null,
        recordedAt: GROUND_AT,
      },
    ]);
  });
};

export const record = (
  of: Enterprise,
  kind: RecordKind,
  occurredOn: string,
  values: EnterpriseRecord['values'],
): EnterpriseRecord => ({
  id: `rec_${of.creditCode}.${kind}.${occurredOn}`,
  sourceId: `src_${kind}`,
  enterpriseId: of.id,
  kind,
  occurredOn,
  recordedAt: `${occurredOn}T04:00:00.000Z`,
  values,
});

export const text = (
  title: string,
  body: string,
  occurredOn: string,
  sourceId: RawDocument['sourceId'] = 'src_forum',
): RawDocument => ({
  sourceId,
  externalId: null,
  title,
  body,
  occurredOn,
  recordedAt: `${occurredOn}T06:00:00.000Z`,
});

/** Enough trouble of one enterprise for a red warning by midsummer. */
export const troubleOf = (of: Enterprise): EnterpriseRecord[] => [
  record(of, 'social-insurance', '2026-03-31', { insuredCount: 200, arrearsMonths: 0 }),
  record(of, 'social-insurance', '2026-06-30', { insuredCount: 80, arrearsMonths: 3 }),
  record(of, 'tax-arrears', '2026-06-10', { amountYuan: 500_000 }),
  record(of, 'court-enforcement', '2026-06-20', { amountYuan: 900_000 }),
  record(of, 'arbitration-filing', '2026-07-01', { claimCount: 12, amountYuan: 300_000 }),
];
