import { z } from 'zod';
import { EVENT_KINDS } from './event.ts';
import { TIME_OF_DAY } from './quiet-hours.ts';

const timeOfDay = z.string().regex(TIME_OF_DAY, { message: 'must be a time of day HH:MM' });

/** What an officer has set for himself. A field left out has its default, so that old rows stay readable. */
export const ownSettingsSchema = z.object({
  language: z.enum(['zh', 'en']).nullable().default(null),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  /** How close the rows of tables stand. */
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Where e-mail reaches the officer; null: by e-mail nothing comes. */
  mail: z.email().max(200).nullable().default(null),
  /** Kinds of which the officer wants no word in the page. */
  mutedKinds: z.array(z.enum(EVENT_KINDS)).max(EVENT_KINDS.length).default([]),
  /** Kinds of which the officer wants no e-mail. */
  mutedMailKinds: z.array(z.enum(EVENT_KINDS)).max(EVENT_KINDS.length).default([]),
  /** E-mail waits until they are over; what a rule calls urgent does not. */
  quiet: z.object({ from: timeOfDay, until: timeOfDay }).nullable().default(null),
});
export type OwnSettings = z.infer<typeof ownSettingsSchema>;

export const DEFAULT_OWN_SETTINGS: OwnSettings = {
  language: null,
  theme: 'auto',
  density: 'comfortable',
  mail: null,
  mutedKinds: [],
  mutedMailKinds: [],
  quiet: null,
};
