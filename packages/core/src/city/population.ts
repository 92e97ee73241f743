import type { Enterprise, EnterpriseName } from '../enterprise/enterprise.ts';
import { enterpriseIdOf } from '../ids.ts';
import type { UnitId } from '../ids.ts';
import type { District } from '../jurisdiction/jurisdiction.ts';
import { inventBrand } from './brand.ts';
import { dayOfNumber } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import { INDUSTRIES } from './industry.ts';
import type { Industry } from './industry.ts';
import { inventCreditCode } from './invented-code.ts';
import { districtPicker, shortCity, shortDistrict } from './place.ts';
import type { Place } from './place.ts';
import { powerOfTwo, randomOf, weightedPicker } from './random.ts';
import type { Random } from './random.ts';

/** An enterprise of the city with what only the simulation knows of it. */
export type Resident = {
  readonly enterprise: Enterprise;
  readonly industry: Industry;
  readonly brand: string;
  readonly staff: number;
  readonly district: District;
  /** Index of the head office of a branch, or null. */
  readonly head: number | null;
};

const STREAM = 101;
const pickIndustry = weightedPicker(INDUSTRIES, (industry) => industry.weight);
const LEGAL_FORMS = ['有限公司', '有限公司', '有限公司', '有限责任公司', '有限责任公司', '股份有限公司'];
/** Early words of an industry are the commonest. */
const pickWord = (random: Random, words: readonly string[]): string =>
  words[Math.floor(random.next() * random.next() * words.length)] ?? random.pick(words);

type Naming = {
  readonly city: string;
  readonly district: District;
  readonly brand: string;
  readonly word: string;
};

const registeredNameOf = (random: Random, { city, district, brand, word }: Naming): string => {
  const form = random.pick(LEGAL_FORMS);
  const way = random.next();
  if (way < 0.55) return `${city}${brand}${word}${form}`;
  if (way < 0.7) return `${city}市${shortDistrict(district)}区${brand}${word}${form}`.replace('市区', '市');
  if (way < 0.85) return `${city}${shortDistrict(district)}${brand}${word}${form}`;
  return `${brand}（${city}）${word}${form}`;
};

const unionOf = (random: Random, place: Place, home: District, seat: District): UnitId | null => {
  const way = random.next();
  if (way < 0.43) return home.unit;
  if (way < 0.54) return seat.unit;
  if (way < 0.58) return random.pick(place.districts).unit;
  if (way < 0.6) return place.units.find((unit) => unit.kind === 'industry')?.id ?? place.jurisdiction.city;
  return null;
};

const namesOf = (
  random: Random,
  naming: Naming,
  registered: string,
  registeredOn: DayNumber,
  until: DayNumber,
): EnterpriseName[] => {
  const since = dayOfNumber(registeredOn);
  const short = (name: string, form: 'short' | 'brand'): EnterpriseName => ({
    name,
    form,
    from: null,
    until: null,
  });
  const others = [short(`${naming.brand}${naming.word}`, 'short'), short(naming.brand, 'brand')];
  if (!random.chance(0.04))
    return [{ name: registered, form: 'registered', from: since, until: null }, ...others];
  const renamed = dayOfNumber(random.int(registeredOn + 30, until));
  const former = registeredNameOf(random, { ...naming, brand: inventBrand(random) });
  return [
    { name: registered, form: 'registered', from: renamed, until: null },
    { name: former, form: 'former', from: since, until: renamed },
    ...others,
  ];
};

/**
 * Invents the enterprises of a city. One in forty bears the brand of another one of another district, and some
 * are branches: the traps that linking by name must not fall into.
 */
export const inventResidents = (
  city: number,
  count: number,
  place: Place,
  window: { readonly from: DayNumber; readonly until: DayNumber },
): Resident[] => {
  const pickDistrict = districtPicker(place);
  const cityName = shortCity(place);
  const taken = new Set<string>();
  const brands = new Set<string>();
  const residents: Resident[] = [];
  for (let index = 0; index < count; index += 1) {
    const random = randomOf(city, STREAM, index);
    const district = pickDistrict(random);
    const elsewhere = index > 10 ? random.pick(residents) : undefined;
    const isBranch = elsewhere !== undefined && elsewhere.head === null && random.chance(0.02);
    const sharesBrand =
      elsewhere !== undefined && elsewhere.district.code !== district.code && random.chance(0.028);
    const industry =
      isBranch || (sharesBrand && random.chance(0.5)) ? elsewhere.industry : pickIndustry(random);
    const word = pickWord(random, industry.words);
    let brand = isBranch || sharesBrand ? elsewhere.brand : inventBrand(random);
    let name = '';
    for (let attempt = 0; name === '' || taken.has(name); attempt += 1) {
      if (attempt > 0 || (!isBranch && !sharesBrand && brands.has(brand))) brand = inventBrand(random);
      name =
        isBranch && attempt === 0
          ? `${elsewhere.enterprise.names[0]?.name ?? brand}${shortDistrict(district)}分公司`
          : registeredNameOf(random, { city: cityName, district, brand, word });
    }
    taken.add(name);
    brands.add(brand);
    const staff = Math.min(
      6000,
      Math.max(1, Math.round(industry.medianStaff * powerOfTwo(1.5 * random.normal()))),
    );
    const registeredOn = window.from - random.int(60, 25 * 365);
    const seat = random.chance(0.85) ? district : pickDistrict(random);
    const newEmployment = random.chance(industry.newEmploymentRatio);
    const creditCode = inventCreditCode(city, index);
    const head = isBranch ? residents.indexOf(elsewhere) : null;
    const union = unionOf(random, place, district, seat);
    residents.push({
      industry,
      brand,
      staff,
      district,
      head,
      enterprise: {
        id: enterpriseIdOf(creditCode),
        creditCode,
        names:
          head !== null
            ? [{ name, form: 'registered', from: dayOfNumber(registeredOn), until: null }]
            : namesOf(random, { city: cityName, district, brand, word }, name, registeredOn, window.until),
        registeredDistrict: random.chance(0.99) ? district.code : null,
        operatingDistrict: random.chance(0.9) ? seat.code : null,
        unionUnit: newEmployment && random.chance(0.7) ? null : union,
        industry: industry.name,
        staffCount: random.chance(0.93) ? staff : null,
        registeredOn: dayOfNumber(registeredOn),
        newEmployment,
      },
    });
  }
  return residents;
};
