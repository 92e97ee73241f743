import { z } from 'zod';
import { route } from '../route.ts';
import { pageOf, pageQuery } from '../wire/basics.ts';
import {
  driftPoint,
  enterpriseOverrides,
  endOverrideBody,
  indicatorRow,
  levelOverride,
  modelActBody,
  modelComparison,
  modelDetail,
  modelRow,
  overrideBody,
} from '../wire/model.ts';

const modelParams = z.object({
  id: z.string().min(1).max(64),
  version: z.coerce.number().int().positive().max(1_000_000),
});
const enterpriseParams = z.object({ id: z.string().min(1).max(120) });

/** Indicators, versions of the model, how they fare, and levels set by a person. */
export const modelRoutes = {
  listIndicators: route({
    method: 'GET',
    path: '/api/indicators',
    about: 'Every indicator as it is defined, with its points under the scorecard.',
    reply: z.object({ rows: z.array(indicatorRow) }),
  }),
  listModels: route({
    method: 'GET',
    path: '/api/models',
    about: 'Versions of the model, the one in force first, then the newest.',
    reply: z.object({ rows: z.array(modelRow) }),
  }),
  model: route({
    method: 'GET',
    path: '/api/models/{id}/{version}',
    about: 'One version: its card, importance, calibration curve, weights and history.',
    params: modelParams,
    reply: modelDetail,
    refuses: ['not-found'],
  }),
  actOnModel: route({
    method: 'POST',
    path: '/api/models/{id}/{version}/acts',
    about: 'Put a version in shadow or in force, or retire it; with a reason.',
    params: modelParams,
    body: modelActBody,
    reply: modelDetail,
    refuses: ['not-found', 'conflict', 'guard-not-met'],
  }),
  modelDrift: route({
    method: 'GET',
    path: '/api/models/{id}/{version}/drift',
    about: 'How far the present is from the past that a version rests on, newest first.',
    params: modelParams,
    reply: z.object({ rows: z.array(driftPoint) }),
    refuses: ['not-found'],
  }),
  compareModel: route({
    method: 'GET',
    path: '/api/models/{id}/{version}/comparison',
    about: 'A version beside the one in force, on the last day that both assessed.',
    params: modelParams,
    reply: modelComparison,
    refuses: ['not-found'],
  }),
  listOverrides: route({
    method: 'GET',
    path: '/api/overrides',
    about: 'Levels set by a person in the officer’s area, those that hold first.',
    query: z.object(pageQuery),
    reply: pageOf(levelOverride),
  }),
  enterpriseOverrides: route({
    method: 'GET',
    path: '/api/enterprises/{id}/overrides',
    about: 'Levels set by a person for one enterprise, and whether this officer may set one.',
    params: enterpriseParams,
    reply: enterpriseOverrides,
    refuses: ['not-found'],
  }),
  overrideLevel: route({
    method: 'POST',
    path: '/api/enterprises/{id}/overrides',
    about: 'Set an enterprise’s level by hand until a day, with a reason; ends the one that holds.',
    params: enterpriseParams,
    body: overrideBody,
    reply: levelOverride,
    refuses: ['not-found', 'conflict'],
  }),
  endOverride: route({
    method: 'POST',
    path: '/api/enterprises/{id}/overrides/end',
    about: 'End the level set by hand, with a reason.',
    params: enterpriseParams,
    body: endOverrideBody,
    reply: levelOverride,
    refuses: ['not-found', 'conflict'],
  }),
} as const;
