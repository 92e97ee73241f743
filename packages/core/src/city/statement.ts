import type { Random } from './random.ts';
import { traitOf } from './random.ts';
import type { CityRecordKind } from './source.ts';
import { monthsUnpaid, ramp, standingOf } from './world.ts';
import type { World } from './world.ts';

/** A periodic statement of one enterprise: what arrives whether or not something is wrong. */
export type Statement = { readonly kind: CityRecordKind; readonly values: Readonly<Record<string, number>> };

const STREAM = 104;

/** Share of the staff still insured: people leave for months before wages stop. */
const headcountRatio = (world: World, index: number, month: number): number => {
  const back = [0, 1, 2, 3].map((n) => world.health.stress(index, month - n));
  const mean = back.reduce((a, b) => a + b, 0) / back.length;
  return 1 - 0.5 * ramp(mean, 1.3, 3.8);
};

/** Months in a row, up to this one, that the enterprise could not pay its contributions. */
const insuranceArrears = (world: World, index: number, month: number): number => {
  if (traitOf(world.key, STREAM, 1, index) > 0.65) return Math.max(0, monthsUnpaid(world, index, month) - 1);
  const bound = 1.9 + 0.8 * traitOf(world.key, STREAM, 2, index);
  let count = 0;
  while (month - count >= 0 && world.health.stress(index, month - count) > bound) count += 1;
  return count;
};

/** The statements of an enterprise for a month. Each enterprise has its own month of the quarter. */
export const statementsOf = (world: World, random: Random, index: number, month: number): Statement[] => {
  const resident = world.residents[index];
  const standing = standingOf(world, index, month);
  if (resident === undefined || standing === 'collapsed') return [];
  const stress = world.health.stress(index, month);
  const quarter = (month + index) % 3 === 0;
  const statements: Statement[] = [];

  const slip = random.chance(0.0012) ? 1 : 0;
  const arrearsMonths = Math.max(slip, stress > 1.9 ? insuranceArrears(world, index, month) : 0);
  if (quarter || arrearsMonths > 0 || standing === 'in-arrears') {
    const insured = resident.staff * headcountRatio(world, index, month) * (0.92 + 0.02 * random.normal());
    statements.push({
      kind: 'social-insurance',
      values: { insuredCount: Math.max(1, Math.round(insured)), arrearsMonths },
    });
  }
  if (quarter && traitOf(world.key, STREAM, 3, index) < 0.4) {
    const prone = traitOf(world.key, STREAM, 4, index) < 0.7;
    const dropped = prone ? 0.6 * ramp(stress, 1.4, 3.6) : 0;
    const usageRatio = Math.max(0.02, Math.round((1 - dropped + 0.09 * random.normal()) * 100) / 100);
    const unpaidMonths = random.chance(0.003)
      ? 1
      : prone
        ? Math.round(3 * ramp(stress, 2.2, 4) * random.next())
        : 0;
    statements.push({ kind: 'utilities', values: { usageRatio, unpaidMonths } });
  }
  if (quarter && traitOf(world.key, STREAM, 5, index) < 0.2) {
    const usual = Math.max(1, resident.staff * (0.04 + 0.1 * traitOf(world.key, STREAM, 6, index)));
    const openings = usual * (1 - 0.9 * ramp(stress, 1.2, 3)) * (1 + 0.35 * random.normal());
    statements.push({ kind: 'recruitment', values: { openingsCount: Math.max(0, Math.round(openings)) } });
  }
  return statements;
};
