import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWordTable } from './word-table.ts';

const unit = fc.constantFrom('欠', '薪', '工', '资', 'a', '\ud83d', '\ude00', '😀');
const word = fc.string({ unit, maxLength: 5 });

describe('buildWordTable', { timeout: 30_000 }, () => {
  it('finds at every place exactly the words that stand there, as a plain search does', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.string({ unit, maxLength: 30 }), (words, text) => {
        const table = buildWordTable(words);
        let stop = table.next(text, 0, text.length);
        for (let at = 0; at < text.length; at += 1) {
          if (stop < at) stop = table.next(text, at, text.length);
          const stands = words.some((one) => one !== '' && text.startsWith(one, at));
          if (stands) expect(stop).toBe(at);
          const seen: string[] = [];
          table.walk(text, at, (index, end) => {
            expect(text.slice(at, end)).toBe(words[index]);
            expect(words.indexOf(words[index] ?? '')).toBe(index);
            seen.push(text.slice(at, end));
          });
          const wanted = [...new Set(words)]
            .filter((candidate) => candidate.length >= 2 && text.startsWith(candidate, at))
            .sort((a, b) => a.length - b.length);
          expect(seen).toEqual(wanted);
        }
      }),
    );
  });
});
