import { checkCharacterOf, organisationCheckOf } from '../enterprise/credit-code.ts';
import { mix } from './random.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 31^6: the bodies that six characters can make. */
const BODIES = 887_503_681;

/**
 * The credit code of the enterprise number `index` of a city. Both check characters agree, but the area begins
 * with 99, which no division code does: it cannot be a real one. Different for every index below 31^6.
 */
export const inventCreditCode = (city: number, index: number): string => {
  const area = `99${String(mix(city, 17) % 10_000).padStart(4, '0')}`;
  // The factor shares no divisor with 31, so that no two indexes meet.
  let rest = (mix(city, 23) + index * 7_368_787) % BODIES;
  let body = '';
  for (let i = 0; i < 6; i += 1) {
    body = ALPHABET.charAt(rest % 31) + body;
    rest = Math.floor(rest / 31);
  }
  const first17 = `91${area}MA${body}${organisationCheckOf(`MA${body}`)}`;
  return `${first17}${checkCharacterOf(first17)}`;
};
