import type { EmployerCandidate } from './employer-candidates.ts';
import { FeatureSet } from '../model/feature-set.ts';
import type { Span } from '../finding.ts';
import type { Prepared } from '../prepare.ts';
import { knownWords } from '../words/words.ts';

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

/** Groups for what the words of and around a candidate say. */
const INSIDE = 30;
const BEFORE = 31;
const AFTER = 32;
const MEANING = 33;
const AROUND = 34;
const CUT = 35;

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

/** Words of the candidate and beside it, by the company that they keep, and whether its ends are ends of words. */
const addWordFacts = (
  set: FeatureSet,
  { text, words: cut }: Prepared,
  { start, end }: Span,
  zone: string,
): void => {
  const words = knownWords();
  const { dims, vectors, clusters } = words;
  const first = firstFrom(cut, start);
  const next = firstFrom(cut, end);
  const starts = cut[first]?.start === start ? '[' : '<';
  const ends = cut[next - 1]?.end === end ? ']' : '>';
  set.addContext(CUT, `${zone}${starts}${ends}`, 1);
  set.addContext(CUT, `${starts}${ends}`, 1);
  const of = (word: number): string =>
    word === -1 ? '?' : String.fromCharCode(0x100 + (clusters[word] as number));
  const inside = cut.slice(first, next).filter((hit) => hit.end <= end);
  const sums = new Float64Array(dims);
  let known = 0;
  inside.forEach(({ word }, place) => {
    set.addContext(INSIDE, of(word), 0.5);
    if (place === 0) set.addContext(INSIDE, `^${of(word)}`, 0.5);
    if (place === inside.length - 1) set.addContext(INSIDE, `$${of(word)}`, 0.5);
    if (word === -1) return;
    known += 1;
    for (let dim = 0; dim < dims; dim += 1)
      sums[dim] = (sums[dim] as number) + (vectors[word * dims + dim] as number) / 127;
  });
  set.addContext(INSIDE, `n${'abcdefgh'[Math.min(7, inside.length)] ?? 'a'}`, 0.7);
  if (known > 0)
    for (let dim = 0; dim < dims; dim += 1)
      set.addContext(MEANING, String.fromCharCode(0x61 + dim), (1.5 * (sums[dim] as number)) / known);
  const before = cut
    .slice(Math.max(0, first - 3), first)
    .filter((hit) => hit.end <= start)
    .slice(-2);
  const after = cut.slice(next, next + 2);
  before.forEach((hit) => {
    const joint = hit.end === start ? '=' : '-';
    set.addContext(BEFORE, `${joint}${of(hit.word)}`, 0.6);
    set.addContext(BEFORE, `${joint}${text.slice(hit.start, hit.end)}`, 0.6);
  });
  after.forEach((hit) => {
    const joint = hit.start === end ? '=' : '-';
    set.addContext(AFTER, `${joint}${of(hit.word)}`, 0.6);
    set.addContext(AFTER, `${joint}${text.slice(hit.start, hit.end)}`, 0.6);
  });
  set.addContext(AROUND, `${of(before.at(-1)?.word ?? -1)}|${of(after[0]?.word ?? -1)}`, 0.4);
};

/** What speaks for and against a candidate being the employer. */
export const employerFeatures = (
  prepared: Prepared,
  candidate: EmployerCandidate,
  triggers: readonly Span[],
  all: readonly EmployerCandidate[],
): FeatureSet => {
  const { text, bodyStart } = prepared;
  const { start, end, name, by } = candidate;
  const set = new FeatureSet(false, 240);
  const inHead = start < bodyStart || bodyStart === 0;
  const zone = bodyStart === 0 ? 'u' : inHead ? 't' : 'b';
  const fact = (group: number, value: string, weight = 1): void =>
    set.addContext(group, `${zone}${value}`, weight);
  fact(1, by);
  fact(2, `${by}${lengthOf(name.length)}`);
  for (let size = 1; size <= 4; size += 1) {
    fact(3, text.slice(Math.max(0, start - size), start) || '^', 0.7);
    fact(4, text.slice(end, end + size) || '$', 0.7);
    fact(5, name.slice(-size), 0.6);
    fact(6, name.slice(0, size), 0.6);
    set.addContext(7, name.slice(-size), 0.6);
    set.addContext(8, text.slice(Math.max(0, start - size), start) || '^', 0.5);
    set.addContext(9, text.slice(end, end + size) || '$', 0.5);
  }
  for (let at = 0; at + 2 <= name.length; at += 1) set.addContext(10, name.slice(at, at + 2), 0.3);
  for (const character of name) set.addContext(11, character, 0.2);
  let nearest = 1_000;
  for (const trigger of triggers) {
    const distance =
      trigger.start >= end ? trigger.start - end : trigger.end <= start ? trigger.end - start : 0;
    if (Math.abs(distance) < Math.abs(nearest)) nearest = distance;
  }
  fact(12, nearness(nearest));
  fact(12, `${by}${nearness(nearest)}`);
  if (triggers.some((trigger) => trigger.start < end && trigger.end > start)) fact(13, 'overlaps');
  fact(14, start === 0 ? 'first' : start < 6 ? 'early' : start < 30 ? 'soon' : start < 120 ? 'mid' : 'late');
  const core = name.replace(/(?:股份有限公司|有限责任公司|有限公司|公司|集团)$/, '');
  const same = text.split(core.length >= 2 ? core : name).length - 1;
  fact(15, same >= 4 ? 'many' : same >= 2 ? 'twice' : 'once');
  if (core.length >= 3 && bodyStart > 0 && text.slice(0, bodyStart).includes(core)) fact(16, 'title');
  if (core.length >= 3 && bodyStart > 0 && text.indexOf(core, bodyStart) !== -1) fact(16, 'body');
  if (
    all.some(
      (other) => other !== candidate && other.start <= start && other.end >= end && other.by === 'ending',
    )
  )
    fact(17, 'inside');
  if (
    all.some(
      (other) => other !== candidate && other.start >= start && other.end <= end && other.by === 'brand',
    )
  )
    fact(17, 'holdsbrand');
  if (all.some((other) => other.by === 'brand')) fact(18, `brands${by}`);
  if (/^(?:[a-z]\d*|[\u3400-\u9fff]{1,3})[市县区省]/.test(name)) fact(19, 'place');
  if (/[a-z]\d*[市县区][a-z\u3400-\u9fff]{1,3}[省市]/.test(name)) fact(19, 'twoplaces');
  if (/[的了是在被我们]/.test(name.slice(0, -1))) fact(20, 'particle');
  if (
    /(?:投诉|举报|反映|拖欠|请求|咨询|恳请|关于|工资|员工|工人|长期|恶意|迟迟|承包|法定|下属|站长|老板|包括|突然)/.test(
      name,
    )
  )
    fact(20, 'verb');
  if (/\d/.test(name)) fact(20, 'digit');
  addWordFacts(set, prepared, candidate, zone);
  return set;
};
