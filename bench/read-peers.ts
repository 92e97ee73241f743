import { AhoCorasick } from '@monyone/aho-corasick';
import FastAhoCorasick from 'modern-ahocorasick/unicode-fast';
import { buildImage, cityIndexOf, collectNames, normalise } from '@weisu/text';
import { rounded, timed } from './measure.ts';

/** A way to look for names: built once, then asked for the matches in a text that lie in no longer one. */
type Matcher = { readonly id: string; readonly build: (names: readonly string[]) => Search };
type Search = (text: string) => number;

type Place = { readonly start: number; readonly end: number };

/** Matches that lie in no longer one, as `start-end`. */
const undominated = (places: readonly Place[]): Set<string> => {
  const kept = new Set<string>();
  let reached = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (end > reached) kept.add(`${start}-${end}`);
    reached = Math.max(reached, end);
  }
  return kept;
};

/** Every name by plain search: what all others must agree with. */
const naivePlaces = (names: readonly string[], text: string): Place[] =>
  names.flatMap((name) => {
    const places: Place[] = [];
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
      places.push({ start: at, end: at + name.length });
    return places;
  });

const ours = (names: readonly string[]) => {
  const collector = collectNames(names.length);
  names.forEach((name, ref) => collector.add({ name, ref, kind: 'short' }));
  return cityIndexOf(buildImage(collector.collected())).openScanner();
};

const PEERS: readonly Matcher[] = [
  {
    id: 'weisu',
    build: (names) => {
      const scanner = ours(names);
      return (text) => scanner.scan(text).size;
    },
  },
  {
    id: '@monyone/aho-corasick',
    build: (names) => {
      const matcher = new AhoCorasick([...names]);
      return (text) => matcher.matchInText(text).length;
    },
  },
  {
    id: 'modern-ahocorasick/unicode-fast',
    build: (names) => {
      const matcher = new FastAhoCorasick([...names]);
      return (text) => matcher.search(text).length;
    },
  },
  { id: 'naive', build: (names) => (text) => naivePlaces(names, text).length },
];

const memoryMb = (): number => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1e6;
};

/** Enough texts for a fair figure of something that looks every name up by itself. */
const NAIVE_TEXTS = 2;
const CHECKED_TEXTS = 5;
/** Ours finds no name inside a longer Latin word, others do. */
const LATIN = /[a-z0-9]/;

/**
 * The same names and texts for each way of looking, in turn, in one process. Names are folded and are looked for as they
 * are, without forms cut from them, as nobody else knows those.
 */
export const benchPeers = async (names: readonly string[], texts: readonly string[], repeat: number) => {
  const folded = [...new Set(names.map((name) => normalise(name).text))].filter(
    (name) => name.length >= 2 && !LATIN.test(name),
  );
  const plain = texts.map((text) => normalise(text).text);
  const rows: Record<string, Record<string, number>> = {};
  for (const { id, build } of PEERS) {
    const before = memoryMb();
    const built = await timed(() => build(folded));
    const held = memoryMb() - before;
    const some = id === 'naive' ? plain.slice(0, NAIVE_TEXTS) : plain;
    const characters = some.reduce((sum, text) => sum + text.length, 0);
    const rates: number[] = [];
    for (let run = 0; run < repeat; run += 1) {
      const { cpuSeconds } = await timed(() => some.reduce((sum, text) => sum + built.result(text), 0));
      rates.push(characters / cpuSeconds / 1e6);
    }
    rows[id] = {
      millionCharactersPerCpuSecond: rounded(rates.toSorted((a, b) => a - b)[repeat >> 1] ?? 0, 4),
      buildCpuSeconds: rounded(built.cpuSeconds, 2),
      memoryMb: Math.round(held),
    };
  }
  const own = ours(folded);
  const agree = plain.slice(0, CHECKED_TEXTS).every((text) => {
    const found = own.scan(text);
    const spans = Array.from(
      { length: found.size },
      (_, match) => `${found.startAt(match)}-${found.endAt(match)}`,
    );
    const wanted = undominated(naivePlaces(folded, text));
    return spans.length === wanted.size && spans.every((span) => wanted.has(span));
  });
  const rateOf = (id: string): number => rows[id]?.['millionCharactersPerCpuSecond'] ?? 0;
  const best = Math.max(...PEERS.slice(1, -1).map(({ id }) => rateOf(id)));
  return {
    names: folded.length,
    rows,
    timesTheBestPeer: rounded(rateOf('weisu') / best, 1),
    agreesWithNaive: agree,
  };
};
