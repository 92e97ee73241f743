import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWordCutter } from './word-cutter.ts';
import { cutWords, wordHash } from './word-table.ts';
import { knownWords } from './words.ts';

const unit = fc.constantFrom('拖', '欠', '工', '资', '公', '司', '的', 'a', '1', ',', ' ', '鱻');

it('cuts every stretch of a text as one that was cut by itself', () => {
  const words = knownWords();
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }),
      fc.nat(40),
      (text, stretches, kept) => {
        const cut = createWordCutter(words, text, kept);
        for (const [from, size] of stretches) {
          const [start, end] = [Math.min(from, text.length), Math.min(from + size, text.length)];
          const alone = cutWords(
            text,
            start,
            end,
            (low, high) => words.table.find(wordHash(text, low, high)),
            (word) => words.costs[word] ?? 0,
          );
          expect(cut(start, end)).toEqual(alone);
        }
      },
    ),
  );
});
