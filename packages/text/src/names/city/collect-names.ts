import { normalise } from '../../normalise/normalise.ts';
import { GrownArray } from './grown-array.ts';
import { splitName } from './split-name.ts';

/**
 * How a name came to be one: written in the register, or formerly; a short name or brand that somebody wrote down; or a
 * registered name without its brackets. Forms cut from a name are of the name's kind.
 */
export const NAME_KINDS = ['registered', 'former', 'short', 'brand', 'bare'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A name to look for and what it stands for, a number below 2³². */
export type CityName = {
  readonly name: string;
  readonly ref: number;
  readonly kind: Exclude<NameKind, 'bare'>;
};

/** Longer ones stand in no text as they are; they are left out. */
const LONGEST_PATH = 240;
const MOST_PLACES = 0xffff;
const SHORTEST = 2;

/** Names taken apart and laid out, before they are sorted. */
export type CollectedNames = {
  /** Code units of the paths; a zero ends each. */
  readonly pool: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly refs: Uint32Array;
  readonly placeNumbers: Uint16Array;
  readonly kinds: Uint8Array;
  /** Places that names begin with; the first is the empty one. */
  readonly places: readonly string[];
};

export type NameCollector = {
  readonly add: (name: CityName) => void;
  readonly collected: () => CollectedNames;
};

/** Gathers names for an index. Names shorter than two code units once normalised are left out. */
export const collectNames = (expected = 1024): NameCollector => {
  const pool = new GrownArray((size) => new Uint16Array(size), expected * 10);
  const starts = new GrownArray((size) => new Uint32Array(size), expected);
  const ends = new GrownArray((size) => new Uint32Array(size), expected);
  const refs = new GrownArray((size) => new Uint32Array(size), expected);
  const placeNumbers = new GrownArray((size) => new Uint16Array(size), expected);
  const kinds = new GrownArray((size) => new Uint8Array(size), expected);
  const places = [''];
  const numbers = new Map([['', 0]]);

  const put = (place: string, path: string, mask: number, ref: number, kind: NameKind): void => {
    if (path.length < SHORTEST || path.length > LONGEST_PATH) return;
    let number = numbers.get(place);
    if (number === undefined) {
      // More kinds of place than numbers: the name is then found without it.
      number = places.length < MOST_PLACES ? places.push(place) - 1 : 0;
      numbers.set(place, number);
    }
    starts.add(pool.size);
    for (let at = 0; at < path.length; at += 1) pool.add(path.charCodeAt(at));
    pool.add(0);
    ends.add(mask);
    refs.add(ref);
    placeNumbers.add(number);
    kinds.add(NAME_KINDS.indexOf(kind));
  };
  const add = ({ name, ref, kind }: CityName): void => {
    const plain = normalise(name).text;
    // A zero unit ends paths, and white space in a registered name is a slip of whoever typed it.
    if (kind === 'short' || kind === 'brand') return put('', plain, 0, ref, kind);
    const [whole, bare] = splitName(/\s/.test(plain) ? plain.replace(/\s+/g, '') : plain);
    put(whole.place, whole.path, whole.ends, ref, kind);
    if (bare !== undefined) put(bare.place, bare.path, bare.ends, ref, 'bare');
  };
  return {
    add,
    collected: () => ({
      pool: pool.items(),
      starts: starts.items(),
      ends: ends.items(),
      refs: refs.items(),
      placeNumbers: placeNumbers.items(),
      kinds: kinds.items(),
      places,
    }),
  };
};
