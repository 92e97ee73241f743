import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neededWords } from './needed-words.ts';

it.each([
  ['拖欠', ['拖欠']],
  ['(?:拖欠|欠)[^,]{0,4}?(?:工资|薪水)', ['工资', '薪水']],
  ['已(?:经)?(?:结清|发放)|讨回了?', ['结清', '发放', '讨回']],
  ['传(?!统|承)', ['传']],
  ['(?<![a-z])(?:fbi|cia)', ['fbi', 'cia']],
  ['不{2}发', ['不']],
  ['(?:停工){0,3}停产', ['停产']],
])('%s needs %s', (source, words) => {
  expect(neededWords(source)).toEqual(words);
});

it.each(['工?', '[停工]', '停产|', '(?=停产)', '\\d{2}'])('%s needs nothing', (source) => {
  expect(neededWords(source)).toBeNull();
});

it.each(['停.产', '^停产', '停产$', '\\b停产'])('does not guess what %s needs', (source) => {
  expect(() => neededWords(source)).toThrow('needed words');
});

const patterns = fc.letrec<{ part: string; group: string; sequence: string; pattern: string }>((tie) => ({
  part: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('停', '产', '工', 'a') },
    fc.constantFrom('停?', '[产工]', '[^产]{0,2}?', '\\d', '产{2}', '工+', '(?!产)', '(?<!停)'),
    tie('group'),
  ),
  group: fc
    .tuple(tie('pattern'), fc.constantFrom('', '?', '{0,2}', '{1,2}'))
    .map(([of, times]) => `(?:${of})${times}`),
  sequence: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((all) => all.join('|')),
}));

it('finds a needed word in whatever a pattern matches', { timeout: 30_000 }, () => {
  let matched = 0;
  const text = fc.string({ unit: fc.constantFrom('停', '产', '工', 'a', '7'), maxLength: 12 });
  fc.assert(
    fc.property(patterns.pattern, fc.array(text, { maxLength: 12 }), (source, texts) => {
      const needed = neededWords(source);
      if (needed === null) return;
      for (const said of texts)
        for (const [match] of said.matchAll(new RegExp(source, 'g'))) {
          matched += 1;
          expect(needed.some((word) => match.includes(word))).toBe(true);
        }
    }),
    { numRuns: 1_000 },
  );
  expect(matched).toBeGreaterThan(100);
});
