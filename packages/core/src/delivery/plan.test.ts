import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_TRIES, nextTry } from './back-off.ts';
import { DEFAULT_OWN_SETTINGS, type OwnSettings } from './own-settings.ts';
import { type Hearer, planDeliveries, type PlanGround } from './plan.ts';
import { afterQuiet, isQuiet, nextTime } from './quiet-hours.ts';
import { type DeliveryRule, PAGE_CHANNEL } from './rule.ts';
import { eventOf } from './test-events.ts';

/** Ten in the morning of a Monday in Shanghai. */
const TEN = '2026-11-02T02:00:00.000Z';
const NIGHT = '2026-11-02T15:30:00.000Z';

const rule = (over: Partial<DeliveryRule> = {}): DeliveryRule & { id: string } => ({
  id: 'rule_1',
  name: '规则',
  active: true,
  kinds: ['warning-raised'],
  fromLevel: null,
  units: [],
  channel: 'cha_robot',
  audience: 'unit',
  digestAt: null,
  quiet: null,
  urgentFrom: null,
  ...over,
});
const hearer = (name: string, unit: string, settings: Partial<OwnSettings> = {}): Hearer => ({
  officerId: `off_${name}`,
  unitId: `unit_${unit}`,
  settings: { ...DEFAULT_OWN_SETTINGS, ...settings },
});
const ground = (over: Partial<PlanGround> = {}): PlanGround => ({
  rules: [rule()],
  hearers: [hearer('a', 'east'), hearer('b', 'east'), hearer('c', 'west'), hearer('d', 'city')],
  shifts: [],
  channels: new Map([
    ['cha_robot', 'wecom'],
    ['cha_mail', 'mail'],
  ]),
  city: 'unit_city',
  at: TEN,
  ...over,
});
const raised = eventOf('warning-raised');

describe('who is told', () => {
  it('goes by kind, level, unit and whether the rule is on', () => {
    const told = (over: Partial<DeliveryRule>): number =>
      planDeliveries(raised, ground({ rules: [rule(over)] })).deliveries.length;
    expect(told({})).toBe(1);
    expect(told({ kinds: ['source-quiet'] })).toBe(0);
    expect(told({ fromLevel: 'orange' })).toBe(1);
    expect(told({ fromLevel: 'red' })).toBe(0);
    expect(told({ units: ['unit_west'] })).toBe(0);
    expect(told({ units: ['unit_west', 'unit_east'] })).toBe(1);
    expect(told({ active: false })).toBe(0);
    expect(told({ channel: 'cha_gone' })).toBe(0);
  });

  it('tells a place once, at the earliest time that a rule gives', () => {
    const rules = [rule({ digestAt: '18:00' }), { ...rule(), id: 'rule_2' }];
    const { deliveries } = planDeliveries(raised, ground({ rules }));
    expect(deliveries).toMatchObject([{ dueAt: TEN, digest: null, ruleId: 'rule_2' }]);
  });

  it('tells officers of the unit in the page, but not who wants none of it', () => {
    const hearers = [
      hearer('a', 'east'),
      hearer('b', 'east', { mutedKinds: ['warning-raised'] }),
      hearer('c', 'west'),
    ];
    const rules = [rule({ channel: PAGE_CHANNEL })];
    expect(planDeliveries(raised, ground({ rules, hearers })).notified).toEqual(['off_a']);
    expect(
      planDeliveries(raised, ground({ rules: [rule({ channel: PAGE_CHANNEL, audience: 'city' })] })).notified,
    ).toEqual(['off_d']);
  });

  it('tells who is on duty, and everybody where nobody is', () => {
    const rules = [rule({ channel: PAGE_CHANNEL, audience: 'unit-on-duty' })];
    const shift = { unitId: 'unit_east', officerId: 'off_b', fromAt: TEN, untilAt: NIGHT } as const;
    expect(planDeliveries(raised, ground({ rules, shifts: [shift] })).notified).toEqual(['off_b']);
    expect(planDeliveries(raised, ground({ rules, shifts: [shift], at: NIGHT })).notified).toEqual([
      'off_a',
      'off_b',
    ]);
  });

  it('writes to officers who gave an address, beside the channel’s own list', () => {
    const hearers = [
      hearer('a', 'east', { mail: 'a@union.example' }),
      hearer('b', 'east'),
      hearer('e', 'east', { mail: 'e@union.example', mutedMailKinds: ['warning-raised'] }),
    ];
    const { deliveries } = planDeliveries(
      raised,
      ground({ rules: [rule({ channel: 'cha_mail' })], hearers }),
    );
    expect(deliveries.map(({ recipient }) => recipient)).toEqual(['', 'a@union.example']);
  });
});

describe('when', () => {
  const quiet = { from: '22:00', until: '07:00' };
  const dueOf = (over: Partial<DeliveryRule>, at: string): string | undefined =>
    planDeliveries(raised, ground({ rules: [rule(over)], at })).deliveries[0]?.dueAt;

  it('waits for the morning, for the digest, or not at all where it is urgent', () => {
    expect(dueOf({ quiet }, NIGHT)).toBe('2026-11-02T23:00:00.000Z');
    expect(dueOf({ quiet }, TEN)).toBe(TEN);
    expect(dueOf({ digestAt: '18:00' }, TEN)).toBe('2026-11-02T10:00:00.000Z');
    expect(dueOf({ digestAt: '23:00', quiet }, TEN)).toBe('2026-11-02T23:00:00.000Z');
    expect(dueOf({ quiet, digestAt: '18:00', urgentFrom: 'orange' }, NIGHT)).toBe(NIGHT);
    expect(dueOf({ quiet, urgentFrom: 'red' }, NIGHT)).toBe('2026-11-02T23:00:00.000Z');
  });

  it('holds an officer’s own quiet hours for what is not urgent', () => {
    const hearers = [hearer('a', 'east', { mail: 'a@union.example', quiet })];
    const { deliveries } = planDeliveries(
      raised,
      ground({ rules: [rule({ channel: 'cha_mail' })], hearers, at: NIGHT }),
    );
    expect(deliveries.map(({ dueAt }) => dueAt)).toEqual([NIGHT, '2026-11-02T23:00:00.000Z']);
  });

  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const instant = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-01-01T00:00:00Z') })
    .map((ms) => new Date(ms).toISOString());

  it('never goes out while it is quiet, never early, and never a day late', () => {
    fc.assert(
      fc.property(instant, time, time, (at, from, until) => {
        const after = afterQuiet(at, { from, until });
        expect(isQuiet(after, { from, until })).toBe(false);
        expect(after >= at).toBe(true);
        expect(Date.parse(after) - Date.parse(at)).toBeLessThanOrEqual(86_400_000);
        expect(nextTime(at, from) >= at).toBe(true);
      }),
    );
  });

  it('tries again later and later, and then no more', () => {
    const waits = Array.from({ length: MOST_TRIES }, (_, index) => nextTry(index + 1, TEN, 0.5));
    expect(waits.at(-1)).toBeNull();
    const given = waits.slice(0, -1).map((at) => Date.parse(at ?? ''));
    expect(given).toEqual(given.toSorted((a, b) => a - b));
    expect(given[0]).toBeGreaterThan(Date.parse(TEN));
  });
});
