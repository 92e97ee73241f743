import { expect, it } from 'vitest';
import { parseRelation } from './parse-relation.ts';
import type { SourceRow } from './read-rows.ts';

const A = '91999900MA0F00019R';
const B = '91999900MA0F00027L';
const rowOf = (kind: string): SourceRow => {
  const values = { from: A, to: B, kind };
  return {
    file: 'ties.csv',
    row: 2,
    values: new Map(Object.entries(values)),
    names: new Map(Object.keys(values).map((name) => [name, name])),
  };
};

it.each([
  ['股东', 'shareholder'],
  ['同一法定代表人', 'same-representative'],
  ['同一住所', 'same-address'],
  ['同一电话', 'same-phone'],
  ['same-phone', 'same-phone'],
  ['分公司', 'branch'],
])('reads %s', (written, kind) => {
  expect(parseRelation(rowOf(written), '2026-07-01T00:00:00.000Z')).toMatchObject({
    from: `ent_${A}`,
    to: `ent_${B}`,
    kind,
  });
});

it('names the field of what it does not know', () => {
  expect(() => parseRelation(rowOf('同乡'), '2026-07-01T00:00:00.000Z')).toThrow('同乡');
});
