import { expect, it } from 'vitest';
import { coreStartOf } from './core-start.ts';

it.each([
  ['北京云桥科技有限公司', 2],
  ['北京市大兴区云桥超市', 6],
  ['重庆市北碚区明宇厂', 6],
  ['云桥科技有限公司', 0],
  ['内蒙古云桥公司', 3],
])('%s begins at %i', (name, at) => {
  expect(coreStartOf(name)).toBe(at);
});
