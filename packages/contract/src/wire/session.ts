import { ROLES } from '@weisu/core';
import { z } from 'zod';
import { unitRef } from './warning.ts';

export const loginBody = z.object({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  /** A code of the second factor or a recovery code, where the account has one. */
  code: z.string().max(32).optional(),
});
export const session = z.object({
  officer: z.object({ id: z.string(), name: z.string(), login: z.string(), role: z.enum(ROLES) }),
  unit: unitRef,
  jurisdiction: z.string(),
  /** Set where everything shown is the simulated city. */
  demonstration: z.boolean(),
  today: z.string(),
  /** What the officer must do before anything else is answered; null where nothing. */
  mustDo: z.enum(['change-password', 'set-up-second-factor']).nullable(),
});
