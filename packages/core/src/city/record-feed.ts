import type { RecordId } from '../ids.ts';
import type { EnterpriseRecord, RecordKind } from '../signal/record.ts';
import { dayOfNumber, instantOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { Resident } from './population.ts';
import { randomOf, traitOf } from './random.ts';
import type { Random } from './random.ts';
import { FEEDS } from './source.ts';
import type { CityRecordKind } from './source.ts';
import { LATER_SYMPTOMS } from './later-symptom.ts';
import { laterStatementsOf } from './later-statement.ts';
import { statementsOf } from './statement.ts';
import type { Sufferer, Symptom } from './symptom.ts';
import { SYMPTOMS } from './symptom.ts';
import { monthsUnpaid, ramp, standingOf } from './world.ts';
import type { World } from './world.ts';

const STREAM = 105;
/** Of the feeds that came later: the first ones’ draws must not shift with them. */
const LATER_STREAM = 107;

/** Deterministic and readable: what, of whom, on which day. At most one record of a kind comes of a day. */
export const recordIdOf = (creditCode: string, kind: RecordKind, occurredOn: string): RecordId =>
  `rec_${creditCode.slice(2)}-${kind}-${occurredOn.replaceAll('-', '')}`;

/** What follows a collapse, with the chance of each in its first months. */
const AFTERMATH: readonly (readonly [CityRecordKind, number])[] = [
  ['court-bankruptcy', 0.35],
  ['registry-abnormal', 0.3],
  ['court-dishonest', 0.3],
];

/** The month whose statements of social insurance arrive in one late batch, on one day. */
const lateMonthOf = (world: World): number => Math.floor(world.health.months / 2);

/** Where and when a record is made. */
type Site = {
  readonly world: World;
  readonly random: Random;
  readonly resident: Resident;
  readonly month: number;
};

/** The record as its source delivers it; none where the source is silent, does not cover the place, or is too late. */
const delivered = (
  { world, random, resident, month }: Site,
  kind: CityRecordKind,
  on: DayNumber,
  values: Readonly<Record<string, number>>,
): EnterpriseRecord[] => {
  const { enterprise } = resident;
  const source = world.sources.get(kind);
  const place = enterprise.operatingDistrict ?? enterprise.registeredDistrict;
  if (source === undefined || on > world.until || on >= source.silentFromNumber) return [];
  if (source.districts !== null && (place === null || !source.districts.includes(place))) return [];
  const [fewest, most] = FEEDS[kind].delay;
  const isLate = kind === 'social-insurance' && month === lateMonthOf(world);
  const known = isLate ? (world.monthStarts[month + 1] ?? on) + 40 : on + random.int(fewest, most);
  const second = random.int(8 * 3600, 20 * 3600);
  if (known > world.until) return [];
  const occurredOn = dayOfNumber(on);
  return [
    {
      id: recordIdOf(enterprise.creditCode, kind, occurredOn),
      sourceId: source.id,
      enterpriseId: enterprise.id,
      kind,
      occurredOn,
      recordedAt: instantOf(known, second),
      values,
    },
  ];
};

const onePerDay = (records: readonly EnterpriseRecord[]): readonly EnterpriseRecord[] =>
  records.length < 2
    ? records
    : records.filter((record, at) => records.findIndex((other) => other.id === record.id) === at);

/** The events that an enterprise shows in a month. Wages that are not paid bring cases: they raise what follows from them. */
const eventsOf = (
  site: Site,
  symptoms: readonly Symptom[],
  stream: number,
  index: number,
  sufferer: Sufferer,
  isInArrears: boolean,
): EnterpriseRecord[] => {
  const { world, random, month } = site;
  const start = world.monthStarts[month] ?? 0;
  const last = (world.monthStarts[month + 1] ?? start) - 1;
  const records: EnterpriseRecord[] = [];
  for (let at = 0; at < symptoms.length; at += 1) {
    const symptom = symptoms[at];
    if (symptom === undefined) continue;
    const severity = ramp(sufferer.stress, symptom.begins, symptom.full);
    const prone = severity > 0 && traitOf(world.key, stream, at, index) < symptom.prone;
    const owed = isInArrears && symptom.begins > 2.6 ? 0.12 : 0;
    if (!random.chance(symptom.background + (prone ? severity * symptom.peak : 0) + owed)) continue;
    records.push(...delivered(site, symptom.kind, random.int(start, last), symptom.values(random, sufferer)));
  }
  return records;
};

/** The records of one enterprise that occur in a month, in no order; those not known by the city's end are left out. */
export const recordsOf = (world: World, index: number, month: number): readonly EnterpriseRecord[] => {
  const resident = world.residents[index];
  const start = world.monthStarts[month];
  const next = world.monthStarts[month + 1];
  if (resident === undefined || start === undefined || next === undefined) return [];
  const random = randomOf(world.key, STREAM, index, month);
  const site = { world, random, resident, month };
  const records: EnterpriseRecord[] = [];

  for (const { kind, values } of statementsOf(world, random, index, month))
    records.push(...delivered(site, kind, next - 1, values));

  const stress = world.health.stress(index, month);
  const sufferer = { staff: resident.staff, stress, unpaidMonths: monthsUnpaid(world, index, month) };
  const standing = standingOf(world, index, month);
  const isInArrears = standing === 'in-arrears';
  records.push(...eventsOf(site, SYMPTOMS, STREAM, index, sufferer, isInArrears));
  if (standing === 'collapsed' && month - (world.health.collapseMonth[index] ?? month) <= 2)
    for (const [kind, chance] of AFTERMATH)
      if (random.chance(chance)) records.push(...delivered(site, kind, random.int(start, next - 1), {}));
  const later = { ...site, random: randomOf(world.key, LATER_STREAM, index, month) };
  for (const { kind, values } of laterStatementsOf(world, later.random, index, month))
    records.push(...delivered(later, kind, next - 1, values));
  // What has collapsed reports nothing any more.
  if (standing !== 'collapsed')
    records.push(...eventsOf(later, LATER_SYMPTOMS, LATER_STREAM, index, sufferer, isInArrears));
  return onePerDay(records);
};
