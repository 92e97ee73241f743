import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { HistoryView } from './history-view.tsx';
import { ListView } from './list-view.tsx';
import { ProposalsView } from './proposals-view.tsx';
import { WATCH_VIEWS } from './watch-search.ts';
import './watch.css';

/** 持续关注名单: who is watched and why, what changed since, who is proposed, and who came and left. */
export const WatchlistPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/watchlist' });
  const view = search.view ?? 'list';
  useTitle(t('watchlist.title'));
  return (
    <div className="page">
      <h1>{t('watchlist.title')}</h1>
      <p className="note lead">{t(view === 'proposals' ? 'watchProposals.lead' : 'watchlist.lead')}</p>
      <div className="watch-views">
        <FilterChips
          label={t('watchlist.views')}
          name="view"
          value={search.view}
          otherwise="list"
          chips={WATCH_VIEWS.map((value) => ({ value, label: t(`watchlist.view.${value}`) }))}
        />
      </div>
      {view === 'list' && <ListView search={search} />}
      {view === 'proposals' && <ProposalsView search={search} />}
      {view === 'history' && <HistoryView search={search} />}
    </div>
  );
};
