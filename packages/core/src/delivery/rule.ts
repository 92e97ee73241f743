import { z } from 'zod';
import type { UnitId } from '../ids.ts';
import { levelRank } from '../risk/level.ts';
import { type DeliveryEvent, EVENT_KINDS } from './event.ts';
import { TIME_OF_DAY } from './quiet-hours.ts';

/** Who hears: officers of the units that it concerns or of the city, all of them or who is on duty. */
export const AUDIENCES = ['unit', 'unit-on-duty', 'city', 'city-on-duty'] as const;
export type Audience = (typeof AUDIENCES)[number];

const timeOfDay = z.string().regex(TIME_OF_DAY, { message: 'must be a time of day HH:MM' });
const unitId = z.templateLiteral(['unit_', z.string().regex(/^[a-z0-9-]+$/)]);
const raisedLevel = z.enum(['blue', 'yellow', 'orange', 'red']);

/** The page is a channel that is always there. */
export const PAGE_CHANNEL = 'page';

/** Who is told of what, over which channel, and when. */
export const deliveryRuleSchema = z.strictObject({
  name: z.string().min(1).max(80),
  active: z.boolean(),
  kinds: z.array(z.enum(EVENT_KINDS)).min(1),
  /** Lowest level of a warning; null for any, and for what is about no warning. */
  fromLevel: raisedLevel.nullable(),
  /** Only what concerns one of these; none of them means every unit. */
  units: z.array(unitId).max(100),
  /** Id of a channel, or `page`. */
  channel: z.string().min(1).max(64),
  audience: z.enum(AUDIENCES),
  /** Time of day in Shanghai at which all that came since goes out as one; null: at once. */
  digestAt: timeOfDay.nullable(),
  quiet: z.strictObject({ from: timeOfDay, until: timeOfDay }).nullable(),
  /** From this level on neither quiet hours nor the digest hold anything back; null: they always do. */
  urgentFrom: raisedLevel.nullable(),
});
export type DeliveryRule = z.infer<typeof deliveryRuleSchema>;

const reaches = (level: DeliveryEvent['level'], from: DeliveryRule['fromLevel']): boolean =>
  from === null || (level !== null && levelRank(level) >= levelRank(from));

/** True where the rule speaks of the event. */
export const ruleHolds = (rule: DeliveryRule, event: DeliveryEvent): boolean => {
  const units: readonly UnitId[] = rule.units;
  return (
    rule.active &&
    rule.kinds.includes(event.kind) &&
    reaches(event.level, rule.fromLevel) &&
    (units.length === 0 || event.units.some((unit) => units.includes(unit)))
  );
};

/** True where the event may not be held back by quiet hours or a digest. */
export const isUrgent = (
  { urgentFrom }: Pick<DeliveryRule, 'urgentFrom'>,
  { level }: Pick<DeliveryEvent, 'level'>,
): boolean => urgentFrom !== null && level !== null && reaches(level, urgentFrom);
