import type { NameEntry } from '@weisu/core';
import { shortNamesOf } from '@weisu/text';
import type { NamedEnterprise } from '../store/intake/list-names.ts';

/** Derived forms up to this length are too often words of everyday speech ("下一个", "好日子") to name anybody alone. */
const LONGEST_EVERYDAY = 4;
const LONGEST_COUNTED = 12;
/** A form that stands inside so many registered names says a trade ("市政工程公司"), not an enterprise. */
const GENERIC_FROM = 3;

type Derived = { readonly bearer: NamedEnterprise; readonly name: string; readonly weak: boolean };

const derivedOf = (bearer: NamedEnterprise): Derived[] =>
  bearer.form === 'registered' || bearer.form === 'former'
    ? shortNamesOf(bearer.name).map(({ name, weak }) => ({ bearer, name, weak }))
    : [];

/** In how many registered names each of the forms stands; forms outside the counted lengths are left out. */
const countInside = (
  forms: ReadonlySet<string>,
  names: readonly NamedEnterprise[],
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { name, form } of names) {
    if (form !== 'registered') continue;
    const inside = new Set<string>();
    for (let start = 0; start < name.length; start += 1) {
      const last = Math.min(name.length, start + LONGEST_COUNTED);
      for (let end = start + LONGEST_EVERYDAY + 1; end <= last; end += 1) {
        const part = name.slice(start, end);
        if (forms.has(part)) inside.add(part);
      }
    }
    for (const part of inside) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
};

/**
 * Every form in which texts may write the enterprises: those written down, and those that follow from registered names.
 * A written form wins over a derived one; derived ones say less, and those that are everyday words or name a trade are weak.
 */
export const linkerNames = (names: readonly NamedEnterprise[]): NameEntry[] => {
  const derived = names.flatMap(derivedOf);
  const inside = countInside(new Set(derived.map(({ name }) => name)), names);
  const entries = new Map<string, NameEntry>();
  const add = (entry: NameEntry): void => {
    const key = `${entry.enterpriseId} ${entry.name}`;
    if (!entries.has(key)) entries.set(key, entry);
  };
  for (const { enterpriseId, name, form } of names) add({ enterpriseId, name, form, weak: name.length <= 2 });
  for (const { bearer, name, weak } of derived) {
    const isCommon = name.length <= LONGEST_EVERYDAY || (inside.get(name) ?? 0) >= GENERIC_FROM;
    add({ enterpriseId: bearer.enterpriseId, name, form: 'short', weak: weak || isCommon, derived: true });
  }
  return [...entries.values()];
};
