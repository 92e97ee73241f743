import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable } from './hash-table.ts';

describe('HashTable', { timeout: 30_000 }, () => {
  it('numbers hashes as a Map would', () => {
    const hash = fc.oneof(
      fc.nat(40),
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.nat(30).map((n) => n * 4096),
    );
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 300 }), (hashes) => {
        const table = new HashTable(1);
        const map = new Map<number, number>();
        for (const one of hashes) {
          expect(table.add(one)).toBe(!map.has(one));
          if (!map.has(one)) map.set(one, map.size);
        }
        expect(table.size).toBe(map.size);
        for (const [one, number] of map) expect(table.find(one)).toBe(number);
        expect(table.find(0x12345678)).toBe(map.get(0x12345678) ?? -1);
        expect([...table.hashes.subarray(0, table.size)]).toEqual([...map.keys()]);
        const given = HashTable.of(Uint32Array.from(map.keys()));
        for (const [one, number] of map) expect(given.find(one)).toBe(number);
        expect(given.find(0x12345678)).toBe(map.get(0x12345678) ?? -1);
        expect(given.add(0x87654321)).toBe(!map.has(0x87654321));
        expect(given.find(0x87654321)).toBe(map.get(0x87654321) ?? map.size);
      }),
    );
  });
});
