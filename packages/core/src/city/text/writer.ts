import type { FindingStatus, RiskKind } from '@weisu/text';
import { dayOfNumber } from '../day-number.ts';
import type { DayNumber } from '../day-number.ts';
import { shortCity, shortDistrict } from '../place.ts';
import type { Place } from '../place.ts';
import type { Resident } from '../population.ts';
import type { Random } from '../random.ts';
import type { TextSource } from '../source.ts';
import { disguise } from './disguise.ts';
import { GENRES, GENRE_GRAMMAR } from './genre-grammar.ts';
import { expand } from './grammar.ts';
import type { Bindings } from './grammar.ts';
import { writeContact } from './invented-person.ts';
import { NOISE_GRAMMAR } from './noise-grammar.ts';
import type { Noise } from './noise-grammar.ts';
import { STATEMENTS, TROUBLE_GRAMMAR } from './trouble-grammar.ts';
import { writeMonths, writePeople, writeYuan } from './written-number.ts';

/** A text before it has a source and a date. */
export type Written = { readonly title: string | null; readonly body: string };

/** What a text is to say of an enterprise. */
export type Subject = {
  readonly resident: Resident;
  readonly on: DayNumber;
  readonly months: number;
  readonly people: number;
  readonly yuan: number;
};

const TOPICS: Readonly<Record<RiskKind, readonly string[]>> = {
  'wage-arrears': ['拖欠工资', '欠薪', '工资迟迟不发', '讨要工钱难'],
  'insurance-arrears': ['不缴社保', '公积金断缴', '社保断缴'],
  layoff: ['裁员', '降薪放假', '人员优化'],
  shutdown: ['停产停业', '关店', '停工'],
  insolvency: ['资金链', '债务纠纷', '经营状况'],
  'owner-missing': ['负责人失联', '人去楼空'],
  'other-labour': ['用工不规范', '劳动合同', '加班'],
};

const SHARED = ['nuisance', 'policy', 'goodNews', 'honour', 'thing', 'street', 'food'];
const GRAMMAR = { ...NOISE_GRAMMAR, ...GENRE_GRAMMAR, ...TROUBLE_GRAMMAR };

/** A name as people write it: rarely the registered one. Branches have nothing shorter. */
const writeName = (random: Random, resident: Resident, formal: boolean): string => {
  const { names } = resident.enterprise;
  const registered = names[0]?.name ?? resident.brand;
  if (formal || resident.head !== null || random.chance(0.25)) return registered;
  const way = random.next();
  if (way < 0.55) return names.find((name) => name.form === 'short')?.name ?? registered;
  if (way < 0.8) return resident.brand;
  if (way < 0.87) return names.find((name) => name.form === 'former')?.name ?? registered;
  return `${shortDistrict(resident.district)}${resident.brand}`;
};

const writePlace = (random: Random, place: Place, resident: Resident | null): string => {
  const district = resident?.district ?? random.pick(place.districts);
  const way = random.next();
  // Old and colloquial forms are rare; a reader must know them all the same.
  const written =
    way < 0.5 ? district.name.zh : way < 0.94 ? shortDistrict(district) : random.pick(district.writtenAs);
  const city = shortCity(place);
  return random.chance(0.25) && !written.startsWith(city) ? `${city}${written}` : written;
};

const writeSince = (random: Random, on: DayNumber, months: number): string => {
  const [year, month] = dayOfNumber(on - months * 30 - random.int(0, 20))
    .split('-')
    .map(Number);
  const thisYear = dayOfNumber(on).slice(0, 4) === String(year);
  return random.pick([
    `${year}年${month}月`,
    `${thisYear ? '今年' : '去年'}${month}月`,
    `${month}月份`,
    `${year}年${month}月底`,
  ]);
};

const bindingsOf = (
  random: Random,
  place: Place,
  on: DayNumber,
  subject: Subject | null,
  formal: boolean,
): Bindings => {
  const resident = subject?.resident ?? null;
  const who = resident === null ? '员工' : random.pick(resident.industry.workers);
  const name = resident === null ? '' : writeName(random, resident, formal);
  const where = writePlace(random, place, resident);
  const months = subject?.months ?? random.int(1, 8);
  return {
    employer: name,
    brand: resident?.brand ?? '',
    who,
    place: where,
    months: (r) => writeMonths(r, months),
    fee: (r) => writeYuan(r, r.int(3, 90) * 100),
    each: (r) => writeYuan(r, subject === null ? 5000 : subject.yuan / Math.max(1, subject.people)),
    grossing: (r) => writeYuan(r, r.int(900, 9000) * 10_000),
    openings: (r) => String(r.int(12, 90) * 10),
    firms: (r) => String(r.int(20, 180)),
    year: (r) => `${Number(dayOfNumber(on).slice(0, 4)) - r.int(0, 1)}年`,
    yuan: (r) => writeYuan(r, subject?.yuan ?? r.int(3, 60) * 100),
    people: (r) => writePeople(r, Math.max(2, subject?.people ?? r.int(5, 60)), who),
    since: (r) => writeSince(r, on, months),
    contact: writeContact,
  };
};

/** Writes what an employer did or is in, as the genre would put it. */
export const writeTrouble = (
  random: Random,
  place: Place,
  genre: TextSource,
  kind: RiskKind,
  status: FindingStatus,
  subject: Subject,
): Written => {
  const formal = genre === 'court' || (genre === 'company' && random.chance(0.6));
  const bindings = bindingsOf(random, place, subject.on, subject, formal);
  const patterns =
    STATEMENTS[kind][status] ?? STATEMENTS['wage-arrears'][status] ?? STATEMENTS[kind].actual ?? [];
  const statement = expand(random, GRAMMAR, random.pick(patterns), bindings);
  const all: Bindings = { ...bindings, statement, topic: random.pick(TOPICS[kind]) };
  const { titles, bodies } = GENRES[genre];
  return {
    title: titles === null ? null : expand(random, GRAMMAR, random.pick(titles), all),
    body: disguise(random, expand(random, GRAMMAR, random.pick(bodies), all), !formal),
  };
};

/** Writes a text without risk; `resident` is the enterprise it speaks of where the noise names one. */
export const writeNoise = (
  random: Random,
  place: Place,
  noise: Noise,
  resident: Resident | null,
  on: DayNumber,
): Written => {
  const people = random.int(5, 60);
  const subject =
    resident === null
      ? null
      : { resident, on, months: random.int(1, 8), people, yuan: random.int(30, 180) * 100 };
  const bindings = bindingsOf(random, place, on, subject, false);
  // Title and body speak of the same thing: what they share is drawn once.
  const same = Object.fromEntries(SHARED.map((slot) => [slot, random.pick(NOISE_GRAMMAR[slot] ?? [''])]));
  const all: Bindings = { ...bindings, ...same };
  return {
    title: noise.titles === null ? null : expand(random, GRAMMAR, random.pick(noise.titles), all),
    body: disguise(random, expand(random, GRAMMAR, random.pick(noise.bodies), all)),
  };
};
