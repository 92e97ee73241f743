import type { Instant, LinkAdjustment } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Weights learned from judgements, over the weights of a release of the product. */
export type StoredLinkModel = {
  readonly version: string;
  readonly madeAt: Instant;
  /** Version of the weights that it adjusts. */
  readonly base: string;
  readonly adjustment: LinkAdjustment;
  readonly judgedCount: number;
  /** Mean loss on answers that were held back, before and after. */
  readonly figures: { readonly before: number; readonly after: number };
};

/** All of them, the newest first: that one is in force where its base is the product's. */
export const listLinkModels = async (db: Queryable): Promise<readonly StoredLinkModel[]> => {
  const { rows } = await sql<StoredLinkModel>`
    select version, made_at as "madeAt", base, adjustment, judged_count as "judgedCount", figures
    from link_models order by made_at desc, version desc`.execute(db);
  return rows;
};

export const insertLinkModel = async (db: Queryable, model: StoredLinkModel): Promise<void> => {
  await sql`
    insert into link_models (version, made_at, base, adjustment, judged_count, figures)
    values (${model.version}, ${model.madeAt}::timestamptz, ${model.base}, ${JSON.stringify(model.adjustment)}::jsonb,
      ${model.judgedCount}, ${JSON.stringify(model.figures)}::jsonb)`.execute(db);
};
