import type { Random } from './random.ts';
import { powerOfTwo } from './random.ts';
import type { CityRecordKind } from './source.ts';

/** What the size of a symptom depends on. */
export type Sufferer = { readonly staff: number; readonly stress: number; readonly unpaidMonths: number };

/** An event that an ailing enterprise tends to show, and a healthy one sometimes shows too. */
export type Symptom = {
  readonly kind: CityRecordKind;
  /** Chance a month where nothing is wrong: the false alarms. */
  readonly background: number;
  /** Further chance a month at full stress. */
  readonly peak: number;
  /** Stress at which the further chance begins, and at which it is full. */
  readonly begins: number;
  readonly full: number;
  /** Share of enterprises that ever show it: not every decline has every symptom. */
  readonly prone: number;
  readonly values: (random: Random, sufferer: Sufferer) => Readonly<Record<string, number>>;
};

/** An amount that grows with staff, rounded to hundreds of yuan, in a long-tailed spread. */
const amountYuan = (random: Random, { staff }: Sufferer, perHead: number): number =>
  Math.max(1000, Math.round((perHead * Math.max(3, staff) * powerOfTwo(1.2 * random.normal())) / 100) * 100);

const none = (): Readonly<Record<string, number>> => ({});

export const SYMPTOMS: readonly Symptom[] = [
  {
    kind: 'tax-arrears',
    background: 0.0005,
    peak: 0.16,
    begins: 1.2,
    full: 3.0,
    prone: 0.55,
    values: (r, s) => ({ amountYuan: amountYuan(r, s, 4000) }),
  },
  {
    kind: 'housing-fund',
    background: 0.0004,
    peak: 0.3,
    begins: 1.4,
    full: 3.0,
    prone: 0.5,
    values: (r, s) => ({
      arrearsMonths: Math.max(1, Math.round((s.stress - 1.6) * r.int(1, 3)) + s.unpaidMonths),
    }),
  },
  {
    kind: 'court-enforcement',
    background: 0.0012,
    peak: 0.2,
    begins: 1.3,
    full: 3.1,
    prone: 0.6,
    values: (r, s) => ({ amountYuan: amountYuan(r, s, 5000) }),
  },
  {
    kind: 'court-dishonest',
    background: 0.0001,
    peak: 0.1,
    begins: 2.6,
    full: 3.8,
    prone: 0.5,
    values: none,
  },
  {
    kind: 'equity-freeze',
    background: 0.0003,
    peak: 0.1,
    begins: 1.5,
    full: 3.2,
    prone: 0.4,
    values: (r, s) => ({ amountYuan: amountYuan(r, s, 9000) }),
  },
  {
    kind: 'registry-representative',
    background: 0.0035,
    peak: 0.1,
    begins: 1.0,
    full: 3.0,
    prone: 0.45,
    values: none,
  },
  {
    kind: 'registry-address',
    background: 0.003,
    peak: 0.05,
    begins: 1.0,
    full: 3.0,
    prone: 0.4,
    values: none,
  },
  {
    kind: 'registry-abnormal',
    background: 0.0007,
    peak: 0.08,
    begins: 1.5,
    full: 3.4,
    prone: 0.5,
    values: none,
  },
  {
    kind: 'registry-capital-reduction',
    background: 0.0003,
    peak: 0.04,
    begins: 1.0,
    full: 2.8,
    prone: 0.3,
    values: (r) => ({ changeRatio: -r.int(10, 80) / 100 }),
  },
  {
    kind: 'rent-arrears',
    background: 0.0008,
    peak: 0.3,
    begins: 1.2,
    full: 2.9,
    prone: 0.55,
    values: (r, s) => ({ unpaidMonths: Math.max(1, Math.round((s.stress - 1.2) * r.int(1, 2))) }),
  },
  {
    kind: 'arbitration-filing',
    background: 0.0008,
    peak: 0.3,
    begins: 2.7,
    full: 3.7,
    prone: 0.8,
    values: (r, s) => {
      const claimCount =
        s.unpaidMonths === 0 ? r.int(1, 2) : Math.max(1, Math.round(s.staff * r.int(2, 16) * 0.01));
      return { claimCount, amountYuan: claimCount * r.int(60, 400) * 100 * Math.max(1, s.unpaidMonths) };
    },
  },
  {
    kind: 'inspection-filing',
    background: 0.0004,
    peak: 0.25,
    begins: 2.7,
    full: 3.6,
    prone: 0.7,
    values: (r, s) => ({
      workerCount:
        s.unpaidMonths === 0 ? r.int(1, 4) : Math.max(1, Math.round(s.staff * r.int(10, 70) * 0.01)),
    }),
  },
  {
    kind: 'hotline',
    background: 0.003,
    peak: 0.5,
    begins: 1.5,
    full: 3.3,
    prone: 0.85,
    values: (r, s) => ({
      complaintCount: 1 + r.int(0, Math.round(Math.max(0, s.stress - 1.5) * Math.min(4, s.staff / 25))),
    }),
  },
];
