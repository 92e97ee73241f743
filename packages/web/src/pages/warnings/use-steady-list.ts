import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type WarningRow, warningsQuery } from '../../api/queries.ts';
import { facetsQuery, LOOK_AGAIN_MS } from '../../api/queue-queries.ts';
import { countsQuery, type QueueSearch, queueQuery } from './queue-search.ts';

const LONG_AGO = '2000-01-01T00:00:00.000Z';

type Page = {
  readonly rows: readonly WarningRow[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
};

/** The rows as first shown, each with what is known of it now; those that left the list stay where they stood. */
export const steadyRows = (
  shown: readonly WarningRow[],
  now: readonly WarningRow[],
): readonly { readonly row: WarningRow; readonly isGone: boolean }[] => {
  const fresh = new Map(now.map((row) => [row.id, row]));
  return shown.map((row) => ({ row: fresh.get(row.id) ?? row, isGone: !fresh.has(row.id) }));
};

/**
 * One page of the queue that looks again every few seconds and moves no row: what is new is counted and waits for `show`.
 * Other filters, another order or page begin anew.
 */
export const useSteadyList = (search: QueueSearch) => {
  const asked = queueQuery(search);
  const key = JSON.stringify(asked);
  const query = useQuery({ ...warningsQuery(asked), refetchInterval: LOOK_AGAIN_MS });
  const filters = countsQuery(search);
  const counts = useQuery(facetsQuery(filters)).data;
  const [shown, setShown] = useState<{ key: string; page: Page; newSince: string }>();
  const now = query.isPlaceholderData ? undefined : query.data;
  const begin = (page: Page): void => setShown({ key, page, newSince: counts?.newestRaisedAt ?? LONG_AGO });
  if (now !== undefined && counts !== undefined && shown?.key !== key) begin(now);
  const steady = shown?.key === key ? shown : undefined;
  const since = useQuery({
    ...facetsQuery({ ...filters, newSince: steady?.newSince ?? LONG_AGO }),
    enabled: steady !== undefined,
  });
  const page = steady?.page ?? query.data;
  const rows = page === undefined ? [] : steadyRows(page.rows, (now ?? page).rows);
  return {
    query: { ...query, data: page, isPlaceholderData: steady === undefined && query.isPlaceholderData },
    rows,
    counts,
    newCount: steady === undefined || since.isPlaceholderData ? 0 : (since.data?.newCount ?? 0),
    goneCount: rows.filter(({ isGone }) => isGone).length,
    show: async (): Promise<void> => {
      const [again] = await Promise.all([query.refetch(), since.refetch()]);
      if (again.data !== undefined)
        setShown({
          key,
          page: again.data,
          newSince: since.data?.newestRaisedAt ?? counts?.newestRaisedAt ?? LONG_AGO,
        });
    },
  };
};
