import type { Random } from '../packages/core/src/city/random.ts';
import { hostileString, hostileValue, pick } from './hostile.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of the value with one thing wrong somewhere in it: nearly valid input finds what nonsense does not. */
export const spoil = (value: unknown, random: Random): unknown => {
  if (Array.isArray(value)) {
    if (value.length === 0 || random.next() < 0.2) return [...value, hostileValue(random)];
    const at = random.int(0, value.length - 1);
    return value.map((item: unknown, index) => (index === at ? spoil(item, random) : item));
  }
  if (isObject(value)) {
    const keys = Object.keys(value);
    const roll = random.next();
    if (keys.length === 0 || roll < 0.08)
      return { ...value, [hostileString(random).slice(0, 200)]: hostileValue(random) };
    const key = pick(random, keys);
    if (roll < 0.2) {
      const { [key]: _, ...rest } = value;
      return rest;
    }
    return { ...value, [key]: roll < 0.6 ? spoil(value[key], random) : hostileValue(random) };
  }
  if (typeof value === 'string' && random.next() < 0.4) {
    const at = random.int(0, value.length);
    return `${value.slice(0, at)}${hostileString(random)}${value.slice(at)}`;
  }
  return hostileValue(random);
};
