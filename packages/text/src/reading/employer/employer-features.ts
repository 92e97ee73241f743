import type { EmployerCandidate } from './employer-candidates.ts';
import { hashAfter, hashFrom, hashOfName } from '../model/feature-hash.ts';
import { FeatureSet, type Features } from '../model/feature-set.ts';
import type { Span } from '../finding.ts';
import type { Prepared } from '../prepare.ts';
import type { WordHit } from '../words/word-table.ts';
import { knownWords } from '../words/words.ts';
import { aroundHash, hashesAfter, hashesBefore, INSIDE_HASHES, meaningOf } from './word-hashes.ts';

const nearness = (distance: number): string =>
  distance < -60
    ? 'z'
    : distance < -20
      ? 'y'
      : distance < -4
        ? 'x'
        : distance < 0
          ? 'w'
          : distance < 2
            ? 'a'
            : distance < 6
              ? 'b'
              : distance < 15
                ? 'c'
                : distance < 40
                  ? 'd'
                  : 'e';
const lengthOf = (length: number): string => 'abcdefghijklmnop'[Math.min(15, Math.floor(length / 2))] ?? 'p';

/** Groups for what the words of a candidate mean, and for whether its ends are ends of words; `word-hashes.ts` has those between. */
const MEANING = 33;
const CUT = 35;
const MOST_GROUPS = 36;
const MOST_DIMS = 24;
const MEANING_HASHES = Uint32Array.from({ length: MOST_DIMS }, (_, dim) =>
  hashOfName(MEANING, String.fromCharCode(0x61 + dim)),
);

type Zone = 'u' | 't' | 'b';

/** For each zone the hashes that its features begin with, by group. */
const zoneHashes = (zone: Zone): Int32Array =>
  Int32Array.from({ length: MOST_GROUPS }, (_, group) => hashAfter(hashFrom(group), zone));
const ZONE_HASHES: Readonly<Record<Zone, Int32Array>> = {
  u: zoneHashes('u'),
  t: zoneHashes('t'),
  b: zoneHashes('b'),
};
const GROUP_HASHES = Int32Array.from({ length: MOST_GROUPS }, (_, group) => hashFrom(group));

/** How often a name stands in a text, and whether before and behind the end of its title. */
type Standing = { readonly count: number; readonly inTitle: boolean; readonly inBody: boolean };

/** What all candidates of a text share; found once. */
export type EmployerContext = {
  readonly prepared: Prepared;
  readonly triggers: readonly Span[];
  readonly endings: readonly EmployerCandidate[];
  readonly brands: readonly EmployerCandidate[];
  readonly standings: Map<string, Standing>;
};

/** `triggers` are the places at which the risk is stated. */
export const employerContext = (
  prepared: Prepared,
  triggers: readonly Span[],
  all: readonly EmployerCandidate[],
): EmployerContext => ({
  prepared,
  triggers,
  endings: all.filter(({ by }) => by === 'ending'),
  brands: all.filter(({ by }) => by === 'brand'),
  standings: new Map(),
});

const standingOf = (
  { prepared: { text, bodyStart }, standings }: EmployerContext,
  name: string,
): Standing => {
  const known = standings.get(name);
  if (known !== undefined) return known;
  let count = 0;
  for (let at = text.indexOf(name); at !== -1 && count < 4; at = text.indexOf(name, at + name.length))
    count += 1;
  const standing = {
    count,
    inTitle: bodyStart > 0 && text.slice(0, bodyStart).includes(name),
    inBody: bodyStart > 0 && text.includes(name, bodyStart),
  };
  standings.set(name, standing);
  return standing;
};

const LEGAL_ENDS = ['股份有限公司', '有限责任公司', '有限公司', '公司', '集团'];

const withoutLegalEnd = (name: string): string => {
  const end = LEGAL_ENDS.find((one) => name.endsWith(one));
  return end === undefined ? name : name.slice(0, name.length - end.length);
};

