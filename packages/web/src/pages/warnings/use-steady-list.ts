import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { warningsQuery } from '../../api/queries.ts';
import { facetsQuery } from '../../api/queue-queries.ts';
import { useListNews } from '../../kit/long-list/use-list-news.ts';
import { countsQuery, type QueueSearch, queueQuery } from './queue-search.ts';

const LONG_AGO = '2000-01-01T00:00:00.000Z';

/**
 * The queue of an address: the page it asks for, the counts beside it, and what has come or gone since it was first shown. No row
 * moves before `show`. Other filters or another order begin anew; another page is the same list further down.
 */
export const useSteadyList = (search: QueueSearch) => {
  const asked = queueQuery(search);
  const { page: _, ...list } = asked ?? {};
  const key = JSON.stringify(list);
  const news = useListNews(key, ['warnings']);
  const query = useQuery(warningsQuery(asked));
  const filters = countsQuery(search);
  const { data: counts, isPlaceholderData: isOld } = useQuery(facetsQuery(filters));
  const [shown, setShown] = useState<{ key: string; newSince: string }>();
  if (counts !== undefined && !isOld && shown?.key !== news.listKey)
    setShown({ key: news.listKey, newSince: counts.newestRaisedAt ?? LONG_AGO });
  const isSteady = shown?.key === news.listKey;
  const since = useQuery({
    ...facetsQuery({ ...filters, newSince: shown?.newSince ?? LONG_AGO }),
    enabled: isSteady,
  });
  return {
    key,
    query,
    news,
    counts,
    newCount: !isSteady || since.isPlaceholderData ? 0 : (since.data?.newCount ?? 0),
  };
};
