import { describe, expect, it } from 'vitest';
import type { Jurisdiction } from '../../jurisdiction/jurisdiction.ts';
import { addDays } from '../../time.ts';
import type { WorkCalendar } from '../clock.ts';
import { visitSupervision } from '../joint/visits.ts';
import { noticeClock, noticeSupervision } from './notice-clock.ts';

const calendar: WorkCalendar = {
  isWorkingDay: (day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0,
  knownUntil: '2026-12-31',
};
const words = { zh: '字', en: 'word' };
const place = {
  notices: {
    kinds: [
      { id: 'told', answerDeadline: 'answer' },
      { id: 'free', answerDeadline: null },
    ],
  },
  deadlines: [
    {
      id: 'answer',
      name: words,
      count: 3,
      unit: 'working-day',
      extension: null,
      from: words,
      source: 's',
      holdsFrom: '2026-01-01',
      holdsUntil: null,
    },
  ],
} as unknown as Pick<Jurisdiction, 'notices' | 'deadlines'>;
/** Friday, 30 October 2026, ten in Beijing. */
const SENT = '2026-10-30T02:00:00.000Z';

describe('the clock of a partner’s answer', () => {
  const clock = noticeClock(place, { kind: 'told', sentAt: SENT }, calendar);

  it('counts working days from sending', () => {
    expect(clock).toEqual({ from: '2026-10-30', dueOn: '2026-11-04' });
    expect(noticeClock(place, { kind: 'told', sentAt: null }, calendar)).toBeNull();
    expect(noticeClock(place, { kind: 'free', sentAt: SENT }, calendar)).toBeNull();
    expect(noticeClock(place, { kind: 'told', sentAt: '2025-10-30T02:00:00.000Z' }, calendar)).toBeNull();
  });

  it.each([
    ['2026-11-02', 'in-time'],
    ['2026-11-03', 'near'],
    ['2026-11-04', 'near'],
    ['2026-11-05', 'overdue'],
  ])('on %s is %s, and nothing once it was answered', (today, colour) => {
    expect(noticeSupervision(clock, false, today, calendar)).toBe(colour);
    expect(noticeSupervision(clock, true, today, calendar)).toBeNull();
  });
});

describe('the clock of a follow-up visit', () => {
  it('is near on the last working day before, overdue after, and ends with the visit', () => {
    const visit = { plannedOn: '2026-11-04', doneOn: null };
    const colours = [-3, -1, 0, 1].map((n) => visitSupervision(visit, addDays('2026-11-04', n), calendar));
    expect(colours).toEqual(['in-time', 'near', 'near', 'overdue']);
    expect(visitSupervision({ ...visit, doneOn: '2026-11-06' }, '2026-11-09', calendar)).toBeNull();
    expect(visitSupervision({ plannedOn: null, doneOn: '2026-11-06' }, '2026-11-09', calendar)).toBeNull();
  });
});
