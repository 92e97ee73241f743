import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { normalise } from '../../normalise/normalise.ts';
import { buildImage } from './build-image.ts';
import { cityIndexOf } from './city-index.ts';
import { type CityName, collectNames, NAME_KINDS } from './collect-names.ts';
import { splitName } from './split-name.ts';

type Form = { readonly text: string; readonly ref: number; readonly kind: string; readonly part: string };

/** Every form of a name, written out. */
const formsOf = ({ name, ref, kind }: CityName): Form[] => {
  const plain = normalise(name).text;
  if (kind === 'short' || kind === 'brand') return [{ text: plain, ref, kind, part: 'whole' }];
  return splitName(plain.replace(/\s+/g, '')).flatMap((split, at) => {
    if (split === undefined || split.path.length < 2) return [];
    const own = at === 0 ? kind : 'bare';
    const cuts = Array.from({ length: 32 }, (_, end) => end).filter((end) => (split.ends >>> end) & 1);
    return [
      { text: split.place + split.path, ref, kind: own, part: at === 0 ? 'whole' : 'bare' },
      ...(split.place === '' ? [] : [{ text: split.path, ref, kind: own, part: 'unplaced' }]),
      ...cuts
        .map((end, place) => ({ end, part: place === 0 ? 'core' : 'business' }))
        .filter(({ end }) => end < split.path.length)
        .map(({ end, part }) => ({ text: split.path.slice(0, end), ref, kind: own, part })),
    ];
  });
};

const isLatin = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/.test(character);

type Found = { readonly start: number; readonly end: number; readonly bearers: readonly string[] };

/** Every form at every place by plain search, then those that lie in a longer one taken away. */
const naive = (names: readonly CityName[], text: string): Found[] => {
  const plain = normalise(text);
  const spans = new Map<string, { start: number; end: number; bearers: Set<string> }>();
  for (const form of names.flatMap(formsOf)) {
    if (form.text.length < 2) continue;
    for (let at = plain.text.indexOf(form.text); at !== -1; at = plain.text.indexOf(form.text, at + 1)) {
      const end = at + form.text.length;
      if (isLatin(plain.text[at]) && isLatin(plain.text[at - 1])) continue;
      if (isLatin(plain.text[end - 1]) && isLatin(plain.text[end])) continue;
      const span = spans.get(`${at}-${end}`) ?? { start: at, end, bearers: new Set<string>() };
      span.bearers.add(`${form.ref} ${form.kind} ${form.part}`);
      spans.set(`${at}-${end}`, span);
    }
  }
  const all = [...spans.values()];
  return all
    .filter(
      (a) => !all.some((b) => b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start),
    )
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, bearers }) => ({
      start: plain.originalOffset(start),
      end: plain.originalOffset(end - 1) + 1,
      bearers: [...bearers].sort(),
    }));
};

const indexed = (names: readonly CityName[], text: string): Found[] => {
  const collector = collectNames();
  for (const name of names) collector.add(name);
  const matches = cityIndexOf(buildImage(collector.collected())).openScanner().scan(text);
  return Array.from({ length: matches.size }, (_, match) => ({
    start: matches.startAt(match),
    end: matches.endAt(match),
    bearers: [
      ...new Set(matches.bearersOf(match, 1_000).map(({ ref, kind, part }) => `${ref} ${kind} ${part}`)),
    ].sort(),
  }));
};

const UNITS = ['云', '桥', '雲', 'Ａ', 'a', '1', '😀', '\ud83d', '\ude00', '\u200b', '\u0301', '\ue000', ' '];
const PIECES = [
  '北京',
  '市',
  '海淀区',
  '上海',
  '（北京）',
  '(',
  ')',
  '科技',
  '餐饮管理',
  '有限公司',
  '公司',
  '集团',
  '厂',
];
const piece = fc.oneof(fc.constantFrom(...UNITS), fc.constantFrom(...PIECES));
const kind = fc.constantFrom(...NAME_KINDS.filter((one) => one !== 'bare'));
const name = fc.record({ name: fc.string({ unit: piece, maxLength: 6 }), ref: fc.nat(5), kind });

describe('the index of a city', { timeout: 60_000 }, () => {
  it('finds what the plain search finds, and whom', () => {
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 10 }),
        fc.array(fc.oneof(piece, fc.nat(9)), { maxLength: 24 }),
        (names, parts) => {
          // Numbers stand for names, so that texts hold some.
          const text = parts
            .map((part) => (typeof part === 'number' ? (names[part]?.name ?? '') : part))
            .join('');
          expect(indexed(names, text)).toEqual(naive(names, text));
        },
      ),
      { numRuns: 80 * inject('thoroughness') },
    );
  });

  it('finds in a long text, window after window, what it finds in short ones', () => {
    const collector = collectNames();
    for (let ref = 0; ref < 50; ref += 1)
      collector.add({
        name: `北京市云桥${10 + ref}科技有限公司`,
        ref,
        kind: 'registered',
      });
    const scanner = cityIndexOf(buildImage(collector.collected())).openScanner();
    // Names fall on every place of the borders between windows, whole ones with their place before.
    const text = Array.from(
      { length: 12_000 },
      (_, at) => `${'，'.repeat(at % 7)}北京市云桥${10 + (at % 50)}科技有限公司`,
    ).join('');
    const matches = scanner.scan(text);
    expect(matches.size).toBe(12_000);
    for (let match = 0; match < matches.size; match += 1) {
      expect(matches.endAt(match) - matches.startAt(match)).toBe(13);
      expect(matches.bearersOf(match, 9)).toEqual([{ ref: match % 50, kind: 'registered', part: 'whole' }]);
    }
  });
});
