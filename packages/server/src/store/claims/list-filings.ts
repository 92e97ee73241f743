import type { CaseFileId, Day, Instant } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** A filing at the arbitration commission by workers of an enterprise that has a case file. */
export type Filing = {
  readonly recordId: string;
  readonly caseFileId: CaseFileId;
  readonly openedAt: Instant;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly claimCount: number;
  readonly amountYuan: number;
};

/** Filings known of enterprises with a case file, each for the newest file that was open before it or else the first after it; oldest first. */
export const listFilings = async (db: Queryable): Promise<readonly Filing[]> => {
  const { rows } = await sql<Filing>`
    select r.id as "recordId", f.id as "caseFileId", f.opened_at as "openedAt", r.occurred_on as "occurredOn",
           r.recorded_at as "recordedAt", (r.fields->>'claimCount')::integer as "claimCount",
           (r.fields->>'amountYuan')::double precision as "amountYuan"
    from records r
    join lateral (
      select id, opened_at from case_files where enterprise_id = r.enterprise_id
      order by opened_at <= r.recorded_at desc, abs(extract(epoch from opened_at - r.recorded_at)) limit 1
    ) f on true
    where r.kind = 'arbitration-filing' order by r.recorded_at, r.id`.execute(db);
  return rows;
};
