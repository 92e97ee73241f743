import { type ShortKind, type Span, buildNameIndex, normalise } from '@weisu/text';
import type { NameForm } from '../enterprise/enterprise.ts';
import type { EnterpriseId } from '../ids.ts';
import type { Day } from '../time.ts';

/** An enterprise under one of its names. `derived`: nobody wrote the form down, it follows from a registered name. */
export type Bearer = {
  readonly enterpriseId: EnterpriseId;
  readonly form: NameForm;
  readonly derived: ShortKind | null;
  /** Days from which, and up to which (exclusive), it bore the name; null where unknown or still in use. */
  readonly from: Day | null;
  readonly until: Day | null;
};

/** A name with who bears it. */
export type NameEntry = Bearer & { readonly name: string };

/** A name that stands in a text, as written in the lookup, with everyone who bears it. */
export type NameHit = Span & { readonly name: string; readonly bearers: readonly Bearer[] };

/**
 * Where names stand in a text: every match that lies in no longer one, in text order. `employers`: where reading saw one; a
 * lookup over millions of names looks into everyday words only there.
 */
export type NameLookup = {
  readonly find: (text: string, employers?: readonly Span[] | null) => readonly NameHit[];
};

/** A lookup over names in memory. Bearers of one name are listed in the order given, each enterprise once. */
export const createNameLookup = (entries: readonly NameEntry[]): NameLookup => {
  const names = new Map<string, Bearer[]>();
  for (const { name, ...bearer } of entries) {
    const plain = normalise(name).text;
    const known = names.get(plain);
    if (known === undefined) names.set(plain, [bearer]);
    else if (!known.some(({ enterpriseId }) => enterpriseId === bearer.enterpriseId)) known.push(bearer);
  }
  const listed = [...names];
  const index = buildNameIndex(listed.map(([name], ref) => ({ name, ref })));
  return {
    find: (text) =>
      index.find(text).flatMap(({ start, end, ref }) => {
        const [name, bearers] = listed[ref] ?? ['', []];
        return bearers.length === 0 ? [] : [{ start, end, name, bearers }];
      }),
  };
};
