import { REGISTRATION_STATES, SUPPRESSION_REASONS, TIMELINE_KINDS } from '@weisu/core';
import { z } from 'zod';
import { route } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { auditRoutes } from './routes/audit.ts';
import { bulletinsRoutes } from './routes/bulletins.ts';
import { caseFilesRoutes } from './routes/case-files.ts';
import { backtestRoutes } from './routes/backtests.ts';
import { claimsRoutes } from './routes/claims.ts';
import { deliveryRoutes } from './routes/delivery.ts';
import { deskRoutes } from './routes/desk.ts';
import { dispatchRoutes } from './routes/dispatch.ts';
import { lettersRoutes } from './routes/letters.ts';
import { helpingRoutes } from './routes/helping.ts';
import { libraryRoutes } from './routes/library.ts';
import { modelRoutes } from './routes/models.ts';
import { linkingRoutes } from './routes/linking.ts';
import { noticesRoutes } from './routes/notices.ts';
import { queueRoutes } from './routes/queue.ts';
import { registerRoutes } from './routes/register.ts';
import { sourceRoutes } from './routes/sources.ts';
import { systemRoutes } from './routes/system.ts';
import { watchRoutes } from './routes/watch.ts';
import { manyWords, pageOf, pageQuery, raisedLevel, wording } from './wire/basics.ts';
import { caseActBody, caseFileDetail, caseFileRow } from './wire/casework/case-file.ts';
import { enterpriseDetail, enterpriseRow, timelineItem } from './wire/enterprise.ts';
import { loginBody, session } from './wire/session.ts';
import { unitRef, warningActBody, warningDetail } from './wire/warning.ts';

const idParams = z.object({ id: z.string().min(1).max(120) });
/** `a,b` in the address, so that every filter can be sent as a link. */
const manyOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((s) => s.split(','))
    .pipe(z.array(z.enum(values)))
    .optional();

