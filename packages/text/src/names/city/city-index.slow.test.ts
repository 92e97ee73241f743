import { expect, it } from 'vitest';
import { buildImage } from './build-image.ts';
import { cityIndexOf } from './city-index.ts';
import { collectNames } from './collect-names.ts';

it('costs no more a character on a pathological text, and keeps no more memory', () => {
  const collector = collectNames();
  const names = [
    '啊'.repeat(200),
    '北京'.repeat(60),
    '('.repeat(100),
    '云桥科技有限公司',
    '北京云桥科技有限公司',
  ];
  names.forEach((one, ref) => collector.add({ name: one, ref, kind: 'registered' }));
  const index = cityIndexOf(buildImage(collector.collected()));
  const scanner = index.openScanner();
  const LENGTH = 300_000;
  const costOf = (piece: string): number => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length));
    // The least of some runs: what else the machine does must not count.
    return Math.min(
      ...Array.from({ length: 5 }, () => {
        const from = performance.now();
        scanner.scan(text);
        return performance.now() - from;
      }),
    );
  };
  const ordinary = costOf('据反映，该公司自去年起一直拖欠员工工资，北京云桥科技有限公司的工人多次前往讨要。');
  const bytes = index.memory.buffer.byteLength;
  for (const piece of ['(', '啊', '呵', 'a', '1', '😀', '\u200b', '北', '有限公司'])
    expect(costOf(piece), piece).toBeLessThan(ordinary * 20 + 100);
  expect(index.memory.buffer.byteLength).toBe(bytes);
});
