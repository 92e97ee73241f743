import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortNamesOf } from './short-names.ts';

describe('shortNamesOf', { timeout: 30_000 }, () => {
  it('strips place, legal form and line of business in turn', () => {
    expect(shortNamesOf('北京云桥智造科技有限公司').map(({ name }) => name)).toEqual([
      '云桥智造科技有限公司',
      '北京云桥智造科技',
      '云桥智造科技',
      '云桥智造',
    ]);
  });

  it('reads brackets as place', () => {
    const names = shortNamesOf('青禾（北京）餐饮管理有限公司').map(({ name }) => name);
    expect(names).toContain('青禾餐饮管理有限公司');
    expect(names).toContain('青禾');
  });

  it('marks two characters as weak, and gives no bare line of business', () => {
    const names = shortNamesOf('北京市海淀区青禾科技有限公司');
    expect(names.find(({ name }) => name === '青禾')?.weak).toBe(true);
    expect(names.find(({ name }) => name === '青禾科技')?.weak).toBe(false);
    expect(shortNamesOf('北京科技有限公司').map(({ name }) => name)).not.toContain('科技');
  });

  it('never gives the name itself nor anything shorter than two', () => {
    const part = fc.constantFrom(
      '北京',
      '市',
      '（北京）',
      '云桥',
      '科技',
      '集团',
      '有限公司',
      'A',
      '公司',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const registered = parts.join('');
        const names = shortNamesOf(registered).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names.every((name) => name.length >= 2 && name !== registered)).toBe(true);
      }),
    );
  });
});
