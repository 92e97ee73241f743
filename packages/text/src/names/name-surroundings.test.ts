import { describe, expect, it } from 'vitest';
import { surroundingsOf } from './name-surroundings.ts';

const around = (text: string, name: string) => {
  const start = text.indexOf(name);
  return surroundingsOf(text, { start, end: start + name.length });
};

describe('surroundingsOf', () => {
  it('sees the word for an enterprise that follows', () => {
    expect(around('岫禾公司欠薪', '岫禾').companyFollows).toBe('公司');
    expect(around('岫禾欠薪', '岫禾').companyFollows).toBeNull();
  });

  it('sees that a span is only part of a longer name', () => {
    expect(around('岫禾重工有限公司欠薪', '岫禾').longerName).toBe('重工有限公司');
    expect(around('北京岫禾有限公司通州分公司欠薪', '北京岫禾有限公司').longerName).toBe('通州分公司');
    expect(around('岫禾(成都)物业有限公司欠薪', '岫禾').longerName).toBe('(成都)物业有限公司');
    expect(around('岫禾公司欠薪', '岫禾').longerName).toBeNull();
    expect(around('岫禾的员工去了别的公司', '岫禾').longerName).toBeNull();
  });

  it('sees that a name may begin earlier, but not after a place, a word of speech or a pause', () => {
    expect(around('厦门栎岫禾商贸有限公司', '岫禾商贸有限公司').goesBefore).toBe(true);
    for (const text of [
      '厦门岫禾商贸有限公司',
      '在岫禾商贸有限公司',
      '，岫禾商贸有限公司',
      '投诉岫禾商贸有限公司',
      '岫禾商贸有限公司',
    ])
      expect(around(text, '岫禾商贸有限公司').goesBefore).toBe(false);
  });

  it('sees what the name goes on to: a place behind a whole name, or a line of business', () => {
    expect(around('岫禾有限公司上海欠薪', '岫禾有限公司').placeBehind).toBe('上海');
    expect(around('岫禾有限公司上海分公司', '岫禾有限公司').placeBehind).toBeNull();
    expect(around('岫禾上海欠薪', '岫禾').placeBehind).toBeNull();
    expect(around('岫禾物流欠薪', '岫禾').tradeBehind).toEqual({ word: '物流', rest: '物流' });
    expect(around('岫禾轩建筑工程欠薪', '岫禾').tradeBehind).toEqual({
      word: '建筑工程',
      rest: '轩建筑工程',
    });
    expect(around('岫禾的物流很慢', '岫禾').tradeBehind).toBeNull();
    expect(around('岫禾服务员说', '岫禾').tradeBehind).toBeNull();
  });

  it('sees marks around it and cuts inside a word', () => {
    expect(around('《岫禾》上映', '岫禾').marks).toBe('title');
    expect(around('“岫禾”停产', '岫禾').marks).toBe('quoted');
    expect(around('abcd公司', 'bc').cut).toBe(true);
  });
});
