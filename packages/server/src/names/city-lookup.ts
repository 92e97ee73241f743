import type { EnterpriseId } from '@weisu/core';
import { enterpriseIdOf } from '@weisu/core';
import type { Bearer, NamePart, NameScanner, Span } from '@weisu/text';
import { normalise } from '@weisu/text';
import type { ChangedNames, CityNames } from './city-names.ts';
import type { NameRecord } from './name-record.ts';

/** A form that more names may bear tells nobody apart; weighing each would cost more than it can say. */
const MOST_BEARERS = 40;
/**
 * Forms of two units that nobody wrote down are everyday words (发展, 工作): nine of ten matches, and hardly ever a name.
 * They are looked into where reading saw an employer.
 */
const SHORTEST_CUT = 3;
/** Bearers remembered for the questions that follow about a text. */
const RECENT = 20_000;

/** Someone who may be meant. What stands in its record is read when it is first asked for: most bearers are turned down without. */
class CityBearer {
  readonly derived: Exclude<NamePart, 'whole'> | null;
  readonly #read: () => NameRecord;
  readonly #kind: Bearer['kind'];
  #known: NameRecord | null = null;
  #id: EnterpriseId | null = null;

  constructor({ kind, part }: Bearer, read: () => NameRecord) {
    this.derived = part === 'whole' ? null : part;
    this.#kind = kind;
    this.#read = read;
  }

  get #record(): NameRecord {
    return (this.#known ??= this.#read());
  }

  get creditCode(): string {
    return this.#record.creditCode;
  }

  get enterpriseId(): EnterpriseId {
    return (this.#id ??= enterpriseIdOf(this.creditCode));
  }

  get form(): NameRecord['form'] {
    if (this.derived !== null) return 'short';
    return this.#kind === 'bare' ? this.#record.form : this.#kind;
  }

  get from(): NameRecord['from'] {
    return this.#record.from;
  }

  get until(): NameRecord['until'] {
    return this.#record.until;
  }
}

/** A name that stands in a text, in folded form, with everyone who bears it; offsets count in the text as it came. */
export type CityHit = Span & { readonly name: string; readonly bearers: readonly CityBearer[] };

export type CityLookup = {
  /**
   * Every form in a text that lies in no longer one, in text order, but for those that too many bear. `employers`: where
   * reading saw one.
   */
  readonly find: (text: string, employers?: readonly Span[] | null) => CityHit[];
  /** The record of an enterprise that was found lately. */
  readonly recordOf: (id: EnterpriseId) => NameRecord | undefined;
};

const touches = (start: number, end: number, spans: readonly Span[]): boolean =>
  spans.some((span) => span.start < end && span.end > start);

/**
 * Each enterprise once, as linking counts those who bear a name: under the form that somebody wrote down, where it has one.
 * Registered names have one form each; only beside a name of another kind must records be read to tell who is the same.
 */
const onceEach = (bearers: readonly Bearer[], recordOf: (ref: number) => NameRecord): readonly Bearer[] => {
  if (bearers.length < 2) return bearers;
  const isMixed = bearers.some(({ kind }) => kind !== 'registered' && kind !== 'bare');
  const known = new Map<string | number, Bearer>();
  for (const bearer of bearers) {
    const key = isMixed ? recordOf(bearer.ref).creditCode : bearer.ref;
    const before = known.get(key);
    if (before === undefined || (before.part !== 'whole' && bearer.part === 'whole')) known.set(key, bearer);
  }
  return [...known.values()];
};

const hitsIn = (
  scanner: NameScanner,
  text: string,
  employers: readonly Span[],
  recordOf: (ref: number) => NameRecord,
): CityHit[] => {
  const matches = scanner.scan(text);
  const hits: CityHit[] = [];
  for (let match = 0; match < matches.size; match += 1) {
    const [start, end] = [matches.startAt(match), matches.endAt(match)];
    if (matches.lengthOf(match) < SHORTEST_CUT && !touches(start, end, employers)) {
      const [first] = matches.bearersOf(match, 1);
      if (first?.part !== 'whole') continue;
    }
    const bearers = matches.bearersOf(match, MOST_BEARERS + 1);
    if (bearers.length === 0 || bearers.length > MOST_BEARERS) continue;
    hits.push({
      start,
      end,
      name: normalise(text.slice(start, end)).text,
      bearers: onceEach(bearers, recordOf).map(
        (bearer) => new CityBearer(bearer, () => recordOf(bearer.ref)),
      ),
    });
  }
  return hits;
};

/** Both lists as one, in text order: bearers of one place together, and what lies in a longer hit left out. */
const together = (a: readonly CityHit[], b: readonly CityHit[]): CityHit[] => {
  const kept: CityHit[] = [];
  for (const hit of [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end)) {
    const last = kept.at(-1);
    if (last === undefined || hit.end > last.end) kept.push(hit);
    else if (hit.start === last.start && hit.end === last.end)
      kept[kept.length - 1] = { ...last, bearers: [...last.bearers, ...hit.bearers] };
  }
  return kept;
};

/**
 * Looks names of a city up for linking. One at a time: each thread makes its own. `changes`: a small index over enterprises
 * that are new or changed since the large one was built; for those it alone says how they are called. What an enterprise
 * was called before may hide a shorter name that it lies over until the large index is built again.
 */
export const createCityLookup = (city: CityNames, changes?: ChangedNames): CityLookup => {
  const scanner = city.index.openScanner();
  const changed = changes?.index.openScanner();
  const recent = new Map<EnterpriseId, NameRecord>();
  const remembering =
    (recordOf: CityNames['recordOf']) =>
    (ref: number): NameRecord => {
      const record = recordOf(ref);
      if (recent.size >= RECENT) recent.clear();
      recent.set(enterpriseIdOf(record.creditCode), record);
      return record;
    };
  const fromCity = remembering(city.recordOf);
  return {
    find: (text, employers = null) => {
      const hits = hitsIn(scanner, text, employers ?? [], fromCity);
      if (changes === undefined || changed === undefined) return hits;
      const standing = hits.flatMap((hit) => {
        const bearers = hit.bearers.filter(({ creditCode }) => !changes.creditCodes.has(creditCode));
        return bearers.length === 0 ? [] : [{ ...hit, bearers }];
      });
      return together(standing, hitsIn(changed, text, employers ?? [], remembering(changes.recordOf)));
    },
    recordOf: (id) => recent.get(id),
  };
};
