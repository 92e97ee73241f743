import { describe, expect, it } from 'vitest';
import { triggersIn } from './triggers.ts';

const wordsOf = (text: string, kind: string): string[] =>
  triggersIn(text)
    .filter((hit) => hit.kind === kind)
    .map(({ start, end }) => text.slice(start, end));

describe('triggersIn', () => {
  it.each(['公司总裁出面', '法院裁决赔偿', '被裁定有罪', '裁判吹停比赛', '被裁决向乘客赔偿'])(
    '%s dismisses nobody',
    (text) => {
      expect(wordsOf(text, 'layoff')).toEqual([]);
    },
  );

  it.each([
    ['公司裁了三十人', ['裁']],
    ['上周被裁,没有补偿', ['裁', '被裁']],
    ['仲裁以后又裁员', ['裁', '裁员']],
  ])('%s', (text, words) => {
    expect(wordsOf(text, 'layoff').toSorted()).toEqual([...words].toSorted());
  });

  it('hears 仲裁 as a dispute', () => {
    expect(wordsOf('申请劳动仲裁', 'other-labour')).toContain('仲裁');
  });
});
