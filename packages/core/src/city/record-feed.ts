import type { RecordId } from '../ids.ts';
import type { EnterpriseRecord, RecordKind } from '../signal/record.ts';
import { dayOfNumber, instantOf, numberOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { randomOf, traitOf } from './random.ts';
import type { Random } from './random.ts';
import { FEEDS } from './source.ts';
import { statementsOf } from './statement.ts';
import { SYMPTOMS } from './symptom.ts';
import { monthsUnpaid, ramp, standingOf } from './world.ts';
import type { World } from './world.ts';

const STREAM = 105;

/** Deterministic and readable: what, of whom, on which day. At most one record of a kind comes of a day. */
export const recordIdOf = (creditCode: string, kind: RecordKind, occurredOn: string): RecordId =>
  `rec_${creditCode.slice(2)}-${kind}-${occurredOn.replaceAll('-', '')}`;

/** What follows a collapse, with the chance of each in its first months. */
const AFTERMATH: readonly (readonly [RecordKind, number])[] = [
  ['court-bankruptcy', 0.35],
  ['registry-abnormal', 0.3],
  ['court-dishonest', 0.3],
];

/** The month whose statements of social insurance arrive in one late batch, on one day. */
const lateMonthOf = (world: World): number => Math.floor(world.health.months / 2);

/** A feed's records of one enterprise that occur in a month, in no order; those not known by the city's end are left out. */
export const recordsOf = (world: World, index: number, month: number): EnterpriseRecord[] => {
  const resident = world.residents[index];
  const start = world.monthStarts[month];
  const next = world.monthStarts[month + 1];
  if (resident === undefined || start === undefined || next === undefined) return [];
  const { enterprise, staff } = resident;
  const random = randomOf(world.key, STREAM, index, month);
  const place = enterprise.operatingDistrict ?? enterprise.registeredDistrict;
  const records: EnterpriseRecord[] = [];

  const record = (kind: RecordKind, on: DayNumber, values: Readonly<Record<string, number>>): void => {
    const source = world.sources.get(kind);
    if (source === undefined || on > world.until) return;
    if (source.silentFrom !== null && on >= numberOf(source.silentFrom)) return;
    if (source.districts !== null && (place === null || !source.districts.includes(place))) return;
    const [fewest, most] = FEEDS[kind].delay;
    const isLate = kind === 'social-insurance' && month === lateMonthOf(world);
    const known = isLate ? next + 40 : on + random.int(fewest, most);
    const second = random.int(8 * 3600, 20 * 3600);
    if (known > world.until) return;
    const occurredOn = dayOfNumber(on);
    records.push({
      id: recordIdOf(enterprise.creditCode, kind, occurredOn),
      sourceId: source.id,
      enterpriseId: enterprise.id,
      kind,
      occurredOn,
      recordedAt: instantOf(known, second),
      values,
    });
  };
  const someDay = (): DayNumber => random.int(start, next - 1);

  for (const { kind, values } of statementsOf(world, random, index, month)) record(kind, next - 1, values);

  const sufferer = {
    staff,
    stress: world.health.stress(index, month),
    unpaidMonths: monthsUnpaid(world, index, month),
  };
  const standing = standingOf(world, index, month);
  for (const [at, symptom] of SYMPTOMS.entries()) {
    const severity = ramp(sufferer.stress, symptom.begins, symptom.full);
    const prone = severity > 0 && traitOf(world.key, STREAM, at, index) < symptom.prone;
    // Wages that are not paid bring cases: arrears themselves raise what follows from them.
    const owed = standing === 'in-arrears' && symptom.begins > 2.6 ? 0.12 : 0;
    if (!random.chance(symptom.background + (prone ? severity * symptom.peak : 0) + owed)) continue;
    record(symptom.kind, someDay(), symptom.values(random, sufferer));
  }
  if (standing === 'collapsed')
    recordAftermath(world, random, index, month, (kind) => record(kind, someDay(), {}));
  return onePerDay(records);
};

const recordAftermath = (
  world: World,
  random: Random,
  index: number,
  month: number,
  record: (kind: RecordKind) => void,
): void => {
  if (month - (world.health.collapseMonth[index] ?? month) > 2) return;
  for (const [kind, chance] of AFTERMATH) if (random.chance(chance)) record(kind);
};

const onePerDay = (records: readonly EnterpriseRecord[]): EnterpriseRecord[] =>
  records.filter((record, at) => records.findIndex((other) => other.id === record.id) === at);
