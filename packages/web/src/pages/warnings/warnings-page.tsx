import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { warningsQuery } from '../../api/queries.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { Facets } from './facets.tsx';
import { isNarrowed, queueQuery } from './queue-search.ts';
import { WarningsTable } from './warnings-table.tsx';
import './warnings.css';

/** On a telephone the filters begin folded, so that the first warning is on the first screen. */
const isNarrowScreen = (): boolean => globalThis.matchMedia('(max-width: 760px)').matches;

const FILTERS = ['level', 'state', 'because', 'district', 'toNotify', 'story', 'q'] as const;

export const WarningsPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/warnings' });
  const query = useQuery(warningsQuery(queueQuery(search)));
  useTitle(t('queue.title'));
  useRowKeys();
  const narrowed = isNarrowed(search);
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
        {search.toNotify !== undefined && <span className="tag">{t('dispatch.toNotifyOnly')}</span>}
        {search.story !== undefined && <span className="tag">{t('dispatch.story.filtered')}</span>}
        {narrowed && (
          <SearchLink change={Object.fromEntries(FILTERS.map((name) => [name, undefined]))} className="clear">
            {t('common.clear')}
          </SearchLink>
        )}
        <Link to="/tip" className="button">
          {t('dispatch.tip.button')}
        </Link>
      </div>
      <div className="queue-columns">
        <aside className="facets" aria-label={t('common.filters')}>
          <details open={!isNarrowScreen()}>
            <summary>{t('common.filters')}</summary>
            <Facets search={search} />
          </details>
        </aside>
        <Loaded query={query}>
          {(page) =>
            page.total === 0 ? (
              <EmptyNote
                text={narrowed ? t('queue.empty') : t('queue.emptyAll')}
                {...(narrowed ? { clear: FILTERS } : {})}
              />
            ) : (
              <>
                <WarningsTable rows={page.rows} search={search} />
                <Paging page={page.page} perPage={page.perPage} total={page.total} />
              </>
            )
          }
        </Loaded>
      </div>
    </div>
  );
};
