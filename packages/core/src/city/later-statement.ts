import type { Random } from './random.ts';
import { traitOf } from './random.ts';
import type { Statement } from './statement.ts';
import { monthsUnpaid, ramp, standingOf } from './world.ts';
import type { World } from './world.ts';

const STREAM = 106;
const BUILDS = /建筑|施工|房屋|土木/;

/** Shares of the enterprises of which each feed makes statements: a city begins with few. */
const BASE_RATIO = 0.06;
const DUES_RATIO = 0.06;
const ACCOUNT_RATIO = 0.5;
const CREDIT_RATIO = 0.3;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Statements of the feeds that came later: contribution base, union dues, wage account and credit. */
export const laterStatementsOf = (
  world: World,
  random: Random,
  index: number,
  month: number,
): Statement[] => {
  const resident = world.residents[index];
  const standing = standingOf(world, index, month);
  if (resident === undefined || standing === 'collapsed') return [];
  const stress = world.health.stress(index, month);
  const quarter = (month + index) % 3 === 0;
  const has = (what: number, ratio: number): boolean => traitOf(world.key, STREAM, what, index) < ratio;
  const statements: Statement[] = [];
  if (quarter && has(1, BASE_RATIO)) {
    const usual = 5_000 + 9_000 * traitOf(world.key, STREAM, 2, index);
    const cut = 0.35 * ramp(stress, 1.3, 3.2);
    const baseYuan = Math.round((usual * (1 - cut) * (1 + 0.015 * random.normal())) / 10) * 10;
    statements.push({ kind: 'contribution-base', values: { baseYuan } });
  }
  if (quarter && has(3, DUES_RATIO)) {
    const late = random.chance(0.004) ? 3 : 0;
    const arrearsMonths = Math.max(
      late,
      Math.round(9 * ramp(stress, 1.4, 3.4) * (0.7 + 0.6 * random.next())),
    );
    statements.push({ kind: 'union-dues', values: { arrearsMonths } });
  }
  if (quarter && BUILDS.test(resident.industry.name) && has(4, ACCOUNT_RATIO)) {
    const owed = monthsUnpaid(world, index, month) > 0 ? 0.35 : 0;
    const short = Math.min(0.95, owed + 0.45 * ramp(stress, 1.7, 3.4));
    const paidRatio = Math.max(0.02, Math.min(1.05, rounded(1 - short + 0.02 * random.normal())));
    statements.push({ kind: 'wage-account', values: { paidRatio } });
  }
  // Banks report what is overdue, and once more when it is over; of the others nothing.
  const was = Math.round(4 * ramp(world.health.stress(index, month - 3), 1.7, 3.4));
  const overdueMonths = Math.round(4 * ramp(stress, 1.7, 3.4));
  if (quarter && has(5, CREDIT_RATIO) && (overdueMonths > 0 || was > 0))
    statements.push({
      kind: 'credit-overdue',
      values: { overdueMonths, amountYuan: overdueMonths * 1000 * Math.max(3, resident.staff) },
    });
  return statements;
};
