import type { NameEntry } from '@weisu/core';
import { shortNamesOf } from '@weisu/text';
import type { NamedEnterprise } from '../../store/intake/list-names.ts';

/**
 * Every form in which texts may write the enterprises: those written down, and those that follow from registered and
 * former names. A written form wins over the same derived one; how much a form says is for linking to weigh.
 */
export const linkerNames = (names: readonly NamedEnterprise[]): NameEntry[] => {
  const entries = new Map<string, NameEntry>();
  const add = (entry: NameEntry): void => {
    const key = `${entry.enterpriseId} ${entry.name}`;
    if (!entries.has(key)) entries.set(key, entry);
  };
  for (const { enterpriseId, name, form, from, until } of names)
    add({ enterpriseId, name, form, derived: null, from, until });
  for (const { enterpriseId, name, form, from, until } of names)
    if (form === 'registered' || form === 'former')
      for (const short of shortNamesOf(name))
        add({ enterpriseId, name: short.name, form: 'short', derived: short.kind, from, until });
  return [...entries.values()];
};
