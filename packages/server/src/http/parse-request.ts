import { type Route, safeParseAs, type Schema } from '@weisu/contract';
import { RefusedError } from '@weisu/core';
import type { Context } from 'hono';
import { findUnstorable } from './guard/unstorable.ts';

/** A way into a body may be as long as the body. */
const LONGEST_FIELD = 200;

const parsePart = (schema: Schema | undefined, value: unknown, part: string): unknown => {
  if (schema === undefined) return undefined;
  const unstorable = findUnstorable(value);
  if (unstorable !== undefined) {
    const field = unstorable.slice(0, LONGEST_FIELD) || part;
    const detail = `${field}: 含有不能保存的字符或嵌套过深 / holds a character that cannot be kept, or is nested too deep`;
    throw new RefusedError({ code: 'bad-input', detail, field });
  }
  const parsed = safeParseAs(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? part : issue.path.join('.');
  throw new RefusedError({ code: 'bad-input', detail: `${field}: ${issue?.message ?? 'invalid'}`, field });
};

const readJson = async (context: Context): Promise<unknown> => {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new RefusedError({
      code: 'bad-input',
      detail: '请求须为 application/json / send application/json',
      field: 'content-type',
    });
  }
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError({
      code: 'bad-input',
      detail: '请求内容不是有效的 JSON / the body is not valid JSON',
      field: 'body',
    });
  }
};

/** The parts of a request as the contract defines them. Refuses with `bad-input` naming the first field at fault. */
export const parseRequest = async (
  route: Route,
  context: Context,
): Promise<{ params: unknown; query: unknown; body: unknown }> => ({
  params: parsePart(route.params, context.req.param(), 'params'),
  query: parsePart(route.query, context.req.query(), 'query'),
  body: route.body === undefined ? undefined : parsePart(route.body, await readJson(context), 'body'),
});