/** Index of the first word that begins at `at` or later. */
const firstFrom = (cut: readonly Span[], at: number): number => {
  let low = 0;
  let high = cut.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cut[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Used for one candidate after another. */
const sums = new Float64Array(MOST_DIMS);

/** Words of the candidate and beside it, by the company that they keep, and whether its ends are ends of words. */
const addWordFacts = (
  set: Features,
  { text, words: cut }: Prepared,
  { start, end }: Span,
  inZone: Int32Array,
): void => {
  const { dims, vectors, clusters } = knownWords();
  const first = firstFrom(cut, start);
  const next = firstFrom(cut, end);
  const edges = (cut[first]?.start === start ? '[' : '<') + (cut[next - 1]?.end === end ? ']' : '>');
  set.addBehind(inZone[CUT] as number, edges, 0, edges.length, 1);
  set.addContext(CUT, edges, 1);
  const last = next > first && (cut[next - 1]?.end ?? 0) > end ? next - 1 : next;
  sums.fill(0);
  let known = 0;
  for (let place = first; place < last; place += 1) {
    const word = (cut[place] as WordHit).word;
    const meaning = meaningOf(clusters, word);
    set.put(INSIDE_HASHES.any[meaning] as number, 0.5);
    if (place === first) set.put(INSIDE_HASHES.first[meaning] as number, 0.5);
    if (place === last - 1) set.put(INSIDE_HASHES.last[meaning] as number, 0.5);
    if (word === -1) continue;
    known += 1;
    const own = word * dims;
    for (let dim = 0; dim < dims; dim += 1)
      sums[dim] = (sums[dim] as number) + (vectors[own + dim] as number) / 127;
  }
  set.put(INSIDE_HASHES.count[Math.min(7, Math.max(0, last - first))] as number, 0.7);
  if (known > 0)
    for (let dim = 0; dim < dims; dim += 1)
      set.put(MEANING_HASHES[dim] as number, (1.5 * (sums[dim] as number)) / known);
  let [before, after] = [0, 0];
  // A word that the candidate begins within is none before it.
  const ends = first > 0 && (cut[first - 1] as WordHit).end > start ? first - 1 : first;
  for (let place = Math.max(0, first - 3, ends - 2); place < ends; place += 1) {
    const hit = cut[place] as WordHit;
    const hashes = hashesBefore(hit.end === start);
    before = meaningOf(clusters, hit.word);
    set.put(hashes.meanings[before] as number, 0.6);
    set.addBehind(hashes.word, text, hit.start, hit.end, 0.6);
  }
  for (let place = next; place < Math.min(cut.length, next + 2); place += 1) {
    const hit = cut[place] as WordHit;
    const hashes = hashesAfter(hit.start === end);
    const meaning = meaningOf(clusters, hit.word);
    if (place === next) after = meaning;
    set.put(hashes.meanings[meaning] as number, 0.6);
    set.addBehind(hashes.word, text, hit.start, hit.end, 0.6);
  }
  set.put(aroundHash(before, after), 0.4);
};

/** The letters of a name and of what stands on both sides of it. */
const addLetters = (set: Features, text: string, { start, end }: Span, inZone: Int32Array): void => {
  for (let size = 1; size <= 4; size += 1) {
    const left = Math.max(0, start - size);
    const right = Math.min(text.length, end + size);
    const tail = Math.max(start, end - size);
    const add = (hashes: Int32Array, group: number, from: number, to: number, weight: number): void => {
      if (from < to) set.addBehind(hashes[group] as number, text, from, to, weight);
      else set.addBehind(hashes[group] as number, from === 0 ? '^' : '$', 0, 1, weight);
    };
    add(inZone, 3, left, start, 0.7);
    add(inZone, 4, end, right, 0.7);
    set.addBehind(inZone[5] as number, text, tail, end, 0.6);
    set.addBehind(inZone[6] as number, text, start, Math.min(end, start + size), 0.6);
    set.addBehind(GROUP_HASHES[7] as number, text, tail, end, 0.6);
    add(GROUP_HASHES, 8, left, start, 0.5);
    add(GROUP_HASHES, 9, end, right, 0.5);
  }
  for (let at = start; at + 2 <= end; at += 1)
    set.addBehind(GROUP_HASHES[10] as number, text, at, at + 2, 0.3);
  for (let at = start; at < end;) {
    const size = (text.codePointAt(at) ?? 0) > 0xffff && at + 2 <= end ? 2 : 1;
    set.addBehind(GROUP_HASHES[11] as number, text, at, at + size, 0.2);
    at += size;
  }
};

/** A name of places alone, one within another. */
const ONLY_PLACE = /^(?:[a-z]\d{0,2}[市县区]|[\u3400-\u9fff]{1,4}[省市县区镇乡村])+$/;

/** Puts into `set` what speaks for and against a candidate being the employer. */
export const addEmployerFeatures = (
  set: Features,
  context: EmployerContext,
  candidate: EmployerCandidate,
): void => {
  const { prepared, triggers, endings, brands } = context;
  const { text, bodyStart } = prepared;
  const { start, end, name, by } = candidate;
  const zone = bodyStart === 0 ? 'u' : start < bodyStart ? 't' : 'b';
  const inZone = ZONE_HASHES[zone];
  const fact = (group: number, value: string): void =>
    set.addBehind(inZone[group] as number, value, 0, value.length, 1);
  fact(1, by);
  fact(2, `${by}${lengthOf(name.length)}`);
  addLetters(set, text, candidate, inZone);
  let nearest = 1_000;
  let overlaps = false;
  for (const trigger of triggers) {
    const distance =
      trigger.start >= end ? trigger.start - end : trigger.end <= start ? trigger.end - start : 0;
    if (Math.abs(distance) < Math.abs(nearest)) nearest = distance;
    if (trigger.start < end && trigger.end > start) overlaps = true;
  }
  fact(12, nearness(nearest));
  fact(12, `${by}${nearness(nearest)}`);
  if (overlaps) fact(13, 'overlaps');
  fact(14, start === 0 ? 'first' : start < 6 ? 'early' : start < 30 ? 'soon' : start < 120 ? 'mid' : 'late');
  const core = withoutLegalEnd(name);
  const { count } = standingOf(context, core.length >= 2 ? core : name);
  fact(15, count >= 4 ? 'many' : count >= 2 ? 'twice' : 'once');
  if (core.length >= 3) {
    const { inTitle, inBody } = standingOf(context, core);
    if (inTitle) fact(16, 'title');
    if (inBody) fact(16, 'body');
  }
  if (endings.some((other) => other !== candidate && other.start <= start && other.end >= end))
    fact(17, 'inside');
  if (brands.some((other) => other !== candidate && other.start >= start && other.end <= end))
    fact(17, 'holdsbrand');
  if (brands.length > 0) fact(18, `brands${by}`);
  if (/^(?:[a-z]\d*|[\u3400-\u9fff]{1,3})[市县区省]/.test(name)) fact(19, 'place');
  if (/^[\u3400-\u9fff]{2,3}省/.test(name)) fact(19, 'province');
  const ahead = text.slice(Math.max(0, start - 5), start);
  if (/[a-z]\d{0,2}[市县区]$/.test(ahead)) fact(19, 'behindplace');
  if (/[\u3400-\u9fff]{2}省$/.test(ahead)) fact(19, 'behindprovince');
  if (ONLY_PLACE.test(name)) fact(19, 'onlyplace');
  if (/[镇乡村街路组]/.test(text[end] ?? '')) fact(19, 'cutplace');
  if (/[a-z]\d*[市县区][a-z\u3400-\u9fff]{1,3}[省市]/.test(name)) fact(19, 'twoplaces');
  if (/[的了是在被我们]/.test(name.slice(0, -1))) fact(20, 'particle');
  if (
    /(?:投诉|举报|反映|拖欠|请求|咨询|恳请|关于|工资|员工|工人|长期|恶意|迟迟|承包|法定|下属|站长|老板|包括|突然)/.test(
      name,
    )
  )
    fact(20, 'verb');
  if (/\d/.test(name)) fact(20, 'digit');
  addWordFacts(set, prepared, candidate, inZone);
};

/** The same in a set of its own, to learn from. */
export const employerFeatures = (context: EmployerContext, candidate: EmployerCandidate): FeatureSet => {
  const set = new FeatureSet(240);
  addEmployerFeatures(set, context, candidate);
  return set;
};
