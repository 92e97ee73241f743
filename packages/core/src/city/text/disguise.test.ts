import { describe, expect, it } from 'vitest';
import { randomOf } from '../random.ts';
import { copyOf, disguise, toFullWidth, toTraditional } from './disguise.ts';
import { inventIdentity, inventPhone, writeContact } from './invented-person.ts';

const keys = Array.from({ length: 300 }, (_, key) => key);

describe('disguises', () => {
  it('keep the characters one for one', () => {
    expect(toFullWidth('欠薪3个月，共12.5万')).toBe('欠薪３个月，共１２.５万');
    expect(toTraditional('员工劳动合同')).toBe('員工勞動合同');
    expect(toTraditional('资员厂劳动欠业务')).toHaveLength(8);
  });

  it('leave most texts as they are, and disguise some', () => {
    const text = '某公司欠薪3个月，请问找谁。';
    const changed = keys.filter((key) => disguise(randomOf(key), text) !== text).length;
    expect(changed).toBeGreaterThan(15);
    expect(changed).toBeLessThan(100);
  });

  it('copy word for word, or with a small edit that keeps the core', () => {
    const body = '甲公司拖欠工资三个月。公司说账上没钱。请核实。';
    const copies = keys.map((key) => copyOf(randomOf(key), body));
    expect(copies.filter((copy) => copy === body).length).toBeGreaterThan(50);
    expect(new Set(copies).size).toBeGreaterThan(4);
    for (const copy of copies) expect(copy).toContain('甲公司拖欠工资三个月');
  });
});

describe('invented persons', () => {
  it('have identity numbers with a right check character, of an area that is none', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
    for (const key of keys) {
      const number = inventIdentity(randomOf(key));
      expect(number).toMatch(/^99\d{15}[\dX]$/);
      const sum = weights.reduce((total, weight, at) => {
        const digit = number.charAt(at) === 'X' ? 10 : Number(number.charAt(at));
        return total + weight * digit;
      }, 0);
      expect(sum % 11).toBe(1);
    }
  });

  it('have phone numbers of one reserved block only', () => {
    for (const key of keys) {
      expect(inventPhone(randomOf(key))).toMatch(/^1990000\d{4}$/);
      const phones =
        writeContact(randomOf(key))
          .replaceAll('-', '')
          .match(/\b1\d{10}\b/g) ?? [];
      for (const phone of phones) expect(phone).toMatch(/^1990000/);
    }
  });
});
