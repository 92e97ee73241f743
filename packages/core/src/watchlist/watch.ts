import type { EnterpriseId } from '../ids.ts';
import type { Related, RelationStep } from '../relation/related.ts';
import type { Level } from '../risk/level.ts';
import { levelRank } from '../risk/level.ts';
import type { Day } from '../time.ts';

export type WatchReason = 'special-monitoring' | 'related';

/** An enterprise under special monitoring, or watched for its tie to one that is (持续关注名单), with the path that put it there. */
export type WatchEntry = {
  readonly enterpriseId: EnterpriseId;
  readonly reason: WatchReason;
  readonly origin: EnterpriseId | null;
  readonly path: readonly RelationStep[];
  readonly since: Day;
};

/** Ties weaker than this put nobody on a list. */
const LEAST_WEIGHT = 0.25;
/** One warning may not flood the list. */
const MOST_RELATED = 10;

/** What a new warning puts on the watch list: from orange on the enterprise itself and its related ones. Never a dispatch. */
export const watchFor = (
  enterpriseId: EnterpriseId,
  level: Level,
  related: readonly Related[],
  since: Day,
): WatchEntry[] =>
  levelRank(level) < levelRank('orange')
    ? []
    : [
        { enterpriseId, reason: 'special-monitoring', origin: null, path: [], since },
        ...related
          .filter((r) => r.weight >= LEAST_WEIGHT)
          .slice(0, MOST_RELATED)
          .map((r): WatchEntry => ({
            enterpriseId: r.enterpriseId,
            reason: 'related',
            origin: enterpriseId,
            path: r.path,
            since,
          })),
      ];
