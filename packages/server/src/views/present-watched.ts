import type { Reply, Routes } from '@weisu/contract';
import type { Neighbour } from '../store/desk/list-relations.ts';
import type { StoredWatch } from '../store/desk/list-watched.ts';
import { watchSentence } from './watch-sentence.ts';

/** A row of the watch list. The sentence names the origin in any case; only one that the officer may open is linked. */
export const presentWatched = (
  row: StoredWatch,
  origins: ReadonlyMap<string, Neighbour>,
): Reply<Routes['listWatched']>['rows'][number] => {
  const origin = origins.get(row.originId ?? '');
  return {
    enterprise: { id: row.enterpriseId, name: row.name, creditCode: row.creditCode },
    reason: row.reason,
    sentence: watchSentence(row),
    since: row.since,
    level: row.level,
    origin: origin === undefined ? null : { id: origin.id, name: origin.name, creditCode: origin.creditCode },
  };
};
