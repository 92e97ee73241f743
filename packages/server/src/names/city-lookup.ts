import type { EnterpriseId } from '@weisu/core';
import { enterpriseIdOf } from '@weisu/core';
import type { Bearer, NamePart } from '@weisu/text';
import { normalise } from '@weisu/text';
import type { CityNames } from './city-names.ts';
import type { NameRecord } from './name-record.ts';

/** A form that more names may bear tells nobody apart; weighing each would cost more than it can say. */
const MOST_BEARERS = 40;
/** Bearers remembered for the questions that follow about a text. */
const RECENT = 20_000;

/** Someone who may be meant. What stands in its record is read when it is asked for: most bearers are turned down without. */
class CityBearer {
  readonly derived: Exclude<NamePart, 'whole'> | null;
  readonly #record: () => NameRecord;
  readonly #kind: Bearer['kind'];

  constructor({ kind, part }: Bearer, record: () => NameRecord) {
    this.derived = part === 'whole' ? null : part;
    this.#kind = kind;
    this.#record = record;
  }

  get enterpriseId(): EnterpriseId {
    return enterpriseIdOf(this.#record().creditCode);
  }

  get form(): NameRecord['form'] {
    if (this.derived !== null) return 'short';
    return this.#kind === 'bare' ? this.#record().form : this.#kind;
  }

  get from(): NameRecord['from'] {
    return this.#kind === 'registered' ? null : this.#record().from;
  }

  get until(): NameRecord['until'] {
    return this.#kind === 'registered' ? null : this.#record().until;
  }
}

/** A name that stands in a text, in folded form, with everyone who bears it; offsets count in the text as it came. */
export type CityHit = {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly bearers: readonly CityBearer[];
};

export type CityLookup = {
  /** Every form in a text that lies in no longer one, in text order, but for those that too many bear. */
  readonly find: (text: string) => CityHit[];
  /** The record of an enterprise that was found lately. */
  readonly recordOf: (id: EnterpriseId) => NameRecord | undefined;
};

/** Looks names of a city up for linking. One at a time: each thread makes its own. */
export const createCityLookup = ({ index, recordOf }: CityNames): CityLookup => {
  const scanner = index.openScanner();
  const recent = new Map<EnterpriseId, NameRecord>();
  const remembered = (ref: number): NameRecord => {
    const record = recordOf(ref);
    if (recent.size >= RECENT) recent.clear();
    recent.set(enterpriseIdOf(record.creditCode), record);
    return record;
  };
  return {
    find: (text) => {
      const matches = scanner.scan(text);
      const hits: CityHit[] = [];
      for (let match = 0; match < matches.size; match += 1) {
        const bearers = matches.bearersOf(match, MOST_BEARERS + 1);
        if (bearers.length === 0 || bearers.length > MOST_BEARERS) continue;
        const [start, end] = [matches.startAt(match), matches.endAt(match)];
        hits.push({
          start,
          end,
          name: normalise(text.slice(start, end)).text,
          bearers: bearers.map((bearer) => new CityBearer(bearer, () => remembered(bearer.ref))),
        });
      }
      return hits;
    },
    recordOf: (id) => recent.get(id),
  };
};
