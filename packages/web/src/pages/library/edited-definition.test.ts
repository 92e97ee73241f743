import { describe, expect, it } from 'vitest';
import { definitionOf, editedOf, EMPTY_DEFINITION } from './edited-definition.ts';

describe('a definition as it is typed', () => {
  it('parts words by spaces, commas of both kinds and lines', () => {
    expect(definitionOf({ ...EMPTY_DEFINITION, any: '欠薪、讨薪，拖欠, 白条\n打白条' }).any).toEqual([
      '欠薪',
      '讨薪',
      '拖欠',
      '白条',
      '打白条',
    ]);
  });

  it('comes back as it was', () => {
    const definition = {
      kind: 'layoff',
      must: ['裁员'],
      any: ['变相', '优化'],
      not: ['股市'],
      near: [{ first: ['劝退'], second: ['补偿', '赔偿'], within: 8, ordered: true }],
      pattern: '优化.{0,3}毕业',
      weight: 0.7,
    } as const;
    expect(
      definitionOf(
        editedOf({
          ...definition,
          must: [...definition.must],
          any: [...definition.any],
          not: [...definition.not],
          near: definition.near.map((rule) => ({
            ...rule,
            first: [...rule.first],
            second: [...rule.second],
          })),
        }),
      ),
    ).toEqual(definition);
  });

  it('leaves an empty near rule and pattern out', () => {
    const near = [{ key: 'a', first: ' ', second: '', within: '6', ordered: true }];
    expect(definitionOf({ ...EMPTY_DEFINITION, near, pattern: '  ' })).toMatchObject({
      near: [],
      pattern: null,
    });
  });
});
