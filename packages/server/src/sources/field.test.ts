import { describe, expect, it } from 'vitest';
import { dateOrNull, findField, flagOrNull, listOf, numberOrNull } from './field.ts';
import { fieldKey } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

const field = (value: unknown) => ({ name: 'f', value });

describe('dateOrNull', () => {
  it.each([
    ['2020-01-06', '2020-01-06', null],
    ['2020/1/6 12:09:38', '2020-01-06', '2020-01-06T04:09:38.000Z'],
    ['2020年1月6日', '2020-01-06', null],
    ['2020.1.6', '2020-01-06', null],
    ['20200106', '2020-01-06', null],
    ['2020-01-06T20:00:00Z', '2020-01-07', '2020-01-06T20:00:00.000Z'],
    ['43836.5', '2020-01-06', null],
  ])('reads %s', (written, day, at) => {
    expect(dateOrNull(field(written))).toEqual({ day, at });
  });

  it.each(['2020-02-30', '2020-13-01', '昨天', '6/1/2020', '202001', '2020-01-06 25:00'])(
    'refuses %s',
    (written) => {
      expect(() => dateOrNull(field(written))).toThrow(FieldError);
    },
  );
});

describe('fields', () => {
  it('are found under any of their names, and say how the file calls them', () => {
    const row = {
      file: 'f',
      row: 2,
      values: new Map([[fieldKey('Credit_Code'), ' x ']]),
      names: new Map([[fieldKey('Credit_Code'), 'Credit_Code']]),
    };
    expect(findField(row, ['creditcode', '信用代码'])).toEqual({ name: 'Credit_Code', value: ' x ' });
    expect(findField(row, ['other'])).toEqual({ name: 'other', value: undefined });
  });

  it('read numbers, flags and lists as they are written', () => {
    expect(numberOrNull(field('１,２００'))).toBe(1200);
    expect(() => numberOrNull(field('三十'))).toThrow(FieldError);
    expect([flagOrNull(field('是')), flagOrNull(field('0'))]).toEqual([true, false]);
    expect(listOf(field('甲；乙|丙'))).toEqual(['甲', '乙', '丙']);
    expect(listOf(field(['甲', '乙']))).toEqual(['甲', '乙']);
  });
});
