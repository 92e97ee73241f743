import { copyKeysOf, signatureOf } from '@weisu/text';
import { describe, expect, it } from 'vitest';
import { createStoryIndex, MOST_OF_A_KEY } from './place-in-stories.ts';

const GREETING = '尊敬的领导您好，我是一名普通市民，现就有关情况向您反映如下，恳请核实处理并给予答复，谢谢。';

/** Characters that follow from the number alone, no two stretches alike. */
const bodyOf = (number: number, length: number): string =>
  Array.from({ length }, (_, at) =>
    String.fromCharCode(0x4e00 + ((Math.imul(number * 7919 + at, 0x9e3779b1) >>> 12) % 5_000)),
  ).join('');

const placeable = (id: number, text: string) => {
  const signature = signatureOf(text);
  return { id: `doc_${id}` as const, signature, bands: copyKeysOf(signature) };
};

describe('placing texts in stories', () => {
  it('finds a copy though hundreds begin with the same words', () => {
    const stories = createStoryIndex([]);
    const count = MOST_OF_A_KEY * 4;
    for (let n = 0; n < count; n += 1)
      expect(stories.place(placeable(n, GREETING + bodyOf(n, 200))).heads).toBe(true);
    for (const n of [0, 30, 120, count - 1]) {
      const whole = GREETING + bodyOf(n, 200);
      const edited = `${whole.slice(0, 100)}改${whole.slice(105)}`;
      expect(stories.place(placeable(1_000 + n, edited))).toEqual({ storyId: `story_${n}`, heads: false });
      const third = bodyOf(n, 200).slice(60, 150);
      expect(stories.place(placeable(2_000 + n, third))).toEqual({ storyId: `story_${n}`, heads: false });
    }
  });

  it('does not take what shares only the greeting for a copy', () => {
    const stories = createStoryIndex([]);
    stories.place(placeable(1, GREETING + bodyOf(1, 200)));
    expect(stories.place(placeable(2, GREETING + bodyOf(2, 200)))).toEqual({
      storyId: 'story_2',
      heads: true,
    });
  });
});
