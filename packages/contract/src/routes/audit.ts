import { AUDIT_AREAS } from '@weisu/core';
import { z } from 'zod';
import { route } from '../route.ts';
import { auditEntry, auditHead, auditRow, auditVerdict, hash } from '../wire/audit.ts';
import { day, pageQuery } from '../wire/basics.ts';

const filter = {
  area: z.enum(AUDIT_AREAS).optional(),
  /** A login, whole. */
  login: z.string().max(64).optional(),
  /** An id, or the beginning of an action. */
  q: z.string().max(120).optional(),
  caseFile: z.string().max(120).optional(),
  from: day.optional(),
  until: day.optional(),
};

/** The audit log; the audit administrator alone may ask. */
export const auditRoutes = {
  listAudit: route({
    method: 'GET',
    path: '/api/audit',
    about: 'Entries of the audit log, newest first.',
    query: z.object({ ...pageQuery, ...filter }),
    reply: z.object({ rows: z.array(auditRow), total: z.int(), page: z.int(), perPage: z.int() }),
  }),
  verifyAudit: route({
    method: 'POST',
    path: '/api/audit/verify',
    about: 'Walk the whole chain; `heads` are places where it is known to have stood.',
    body: z.object({ heads: z.array(auditHead).max(100).default([]) }),
    reply: auditVerdict,
  }),
  exportAudit: route({
    method: 'POST',
    path: '/api/audit/export',
    about: 'Entries of a filter whole, oldest first, at most 5,000 a request; `after` asks for the next.',
    body: z.object({ ...filter, after: z.int().nonnegative().default(0) }),
    reply: z.object({ entries: z.array(auditEntry), head: auditHead, next: z.int().nullable() }),
  }),
  auditProof: route({
    method: 'POST',
    path: '/api/audit/proof',
    about: 'The entries of one case file with the hashes that tie them to the head of the chain.',
    body: z.object({ caseFileId: z.string().min(1).max(120) }),
    reply: z.object({
      kind: z.literal('weisu-audit-proof@1'),
      caseFileId: z.string(),
      madeAt: z.string(),
      start: auditHead,
      links: z.array(z.union([hash, auditEntry])),
      head: auditHead,
    }),
    refuses: ['not-found', 'too-large'],
  }),
} as const;
