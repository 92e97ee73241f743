import type { EnterpriseId, OfficerId } from '../ids.ts';
import type { RelationStep } from '../relation/related.ts';
import type { Day } from '../time.ts';

export type WatchReason = 'special-monitoring' | 'related';

/** An enterprise under special monitoring, or watched for its tie to one that is at risk (持续关注名单), with the path that put it there. */
export type WatchEntry = {
  readonly enterpriseId: EnterpriseId;
  readonly reason: WatchReason;
  readonly origin: EnterpriseId | null;
  readonly path: readonly RelationStep[];
  /** What the path carries over, 0–1; null under special monitoring. */
  readonly weight: number | null;
  readonly since: Day;
  /** Who answers for special monitoring; null where a rule started it and nobody is named yet. */
  readonly officerId: OfficerId | null;
  /** By when it is ended or prolonged; null for related ones. */
  readonly reviewOn: Day | null;
};
