import type { Instant, SourceId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Notes a signature; false where it was noted before. Those that hold no longer are forgotten. */
export const takeWebhookCall = async (
  trx: Queryable,
  sourceId: SourceId,
  signature: string,
  at: Instant,
  forgetBefore: Instant,
): Promise<boolean> => {
  await sql`delete from webhook_calls where received_at < ${forgetBefore}::timestamptz`.execute(trx);
  const { rows } = await sql<{ signature: string }>`
    insert into webhook_calls (source_id, signature, received_at) values (${sourceId}, ${signature}, ${at}::timestamptz)
    on conflict do nothing returning signature`.execute(trx);
  return rows.length > 0;
};
