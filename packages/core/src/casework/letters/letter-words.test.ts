import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../time.ts';
import { fillLetter, letterDay, letterPeriod, proposeTexts, templateFor } from './fill-letter.ts';
import type { LetterState } from './letter.ts';
import { letterClock, letterSupervision } from './letter-clock.ts';
import { letterReasons } from './letter-reasons.ts';
import { numberGap, numberLetter } from './number-letter.ts';
import { type CountedLetter, tallyLetters } from './tally-letters.ts';
import { calendar, FULL, place, template, terms } from './test-letters.ts';

const days = fc.integer({ min: -3, max: 40 }).map((n) => addDays('2026-11-02', n));

describe('the clock of the reply', () => {
  const delivered = (kind: string, decidedOn: string | null = null) => ({
    kind,
    delivered: { on: '2026-11-02', way: 'post', proof: 'x' },
    decidedOn,
  });

  it('runs 15 days for an employer, and ends on a working day', () => {
    expect(letterClock(place, delivered('reminder'), calendar)).toMatchObject({
      from: '2026-11-02',
      dueOn: '2026-11-17',
    });
    expect(
      letterClock(
        place,
        { ...delivered('reminder'), delivered: { on: '2026-11-06', way: 'post', proof: 'x' } },
        calendar,
      )?.dueOn,
    ).toBe('2026-11-23');
  });

  it('runs 15 working days for a department, from its decision once that is known', () => {
    expect(letterClock(place, delivered('proposal'), calendar)?.dueOn).toBe('2026-11-23');
    expect(letterClock(place, delivered('proposal', '2026-11-09'), calendar)).toMatchObject({
      from: '2026-11-09',
      dueOn: '2026-11-30',
    });
  });

  it('has a colour only while a reply is waited for, and never late', () => {
    const clock = letterClock(place, delivered('reminder'), calendar);
    const colour = (today: string, state: LetterState = 'delivered') =>
      letterSupervision(clock, { state }, today, calendar);
    expect(['2026-11-03', '2026-11-16', '2026-11-17', '2026-11-18'].map((day) => colour(day))).toEqual([
      'in-time',
      'near',
      'near',
      'overdue',
    ]);
    expect(colour('2026-11-18', 'replied')).toBeNull();
    expect(letterClock(place, { ...delivered('reminder'), delivered: null }, calendar)).toBeNull();
  });
});

describe('what a letter says', () => {
  it('is numbered by unit, year and count', () => {
    const kind = terms.kinds[0]!;
    expect(numberLetter(terms, kind, 'unit_town', { year: 2026, count: 12 }).text).toBe('镇工提〔2026〕12号');
    expect(numberGap(terms, kind, 'unit_town', 2026)).toBe('镇工提〔2026〕\u3000号');
    expect(() => numberGap(terms, kind, 'unit_other', 2026)).toThrow(/guard-not-met/);
  });

  it('writes days and periods as offices do', () => {
    expect(letterDay('2026-01-02')).toBe('2026年1月2日');
    expect(letterDay(null)).toContain('年');
    expect(letterPeriod({ count: 15, unit: 'working-day' })).toBe('15个工作日');
    expect(letterPeriod({ count: 15, unit: 'calendar-day' })).toBe('15日');
  });

  it('begins with the reasons of the warning, or with what the letter before found', () => {
    const ground = { reasons: ['甲 $& 乙', '丙'], unit: '镇总工会', officer: '林知远' };
    expect(proposeTexts(template(), ground)).toEqual({
      facts: '1. 甲 $& 乙\n2. 丙',
      contact: '林知远，【电话】',
    });
    expect(proposeTexts(template(), { ...ground, reasons: [] })['facts']).toContain('【');
    expect(proposeTexts(template(), ground, { facts: '旧' })['facts']).toBe('旧');
    const records = {
      'unit-name': '',
      number: '一号',
      'enterprise-name': '',
      'credit-code': '',
      'issued-on': '',
      'reply-period': '',
      'earlier-letters': '',
    };
    expect(fillLetter(template(), FULL, records)).toEqual({
      number: '一号',
      facts: ['一、甲', '二、乙'],
      contact: FULL.contact,
    });
  });

  it('does not begin with what workers complained of', () => {
    const contribution = (indicator: string, value: number) => ({
      indicator,
      value,
      dimension: 'labour' as const,
      centipoints: 100,
      evidence: [],
    });
    const contributions = [
      contribution('opinion.wage-arrears', 2),
      contribution('labour.hotline-complaints', 3),
      contribution('labour.insurance-arrears-months', 3),
    ];
    expect(letterReasons(terms, { contributions })).toEqual(['连续 3 个月欠缴社会保险费']);
  });

  it('uses the newest template that holds', () => {
    const versions = [
      template('reminder@1'),
      template('reminder@2', '2025-01-01'),
      template('reminder@10', '2025-01-01'),
      template('reminder@3', '2027-01-01'),
      template('other@1'),
    ];
    const on = (day: string) => templateFor(versions, 'reminder', day)?.id;
    expect(['2023-12-31', '2024-06-01', '2026-01-01', '2027-01-01'].map(on)).toEqual([
      undefined,
      'reminder@1',
      'reminder@10',
      'reminder@3',
    ]);
  });
});

describe('counting letters', () => {
  const counted: fc.Arbitrary<CountedLetter> = fc.record({
    unitId: fc.constantFrom('unit_a' as const, 'unit_b' as const),
    kind: fc.constantFrom('reminder', 'proposal'),
    state: fc.constantFrom<LetterState[]>('draft', 'approved', 'issued', 'delivered', 'replied', 'withdrawn'),
    replyDueOn: fc.option(days),
    repliedOn: fc.option(days),
  });

  it('adds up: every issued letter stands in one place, and units sum to the whole', () => {
    fc.assert(
      fc.property(fc.array(counted), days, (letters, today) => {
        const all = tallyLetters(letters, today);
        expect(all.undelivered + all.waiting + all.overdue + all.replied).toBe(all.issued);
        expect(all.inTime).toBeLessThanOrEqual(all.replied);
        expect(all.replyRatio === null).toBe(all.replied + all.overdue === 0);
        if (all.replyRatio !== null)
          expect(all.replyRatio * (all.replied + all.overdue)).toBeCloseTo(all.replied);
        const parts = (['unit_a', 'unit_b'] as const).map((unit) =>
          tallyLetters(
            letters.filter(({ unitId }) => unitId === unit),
            today,
          ),
        );
        for (const key of ['issued', 'undelivered', 'waiting', 'overdue', 'replied', 'inTime'] as const)
          expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(all[key]);
      }),
    );
  });
});
