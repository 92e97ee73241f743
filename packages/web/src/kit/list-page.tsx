import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRowKeys } from '../shell/use-keys.ts';
import { useTitle } from '../shell/use-title.ts';
import { Loaded } from './loaded.tsx';

/**
 * The frame of a page that lists: its title, beside it what narrows the list and what begins something new, a sentence
 * on what is listed, and the rows. It names the window and gives the rows their keys.
 */
export function ListPage<T>({
  title,
  tools,
  lead,
  query,
  children,
  below,
}: {
  title: string;
  tools?: ReactNode;
  lead?: string;
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'>;
  children: (data: T) => ReactNode;
  /** Dialogs, which stay while the list is loaded again. */
  below?: ReactNode;
}) {
  useTitle(title);
  useRowKeys();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        {tools}
      </div>
      {lead !== undefined && <p className="note lead">{lead}</p>}
      <Loaded query={query}>{children}</Loaded>
      {below}
    </div>
  );
}
