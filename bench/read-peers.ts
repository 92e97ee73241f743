import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AhoCorasick } from '@monyone/aho-corasick';
import FastAhoCorasick from 'modern-ahocorasick/unicode-fast';
import { buildImage, cityIndexOf, collectNames, normalise } from '@weisu/text';
import { median, rounded, timed } from './measure.ts';

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

/** What lives, by the collector's own count where it can be asked (`--expose-gc`). */
const memoryMb = (): number => {
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1e6;
};

/** Enough texts for a fair figure of something that looks every name up by itself. */
const NAIVE_TEXTS = 2;
const CHECKED_TEXTS = 5;
/** Ours finds no name inside a longer Latin word, others do. */
const LATIN = /[a-z0-9]/;

/** Names to look for, texts to look in, and how many times each way of looking has its turn. */
export type PeersAsked = {
  readonly names: readonly string[];
  readonly texts: readonly string[];
  readonly repeat: number;
};

/** All that are compared are held at once, so that they can be measured in turns: a million names take some 5 GB. */
const PEERS_HEAP_MB = 12_000;

/**
 * The same names and texts for each way of looking, in turns, in one process. Names are folded and are looked for as they
 * are, without forms cut from them, as nobody else knows those.
 */
export const comparePeers = async ({ names, texts, repeat }: PeersAsked) => {
  const folded = [...new Set(names.map((name) => normalise(name).text))].filter(
    (name) => name.length >= 2 && !LATIN.test(name),
  );
  const plain = texts.map((text) => normalise(text).text);
  const built: { id: string; search: Search; buildCpuSeconds: number; memoryMb: number; rates: number[] }[] =
    [];
  for (const { id, build } of PEERS) {
    const before = memoryMb();
    const { result, cpuSeconds } = await timed(() => build(folded));
    built.push({
      id,
      search: result,
      buildCpuSeconds: rounded(cpuSeconds, 2),
      memoryMb: Math.round(memoryMb() - before),
      rates: [],
    });
  }
  for (let turn = 0; turn < repeat; turn += 1)
    for (const { id, search, rates } of built) {
      const some = id === 'naive' ? plain.slice(0, NAIVE_TEXTS) : plain;
      const characters = some.reduce((sum, text) => sum + text.length, 0);
      const { cpuSeconds } = await timed(() => some.reduce((sum, text) => sum + search(text), 0));
      rates.push(characters / cpuSeconds / 1e6);
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
  const rates = built.map((each) => median(each.rates));
  return {
    names: folded.length,
    rows: Object.fromEntries(
      built.map(({ id, buildCpuSeconds, memoryMb: held }, at) => [
        id,
        { millionCharactersPerCpuSecond: rounded(rates[at] ?? NaN, 4), buildCpuSeconds, memoryMb: held },
      ]),
    ),
    timesTheBestPeer: rounded((rates[0] ?? NaN) / Math.max(...rates.slice(1, -1)), 1),
    agreesWithNaive: agree,
  };
};

/** `comparePeers` in a process with memory enough for the peers. Throws where it ends without an answer. */
export const benchPeers = (asked: PeersAsked): ReturnType<typeof comparePeers> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./read-peers-process.ts', import.meta.url)), {
      execArgv: [...process.execArgv, '--expose-gc', `--max-old-space-size=${PEERS_HEAP_MB}`],
      serialization: 'advanced',
    });
    child.once('message', (answer) => resolve(answer as Awaited<ReturnType<typeof comparePeers>>));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`the comparison with peers ended with ${code}; --peers N compares with fewer names`)),
    );
    child.send(asked);
  });
