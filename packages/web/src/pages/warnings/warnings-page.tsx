import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { BulkBar } from './bulk-bar.tsx';
import { Facets } from './facets.tsx';
import { FILTERS, isNarrowed, type QueueSearch, queueQuery } from './queue-search.ts';
import { SavedViews } from './saved-views.tsx';
import { SidePanel } from './side-panel.tsx';
import { useChosen } from './use-chosen.ts';
import { useCursor } from './use-cursor.ts';
import { useSteadyList } from './use-steady-list.ts';
import { WarningsTable } from './warnings-table.tsx';
import './warnings.css';

/** On a telephone the filters begin folded, so that the first warning is on the first screen. */
const isNarrowScreen = (): boolean => globalThis.matchMedia('(max-width: 760px)').matches;

/** Filters that no facet shows: each named, and taken away with one click. */
const OtherFilters = ({ search }: { search: QueueSearch }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const tags = [
    ['toNotify', search.toNotify && t('dispatch.toNotifyOnly')],
    ['story', search.story && t('dispatch.story.filtered')],
    ['since', search.since && t('queue.since', { day: day(search.since) })],
    ['month', search.month && t('queue.month', { month: search.month })],
    ['industry', search.industry && t('queue.industry', { name: search.industry })],
    ['reached', search.reached && t(`queue.reached.${search.reached}`)],
  ] as const;
  return tags.map(
    ([name, text]) =>
      text !== undefined && (
        <SearchLink key={name} change={{ [name]: undefined }} className="chip on" title={t('queue.takeAway')}>
          {text} <span aria-hidden="true">×</span>
        </SearchLink>
      ),
  );
};

export const WarningsPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/warnings' });
  const list = useSteadyList(search);
  const chosen = useChosen(JSON.stringify(queueQuery(search)));
  useCursor(
    list.rows.map(({ row }) => row.id),
    search,
    chosen,
  );
  useTitle(t('queue.title'));
  const narrowed = isNarrowed(search);
  const changed = list.newCount > 0 || list.goneCount > 0;
  return (
    <div className="page queue">
      <div className="page-head">
        <h1>{t('queue.title')}</h1>
        <SearchField label={t('queue.q')} value={search.q} />
        <SearchLink
          change={{ sort: undefined, order: undefined }}
          className={search.sort === undefined ? 'sort on' : 'sort'}
        >
          {t('common.sorted', { column: t('queue.urgency') })}
        </SearchLink>
        <OtherFilters search={search} />
        {narrowed && (
          <SearchLink change={Object.fromEntries(FILTERS.map((name) => [name, undefined]))} className="clear">
            {t('common.clear')}
          </SearchLink>
        )}
        <Link to="/tip" className="button">
          {t('dispatch.tip.button')}
        </Link>
      </div>
      <SavedViews search={search} />
      <div className={search.at === undefined ? 'queue-columns' : 'queue-columns with-panel'}>
        <aside className="facets" aria-label={t('common.filters')}>
          <details open={!isNarrowScreen()}>
            <summary>{t('common.filters')}</summary>
            <Facets search={search} counts={list.counts} />
          </details>
        </aside>
        <div className="queue-list">
          <output className="queue-news" aria-live="polite">
            {changed && (
              <button type="button" className="news-button" onClick={() => void list.show()}>
                {[
                  list.newCount > 0 && t('queue.newOnes', { count: writeCount(list.newCount) }),
                  list.goneCount > 0 && t('queue.goneOnes', { count: writeCount(list.goneCount) }),
                ]
                  .filter((each) => each !== false)
                  .join(t('queue.and'))}
                {t('queue.showThem')}
              </button>
            )}
          </output>
          <BulkBar chosen={chosen} />
          <Loaded query={list.query}>
            {(page) =>
              page.total === 0 && list.rows.length === 0 ? (
                <EmptyNote
                  text={narrowed ? t('queue.empty') : t('queue.emptyAll')}
                  {...(narrowed ? { clear: FILTERS } : {})}
                />
              ) : (
                <>
                  <WarningsTable rows={list.rows} search={search} chosen={chosen} />
                  <Paging page={page.page} perPage={page.perPage} total={page.total} />
                </>
              )
            }
          </Loaded>
        </div>
        {search.at !== undefined && (
          <SidePanel id={search.at} search={search} withKeys={chosen.ids.length === 0} />
        )}
      </div>
    </div>
  );
};
