import { expect, test } from 'vitest';
import { brandsIn } from './brands.ts';

const said = (text: string): string[] =>
  brandsIn(text, text.length).map(({ start, end, abroad }) => `${text.slice(start, end)} ${abroad}`);

test('a name with a blank within is one name, at home', () => {
  expect(said('网传 b 站直播调整')).toEqual(['b 站 false']);
});

test('a name from abroad is told from one at home', () => {
  expect(said('京东和特斯拉')).toEqual(['京东 false', '特斯拉 true']);
});
