import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectsOf } from './concerned.ts';

describe('subjectsOf', () => {
  it('takes the longest form that is said', () => {
    const entities = ['云桥', '云桥贷', '云桥贷（北京）信息服务有限公司'];
    expect(subjectsOf({ text: '云桥贷(北京)信息服务有限公司涉嫌非法集资，平台已跑路', entities })).toEqual([
      '云桥贷（北京）信息服务有限公司',
    ]);
  });

  it('keeps the short form where the longer one is not said', () => {
    expect(subjectsOf({ text: '云桥网逾期不还', entities: ['云桥网(沪)', '云桥网'] })).toEqual(['云桥网']);
  });

  it('leaves out who only carries the word, the bank the money went through, and words of the trade', () => {
    const text = '新浪财经：青禾贷逾期，衡岭银行存管账户已冻结，现金贷行业洗牌';
    expect(subjectsOf({ text, entities: ['新浪财经', '青禾贷', '衡岭银行', '现金贷'] })).toEqual(['青禾贷']);
  });

  it('keeps a bank that does wrong itself', () => {
    expect(subjectsOf({ text: '衡岭银行违规放贷被罚', entities: ['衡岭银行', '现金贷'] })).toEqual([
      '衡岭银行',
    ]);
  });

  it('answers from the candidates, each once, and never with nothing where there is one', () => {
    const word = fc.constantFrom('云桥', '云桥贷', '银行', '现金贷', '新浪', '公司', '？', '(', ' ');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (text, entities) => {
        const subjects = subjectsOf({ text: text.join(''), entities });
        expect(new Set(subjects).size).toBe(subjects.length);
        for (const subject of subjects) expect(entities).toContain(subject);
        if (entities.some((one) => /[\u4e00-\u9fff]/.test(one))) expect(subjects).not.toEqual([]);
      }),
    );
  });
});
