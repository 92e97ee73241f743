import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarningRow } from '../../api/queries.ts';
import { useKeys } from '../../shell/use-keys.ts';
import type { QueueSearch } from '../warnings/queue-search.ts';

type List = {
  readonly rows: readonly WarningRow[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
};

/** Previous and next of the same list, with `k` and `j`. */
export const Neighbours = ({
  list,
  current,
  search,
}: {
  list: List | undefined;
  current: string;
  search: QueueSearch;
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rows = list?.rows ?? [];
  const at = rows.findIndex((row) => row.id === current);
  const previous = at > 0 ? rows[at - 1] : undefined;
  const next = at >= 0 ? rows[at + 1] : undefined;
  const go = (row: WarningRow | undefined) => () => {
    if (row !== undefined) void navigate({ to: '/warnings/$id', params: { id: row.id }, search });
  };
  useKeys({ j: go(next), k: go(previous) });
  const step = (row: WarningRow | undefined, text: string, rel: string) =>
    row === undefined ? (
      <span className="off">{text}</span>
    ) : (
      <Link to="/warnings/$id" params={{ id: row.id }} search={search} rel={rel}>
        {text}
      </Link>
    );
  return (
    <nav className="neighbours" aria-label={t('warning.inQueue')}>
      <Link to="/warnings" search={search}>
        {t('warning.backToQueue')}
      </Link>
      {list !== undefined && at >= 0 && (
        <>
          <span className="note">
            {t('warning.position', { at: (list.page - 1) * list.perPage + at + 1, total: list.total })}
          </span>
          {step(previous, t('warning.previous'), 'prev')}
          {step(next, t('warning.next'), 'next')}
        </>
      )}
    </nav>
  );
};
