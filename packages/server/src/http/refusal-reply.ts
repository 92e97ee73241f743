import { STATUS_OF } from '@weisu/contract';
import { RefusedError } from '@weisu/core';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { withoutValues } from '../telemetry/create-logger.ts';

/** Answers a refusal as it is; anything else becomes `unexpected` with an id that leads to the log, and no word of the cause. */
export const replyRefusal = (context: Context, error: unknown, logger: Logger): Response => {
  if (error instanceof RefusedError) return context.json(error.refusal, STATUS_OF[error.refusal.code]);
  const id = crypto.randomUUID();
  logger.error({ id, error: withoutValues(error) }, 'unexpected');
  return context.json(
    {
      code: 'unexpected',
      detail: `出现意外错误，请将编号告知管理员 / unexpected: give this id to the administrator: ${id}`,
    },
    STATUS_OF.unexpected,
  );
};
