import { hash128 } from '@weisu/text';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { isMessageKind, MESSAGES } from './messages.ts';

it('has the schemas that messages in a queue were written with', () => {
  const hashes = Object.entries(MESSAGES).map(([kind, schema]) => [
    kind,
    hash128(JSON.stringify(z.toJSONSchema(schema))),
  ]);
  // A change here makes messages unreadable that wait or lie parked: give the new schema the next version instead.
  expect(Object.fromEntries(hashes)).toEqual({ 'text.collected@1': '644b004269c41751074628e8616320af' });
});

it('knows its kinds, and nothing that every object has', () => {
  expect(isMessageKind('text.collected@1')).toBe(true);
  expect(isMessageKind('constructor')).toBe(false);
});
