import type { Random } from './random.ts';
import { powerOfTwo } from './random.ts';
import type { Symptom } from './symptom.ts';

const none = (): Readonly<Record<string, number>> => ({});
const share = (random: Random, staff: number, low: number, high: number): number =>
  Math.max(1, Math.round(staff * random.int(low, high) * 0.01));

/** Events of the feeds that a city has beside the first ones; drawn from a stream of their own, so that the first stay as they are. */
export const LATER_SYMPTOMS: readonly Symptom[] = [
  {
    kind: 'court-restriction',
    background: 0.0001,
    peak: 0.1,
    begins: 2.5,
    full: 3.7,
    prone: 0.5,
    values: none,
  },
  {
    kind: 'equity-pledge',
    background: 0.0008,
    peak: 0.06,
    begins: 0.9,
    full: 2.8,
    prone: 0.25,
    values: (r, s) => ({
      amountYuan: Math.max(
        1000,
        Math.round((7000 * Math.max(3, s.staff) * powerOfTwo(r.normal())) / 100) * 100,
      ),
    }),
  },
  {
    kind: 'registry-shareholder',
    background: 0.0025,
    peak: 0.06,
    begins: 0.9,
    full: 2.9,
    prone: 0.4,
    values: none,
  },
  {
    kind: 'registry-cancellation',
    background: 0.0002,
    peak: 0.03,
    begins: 1.8,
    full: 3.6,
    prone: 0.3,
    values: none,
  },
  {
    kind: 'site-closure',
    background: 0.0006,
    peak: 0.12,
    begins: 1.3,
    full: 3.2,
    prone: 0.35,
    values: (r, s) => ({ closedCount: 1 + r.int(0, Math.min(6, Math.floor(s.staff / 60))) }),
  },
  {
    kind: 'layoff-report',
    background: 0.0002,
    peak: 0.08,
    begins: 1.6,
    full: 3.3,
    prone: 0.4,
    values: (r, s) => ({ workerCount: share(r, s.staff, 8, 30) }),
  },
  {
    kind: 'unemployment-benefit',
    background: 0.0006,
    peak: 0.2,
    begins: 1.5,
    full: 3.4,
    prone: 0.6,
    values: (r, s) => ({ claimCount: share(r, s.staff, 2, 12) }),
  },
];
