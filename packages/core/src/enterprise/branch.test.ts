import { describe, expect, it } from 'vitest';
import { headNamesOf } from './branch.ts';

describe('headNamesOf', () => {
  it.each([
    ['北京衡岭智造科技有限公司大兴分公司', ['北京衡岭智造科技有限公司']],
    ['北京迦禾轩餐饮管理有限公司望京分店', ['北京迦禾轩餐饮管理有限公司']],
    [
      '南星油品股份有限公司北京销售分公司第三加油站',
      ['南星油品股份有限公司北京销售分公司', '南星油品股份有限公司'],
    ],
    ['予舟银行股份有限公司北京分行', ['予舟银行股份有限公司']],
  ])('%s', (name, heads) => {
    expect(headNamesOf(name)).toEqual(heads);
  });

  it.each(['北京衡岭智造科技有限公司', '砚秋便民店', '门市部', '大兴分公司', '砚秋加油站'])(
    'names no head of %s',
    (name) => {
      expect(headNamesOf(name)).toEqual([]);
    },
  );

  it('names only what stands in the name before its end', () => {
    const name = '予舟集团有限公司南星分公司第二分店';
    for (const head of headNamesOf(name)) {
      expect(name.startsWith(head)).toBe(true);
      expect(head).not.toBe(name);
    }
    expect(headNamesOf(name)).toHaveLength(2);
  });
});
