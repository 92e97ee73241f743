import { expect, it } from 'vitest';
import { createStrangers } from './strangers.ts';

const NOW = '2026-11-02T02:00:00.000Z';
const LATER = '2026-11-02T02:15:00.000Z';

it('starts counting anew once the lock has passed', () => {
  const strangers = createStrangers();
  for (let i = 0; i < 5; i += 1) {
    expect(strangers.isLocked('x', NOW)).toBe(false);
    strangers.failed('x', NOW);
  }
  expect(strangers.isLocked('x', NOW)).toBe(true);
  expect(strangers.isLocked('y', NOW)).toBe(false);
  expect(strangers.isLocked('x', LATER)).toBe(false);
  strangers.failed('x', LATER);
  expect(strangers.isLocked('x', LATER)).toBe(false);
});

it('forgets the oldest rather than grow without end', () => {
  const strangers = createStrangers();
  for (let i = 0; i < 5; i += 1) strangers.failed('first', NOW);
  expect(strangers.isLocked('first', NOW)).toBe(true);
  for (let i = 0; i < 10_000; i += 1) strangers.failed(`other ${i}`, NOW);
  expect(strangers.isLocked('first', NOW)).toBe(false);
});
