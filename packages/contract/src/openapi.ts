import { ERROR_CODES, type ErrorCode } from '@weisu/core';
import { z } from 'zod';
import type { Route, Schema } from './route.ts';
import { STATUS_OF } from './status.ts';
import { refusal } from './wire/basics.ts';

type Json = { readonly [key: string]: unknown };

/** The name of the session cookie; pages never read it. */
export const SESSION_COOKIE = 'weisu_session';

const ALWAYS: readonly ErrorCode[] = ['bad-input', 'unexpected'];
const SIGNED_IN: readonly ErrorCode[] = ['not-signed-in', 'not-allowed'];

/** Every code with which a route can refuse. */
export const refusalsOf = (route: Route): readonly ErrorCode[] => {
  const codes = new Set<ErrorCode>([...ALWAYS, ...(route.open ? [] : SIGNED_IN), ...(route.refuses ?? [])]);
  if (route.method !== 'GET') codes.add('not-allowed').add('too-large');
  return ERROR_CODES.filter((code) => codes.has(code));
};

const schemaOf = (schema: Schema, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
};

const parametersOf = (schema: Schema | undefined, place: 'path' | 'query'): readonly Json[] => {
  if (schema === undefined) return [];
  const whole = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: readonly string[];
  };
  return Object.entries(whole.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (whole.required ?? []).includes(name),
    schema: property,
  }));
};

const jsonBody = (schema: unknown) => ({ 'application/json': { schema } });

const refusalResponses = (route: Route): Json => {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusalsOf(route)) {
    const status = STATUS_OF[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      { description: codes.join(', '), content: jsonBody({ $ref: '#/components/schemas/Refusal' }) },
    ]),
  );
};

const operationOf = (name: string, route: Route): Json => ({
  operationId: name,
  summary: route.about,
  ...(route.open ? { security: [] } : {}),
  parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
  ...(route.body === undefined
    ? {}
    : { requestBody: { required: true, content: jsonBody(schemaOf(route.body, 'input')) } }),
  responses: {
    '200': { description: 'OK', content: jsonBody(schemaOf(route.reply, 'output')) },
    ...refusalResponses(route),
  },
});

/** OpenAPI 3.1 of a route table. Pure: the same routes give the same document. */
export const openApiOf = (routes: Readonly<Record<string, Route>>, version: string): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of Object.entries(routes)) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(name, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '未诉 Weisu',
      version,
      description: '欠薪风险监测预警。Early warning of wage arrears for trade-union federations.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
      schemas: { Refusal: schemaOf(refusal, 'output') },
    },
  };
};
