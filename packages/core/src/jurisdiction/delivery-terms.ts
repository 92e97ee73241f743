import { z } from 'zod';
import { deliveryRuleSchema } from '../delivery/rule.ts';

/** Getting the word out in a place: when a clock is near, when a source counts as quiet, and the rules to begin with. */
export const deliveryTermsSchema = z.strictObject({
  /** A case file is near its day from so many calendar days before. */
  nearDays: z.int().min(0).max(60),
  /** The same for the statutory clocks of claims. */
  claimNearDays: z.int().min(0).max(60),
  /** A source from which nothing has come for so many calendar days has gone quiet. */
  quietDays: z.int().min(1).max(400),
  /** Rules that are there from the start; the administrator may change them. */
  rules: z.array(deliveryRuleSchema.extend({ id: z.string().regex(/^rule_[a-z0-9-]+$/) })),
});
export type DeliveryTerms = z.infer<typeof deliveryTermsSchema>;
