import { expect, it } from 'vitest';
import { buildNameIndex } from './name-index.ts';

it('builds 100,000 names within a second or so and scans millions of characters a second', () => {
  const names = Array.from({ length: 100_000 }, (_, ref) => ({
    name: `北京${String.fromCharCode(0x4e00 + (ref % 997), 0x4e00 + ((ref * 7) % 4003), 0x4e00 + ((ref * 13) % 5003))}科技有限公司`,
    ref,
  }));
  const from = performance.now();
  const index = buildNameIndex(names);
  const built = performance.now();
  const text = '据反映，该公司自去年起一直拖欠员工工资，多名工人向北京市有关部门反映情况。'.repeat(25_000);
  index.find(text);
  const scanned = performance.now();
  // Bounds several times the figures measured on a quiet machine, so that a busy one does not fail.
  expect(built - from).toBeLessThan(4_000);
  expect(text.length / (scanned - built)).toBeGreaterThan(1_000);
});

it('costs no more a character on one repeated character', () => {
  const index = buildNameIndex([{ name: '啊'.repeat(100), ref: 1 }]);
  const from = performance.now();
  expect(index.find('啊'.repeat(300_000)).length).toBeGreaterThan(0);
  expect(performance.now() - from).toBeLessThan(5_000);
});
