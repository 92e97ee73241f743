import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_STATEMENT, statementsOf } from './statements.ts';

const text = fc.string({
  unit: fc.constantFrom('欠', '薪', ',', '。', ' ', '\n', '!', '、'),
  maxLength: 400,
});

describe('statementsOf', { timeout: 30_000 }, () => {
  it('cuts at sentence ends, else at a pause', () => {
    const said = '老板跑了。工资没发!';
    expect(statementsOf(said).map(({ start, end }) => said.slice(start, end))).toEqual([
      '老板跑了。',
      '工资没发!',
    ]);
    const letter = `${'欠'.repeat(100)},${'薪'.repeat(100)}`;
    expect(statementsOf(letter)[0]?.end).toBe(101);
  });

  it('covers the text without gaps, in pieces of bounded length', () => {
    fc.assert(
      fc.property(text, (said) => {
        let at = 0;
        for (const { start, end } of statementsOf(said)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(LONGEST_STATEMENT);
          at = end;
        }
        expect(at).toBe(said.length);
      }),
    );
  });
});
