import { describe, expect, it } from 'vitest';
import { registrationStateOf } from './registration.ts';

describe('registrationStateOf', () => {
  it.each([
    ['存续（在营、开业、在册）', 'active'],
    ['在业', 'active'],
    ['吊销，未注销', 'revoked'],
    ['注销', 'cancelled'],
    ['迁出', 'moved-out'],
    ['歇业', 'suspended'],
    ['active', 'active'],
    ['Cancelled', 'cancelled'],
    ['北京', null],
    ['', null],
  ])('%s', (written, state) => {
    expect(registrationStateOf(written)).toBe(state);
  });
});
