import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { NewsButton } from '../../live/news-button.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { BulkBar } from './bulk-bar.tsx';
import { Facets } from './facets.tsx';
import { FILTERS, isNarrowed, type QueueSearch } from './queue-search.ts';
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
  const chosen = useChosen(list.key);
  useCursor(search.at, chosen);
  useTitle(t('queue.title'));
  const narrowed = isNarrowed(search);
  const { newCount, news } = list;
  const says = [
    newCount > 0 && t('queue.newOnes', { count: writeCount(newCount) }),
    news.goneCount > 0 && t('queue.goneOnes', { count: writeCount(news.goneCount) }),
  ].filter((each) => each !== false);
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
          <NewsButton
            says={says.length > 0 && `${says.join(t('queue.and'))}${t('queue.showThem')}`}
            show={() => void news.show()}
          />
          <BulkBar chosen={chosen} />
          <Loaded query={list.query}>
            {(page) =>
              page.total === 0 ? (
                <EmptyNote
                  text={narrowed ? t('queue.empty') : t('queue.emptyAll')}
                  {...(narrowed ? { clear: FILTERS } : {})}
                />
              ) : (
                <>
                  <WarningsTable
                    page={page}
                    search={search}
                    chosen={chosen}
                    news={news}
                    newCount={newCount}
                  />
                  <Paging page={page.page} perPage={page.perPage} total={page.total} isLong />
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
