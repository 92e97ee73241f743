import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from './failure-note.tsx';

/** Shows a query's data; while it is on its way a quiet line, where it fails the reason and a retry. */
export function Loaded<T>({
  query,
  children,
}: {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'>;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  if (query.data !== undefined) {
    return (
      <div
        className={query.isPlaceholderData ? 'loaded stale' : 'loaded'}
        aria-busy={query.isPlaceholderData}
      >
        {query.error !== null && <FailureNote error={query.error} retry={() => void query.refetch()} />}
        {children(query.data)}
      </div>
    );
  }
  if (query.error !== null) return <FailureNote error={query.error} retry={() => void query.refetch()} />;
  return (
    <output className="skeleton">
      <span>{t('common.loading')}</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </output>
  );
}
