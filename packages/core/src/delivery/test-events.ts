import type { DeliveryEvent, EventKind } from './event.ts';
import { EVENT_KINDS } from './event.ts';

const AT = '2026-11-02T02:00:00.000Z';

const FACTS = {
  'warning-raised': { reasons: [{ zh: '社会保险费欠缴 3 个月', en: 'social insurance 3 months behind' }] },
  'warning-worse': {
    reasons: [{ zh: '2 条互不相同的来源称拖欠工资', en: 'two sources tell of unpaid wages' }],
  },
  'dispatch-sent': { dueOn: '2026-11-06' },
  'dispatch-near': { dueOn: '2026-11-04' },
  'dispatch-overdue': { dueOn: '2026-10-30' },
  'dispatch-returned': { returnReason: { zh: '不属本单位管辖', en: 'Not in our area' } },
  'dispatch-urged': { dueOn: null },
  'letter-overdue': { dueOn: '2026-10-30', number: '京工提〔2026〕12号' },
  'claim-near': { dueOn: '2026-11-05', claimCount: 14 },
  'source-quiet': { source: '税务欠税', newestOn: '2026-10-01' },
  'bulletin-sent': { title: { zh: '专刊 2026年第3期', en: 'Bulletin no. 3 of 2026' } },
} as const;

/** An event of a kind, all of whose facts are invented. */
export const eventOf = (kind: EventKind, over: Partial<DeliveryEvent> = {}): DeliveryEvent =>
  ({
    kind,
    key: `${kind}:1`,
    level: kind.startsWith('warning') ? 'orange' : null,
    units: ['unit_east'],
    enterpriseId: kind === 'source-quiet' || kind === 'bulletin-sent' ? null : 'ent_1',
    subjectId: 'thing_1',
    facts: FACTS[kind],
    at: AT,
    ...over,
  }) as DeliveryEvent;

export const EVERY_EVENT = EVENT_KINDS.map((kind) => eventOf(kind));
