import type { District, Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import { weightedPicker } from './random.ts';
import type { Random } from './random.ts';

/** What the simulation needs to know of a place. */
export type Place = Pick<Jurisdiction, 'units' | 'districts' | 'jurisdiction'>;

/** Enterprises of a district, in thousands of the whole; a district that is not listed counts 30. */
const ENTERPRISES: Readonly<Record<string, number>> = {
  '110101': 70,
  '110102': 75,
  '110105': 230,
  '110106': 95,
  '110107': 35,
  '110108': 190,
  '110109': 12,
  '110111': 40,
  '110112': 60,
  '110113': 40,
  '110114': 60,
  '110115': 50,
  '110116': 12,
  '110117': 12,
  '110118': 15,
  '110119': 8,
  '110190': 45,
};

export const districtPicker = (place: Place): ((random: Random) => District) =>
  weightedPicker(place.districts, (district) => ENTERPRISES[district.code] ?? 30);

/** The short form of a district's name in use: 朝阳 for 朝阳区. */
export const shortDistrict = ({ name, writtenAs }: District): string =>
  writtenAs
    .filter((form) => name.zh.startsWith(form))
    .reduce((shortest, form) => (form.length < shortest.length ? form : shortest), name.zh);

/** The city as names of enterprises begin: 北京 for 北京市. */
export const shortCity = (place: Place): string => place.jurisdiction.name.zh.replace(/市$/, '');

/** The district with the code, or the first of a place that has no such code. */
export const districtOf = (place: Place, code: string): District => {
  const found = place.districts.find((district) => district.code === code) ?? place.districts[0];
  if (found === undefined) throw new RangeError('a place needs at least one district');
  return found;
};
