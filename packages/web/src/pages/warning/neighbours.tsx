import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
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
  // An act may take the warning out of the list: the way on is then from where it stood.
  const [stood, setStood] = useState({ id: current, at });
  if (at >= 0 && (stood.id !== current || stood.at !== at)) setStood({ id: current, at });
  const gap = at < 0 && stood.id === current ? stood.at : -1;
  const previous = rows[(at >= 0 ? at : gap) - 1];
  const next = at >= 0 ? rows[at + 1] : rows[gap];
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
    <nav className="neighbours" aria-label={t('warning.neighbours')}>
      <Link to="/warnings" search={search}>
        {t('warning.backToQueue')}
      </Link>
      {list !== undefined && (at >= 0 || gap >= 0) && (
        <>
          {at >= 0 && (
            <span className="note">
              {t('warning.position', { at: (list.page - 1) * list.perPage + at + 1, total: list.total })}
            </span>
          )}
          {step(previous, t('warning.previous'), 'prev')}
          {step(next, t('warning.next'), 'next')}
        </>
      )}
    </nav>
  );
};
