import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { buildNameIndex, type NameEntry, type NameMatch } from './name-index.ts';

const isLatin = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/.test(character);

/** Every match of every name by plain search, then those that lie in a longer one taken away. */
const naive = (entries: readonly NameEntry[], text: string): NameMatch[] => {
  const plain = normalise(text);
  const all: NameMatch[] = [];
  for (const { name, ref } of entries) {
    const wanted = normalise(name).text;
    if (wanted.length < 2) continue;
    for (let at = plain.text.indexOf(wanted); at !== -1; at = plain.text.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (isLatin(plain.text[at]) && isLatin(plain.text[at - 1])) continue;
      if (isLatin(plain.text[end - 1]) && isLatin(plain.text[end])) continue;
      all.push({ start: plain.originalOffset(at), end: plain.originalOffset(end - 1) + 1, ref });
    }
  }
  const kept = all.filter(
    (match) =>
      !all.some(
        (other) =>
          other.start <= match.start &&
          other.end >= match.end &&
          other.end - other.start > match.end - match.start,
      ),
  );
  const keys = new Map(kept.map((match) => [`${match.start}-${match.end}-${match.ref}`, match]));
  return [...keys.values()].sort((a, b) => a.start - b.start || a.end - b.end || a.ref - b.ref);
};

const unit = fc.constantFrom(
  '云',
  '桥',
  '科',
  '技',
  'Ａ',
  'a',
  '雲',
  '😀',
  '\ud83d',
  '\ude00',
  '\u200b',
  '́',
  '\ue000',
  '1',
);
const entry = fc.record({ name: fc.string({ unit, maxLength: 5 }), ref: fc.nat(3) });

describe('buildNameIndex', { timeout: 30_000 }, () => {
  it('finds what the plain search finds', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 10 }), fc.string({ unit, maxLength: 40 }), (entries, text) => {
        const found = buildNameIndex(entries).find(text);
        const sorted = found.toSorted((a, b) => a.start - b.start || a.end - b.end || a.ref - b.ref);
        expect(sorted).toEqual(naive(entries, text));
      }),
      { numRuns: 100 * inject('thoroughness') },
    );
  });

  it('gives each enterprise that shares a name, and the longest name only', () => {
    const index = buildNameIndex([
      { name: '云桥智造', ref: 1 },
      { name: '云桥智造科技', ref: 2 },
      { name: '云桥智造科技', ref: 3 },
    ]);
    expect(index.find('听说雲橋智造科技停产')).toEqual([
      { start: 2, end: 8, ref: 2 },
      { start: 2, end: 8, ref: 3 },
    ]);
  });

  it('does not match inside a Latin word', () => {
    const index = buildNameIndex([{ name: 'IBM', ref: 1 }]);
    expect(index.find('IBMX、xIBM')).toEqual([]);
    expect(index.find('被IBM裁')).toHaveLength(1);
  });
});