/** Everything that may be asked of a Weisu server. Client, server, OpenAPI and tests are made from it. */
export const routes = {
  health: route({
    method: 'GET',
    path: '/api/health',
    about: 'Whether the server and its database answer.',
    open: true,
    reply: z.object({ ok: z.literal(true), engine: z.enum(['pglite', 'postgres']), version: z.string() }),
  }),
  login: route({
    method: 'POST',
    path: '/api/session',
    about: 'Sign in; sets the session cookie.',
    open: true,
    body: loginBody,
    reply: session,
    refuses: ['wrong-login', 'second-factor-needed', 'too-many-requests'],
  }),
  logout: route({
    method: 'DELETE',
    path: '/api/session',
    about: 'Sign out; the session ends at once.',
    reply: z.object({ ok: z.literal(true) }),
  }),
  whoAmI: route({ method: 'GET', path: '/api/session', about: 'Who is signed in.', reply: session }),
  warning: route({
    method: 'GET',
    path: '/api/warnings/{id}',
    about: 'One warning with its evidence, contributions, coverage and both clocks.',
    params: idParams,
    reply: warningDetail,
    refuses: ['not-found'],
  }),
  actOnWarning: route({
    method: 'POST',
    path: '/api/warnings/{id}/acts',
    about: 'Acknowledge, dispatch, dismiss, snooze or corroborate.',
    params: idParams,
    body: warningActBody,
    reply: warningDetail,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict', 'needs-corroboration', 'relation-only'],
  }),
  listEnterprises: route({
    method: 'GET',
    path: '/api/enterprises',
    about:
      'Enterprises of the officer’s area by part of a name, pinyin or initials, former name or credit code, and by district, level, industry and state.',
    query: z.object({
      ...pageQuery,
      q: z.string().max(100).optional(),
      district: z.string().optional(),
      level: manyOf(['none', 'blue', 'yellow', 'orange', 'red']),
      /** A part of the industry's words. */
      industry: z.string().max(60).optional(),
      state: manyOf([...REGISTRATION_STATES, 'unknown']),
      /** How well it fits what was typed, where something was; otherwise points. */
      sort: z.enum(['match', 'points', 'name', 'staffCount']).default('match'),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
    reply: pageOf(enterpriseRow),
  }),
  enterprise: route({
    method: 'GET',
    path: '/api/enterprises/{id}',
    about: 'One enterprise: names, places, assessment, relations.',
    params: idParams,
    reply: enterpriseDetail,
    refuses: ['not-found'],
  }),
  enterpriseTimeline: route({
    method: 'GET',
    path: '/api/enterprises/{id}/timeline',
    about: 'What happened at an enterprise, newest first, filtered by kind.',
    params: idParams,
    query: z.object({
      ...pageQuery,
      kind: manyOf(TIMELINE_KINDS),
    }),
    reply: pageOf(timelineItem),
    refuses: ['not-found'],
  }),
  listCaseFiles: route({
    method: 'GET',
    path: '/api/case-files',
    about: 'Case files of the officer’s area.',
    query: z.object({
      ...pageQuery,
      state: z.enum(['open', 'closed', 'all']).default('open'),
      /** Codes; `elsewhere` for enterprises in no known district. */
      district: manyWords,
      q: z.string().max(100).optional(),
    }),
    reply: pageOf(caseFileRow),
  }),
  caseFile: route({
    method: 'GET',
    path: '/api/case-files/{id}',
    about: 'One case file: the steps, the acts, what may be done next.',
    params: idParams,
    reply: caseFileDetail,
    refuses: ['not-found'],
  }),
  actOnCaseFile: route({
    method: 'POST',
    path: '/api/case-files/{id}/acts',
    about: 'Record an act in the current step, or end the step.',
    params: idParams,
    body: caseActBody,
    reply: caseFileDetail,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict', 'guard-not-met'],
  }),
  listSuppressed: route({
    method: 'GET',
    path: '/api/suppressed',
    about: 'What was assessed high enough and not raised, with the reason.',
    query: z.object({ ...pageQuery, reason: z.enum(SUPPRESSION_REASONS).optional() }),
    reply: pageOf(
      z.object({
        enterprise: z.object({ id: z.string(), name: z.string(), creditCode: z.string() }),
        level: raisedLevel,
        points: z.number(),
        reason: z.string(),
        asOf: z.string(),
      }),
    ),
  }),
  jurisdiction: route({
    method: 'GET',
    path: '/api/jurisdiction',
    about: 'Units, districts, levels and the wording of the mechanism.',
    reply: z.object({
      id: z.string(),
      name: wording,
      units: z.array(unitRef.extend({ kind: z.string(), district: z.string().nullable() })),
      districts: z.array(
        z.object({
          code: z.string(),
          name: wording,
          /** Column and row, from 1, on the scheme of the place; null where it has none. */
          tile: z.tuple([z.int(), z.int()]).nullable(),
        }),
      ),
      levels: z.array(
        z.object({ level: raisedLevel, name: wording, meaning: wording, fromPoints: z.number() }),
      ),
      /** Ways in which word reaches an officer. */
      tips: z.array(z.object({ id: z.string(), name: wording })),
      mechanism: z.object({
        early: z.array(wording),
        joint: z.array(wording),
        linked: z.array(wording),
        note: wording,
      }),
    }),
  }),
  ...deskRoutes,
  ...queueRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...systemRoutes,
  ...caseFilesRoutes,
  ...claimsRoutes,
  ...lettersRoutes,
  ...libraryRoutes,
  ...helpingRoutes,
  ...bulletinsRoutes,
  ...linkingRoutes,
  ...noticesRoutes,
  ...deliveryRoutes,
  ...dispatchRoutes,
  ...modelRoutes,
  ...registerRoutes,
  ...sourceRoutes,
  ...watchRoutes,
  ...backtestRoutes,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
