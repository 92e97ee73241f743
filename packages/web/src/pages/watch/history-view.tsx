import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { watchHistoryQuery } from '../../api/watch-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { TableList } from '../../kit/table-list.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import type { WatchSearch } from './watch-search.ts';

/** Who came onto the list and who left it, by whom and why, newest first. */
export const HistoryView = ({ search }: { search: WatchSearch }) => {
  const { t } = useTranslation();
  const { at, day, say } = useFormat();
  const query = useQuery(watchHistoryQuery({ page: search.page ?? 1 }));
  useRowKeys();
  return (
    <Loaded query={query}>
      {(page) => (
        <TableList
          page={page}
          caption={t('watchlist.view.history')}
          empty={t('watchlist.empty')}
          columns={[
            { id: 'enterprise', label: t('watchlist.enterprise') },
            { id: 'kind', label: t('watchlist.reason') },
            { id: 'reason', label: t('watch.reason'), deskOnly: true },
            { id: 'at', label: t('watchlist.since'), numeric: true },
          ]}
          row={(act) => (
            <tr key={`${act.enterprise.id} ${act.at} ${act.kind} ${act.sentence?.zh ?? ''}`}>
              <td>
                <Link to="/enterprises/$id" params={{ id: act.enterprise.id }} data-row-link>
                  {act.enterprise.name}
                </Link>
              </td>
              <td>
                <b>{t(`watch.kind.${act.kind}`)}</b>
                <span className="note block">{act.byName}</span>
              </td>
              <td className="desk-only">
                {say(act.reason)}
                {act.sentence !== null && <span className="note block">{say(act.sentence)}</span>}
                {act.officerName !== null && (
                  <span className="note block">{t('watch.officer', { name: act.officerName })}</span>
                )}
                {act.reviewOn !== null && (
                  <span className="note block">{t('watch.reviewOn', { day: day(act.reviewOn) })}</span>
                )}
              </td>
              <td className="num">{at(act.at)}</td>
            </tr>
          )}
        />
      )}
    </Loaded>
  );
};
