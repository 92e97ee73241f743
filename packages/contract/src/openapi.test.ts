import { ERROR_CODES } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openApiOf, refusalsOf } from './openapi.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { STATUS_OF } from './status.ts';

type Operation = {
  operationId: string;
  security?: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
};
const document = openApiOf(routes, '1.2.3') as unknown as {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: object; schemas: Record<string, object> };
};
const table = Object.entries(routes) as [string, Route][];
const operationOf = (route: Route) => document.paths[route.path]?.[route.method.toLowerCase()];

describe('OpenAPI of the route table', () => {
  it.each(table)('has %s with its parameters, body, reply and refusals', (name, route) => {
    const operation = operationOf(route);
    expect(operation?.operationId).toBe(name);
    const asked = operation?.parameters.map((p) => `${p.in}:${p.name}`) ?? [];
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => `path:${parameter}`);
    expect(asked.filter((p) => p.startsWith('path:'))).toEqual(inPath);
    expect(asked.filter((p) => p.startsWith('query:'))).toEqual(
      Object.keys((route.query as z.ZodObject | undefined)?.shape ?? {}).map((q) => `query:${q}`),
    );
    expect(operation?.parameters.every((p) => p.in === 'query' || p.required)).toBe(true);
    expect(operation?.requestBody !== undefined).toBe(route.body !== undefined);
    expect(operation?.responses['200']?.content['application/json']?.schema).toHaveProperty('type');
    for (const code of refusalsOf(route))
      expect(operation?.responses[String(STATUS_OF[code])]?.description).toContain(code);
    expect(operation?.security).toEqual(route.open ? [] : undefined);
  });

  it('has no operation beside the table', () => {
    expect(Object.values(document.paths).flatMap((path) => Object.keys(path))).toHaveLength(table.length);
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((o) => o.operationId),
    );
    expect(new Set(ids).size).toBe(table.length);
  });

  it('stands as a document: version, information, and references that resolve', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: expect.any(String), version: '1.2.3' });
    const text = JSON.stringify(document);
    for (const [, reference] of text.matchAll(/"\$ref":"#([^"]+)"/g)) {
      const found = (reference ?? '')
        .split('/')
        .slice(1)
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect(found, reference).toBeTypeOf('object');
    }
    expect(text).not.toContain('"$schema"');
    expect(document.components.securitySchemes).toMatchObject({ session: { in: 'cookie', type: 'apiKey' } });
  });

  it('says paging and filters as a caller writes them', () => {
    const listed = operationOf(routes.listWarnings);
    expect(listed?.parameters.find((p) => p.name === 'page')).toMatchObject({
      required: false,
      schema: { type: 'integer', default: 1 },
    });
    expect(listed?.parameters.find((p) => p.name === 'level')).toMatchObject({
      required: false,
      schema: { type: 'string' },
    });
  });

  it('names every error code in the refusal', () => {
    expect(document.components.schemas['Refusal']).toMatchObject({
      properties: { code: { enum: [...ERROR_CODES] } },
    });
  });
});
