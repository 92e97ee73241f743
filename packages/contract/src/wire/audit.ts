import { AUDIT_FAULTS } from '@weisu/core';
import { z } from 'zod';
import { instant, wording } from './basics.ts';
import { unitRef } from './warning.ts';

export const hash = z.string().regex(/^[0-9a-f]{64}$/, { message: '64 hexadecimal digits' });
export const auditHead = z.object({ seq: z.int().nonnegative(), hash });

export const auditRow = z.object({
  seq: z.int(),
  at: instant,
  by: z.object({ id: z.string(), name: z.string(), login: z.string() }).nullable(),
  unit: unitRef.nullable(),
  action: z.string(),
  /** What the procedure calls the act, where it is one of its acts. */
  actName: wording.nullable(),
  subject: z.string(),
  caseFileId: z.string().nullable(),
  detail: z.unknown(),
  hash,
});

/** An entry whole, as it is hashed. */
export const auditEntry = z.object({
  seq: z.int().positive(),
  at: instant,
  officerId: z.string().nullable(),
  unitId: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  caseFileId: z.string().nullable(),
  detail: z.unknown(),
  salt: z.string(),
  contentHash: hash,
  prevHash: hash,
  hash,
});

export const auditVerdict = z.object({
  checked: z.int(),
  head: auditHead,
  /** The first hundred; `problemCount` says how many there are. */
  problems: z.array(z.object({ seq: z.int(), fault: z.enum(AUDIT_FAULTS) })),
  problemCount: z.int(),
});
