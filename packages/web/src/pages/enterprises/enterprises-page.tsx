import { LEVELS, may, REGISTRATION_STATES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterprisesQuery, sessionQuery } from '../../api/queries.ts';
import { DistrictSelect } from '../../kit/district-select.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { useListNews } from '../../kit/long-list/use-list-news.ts';
import { Paging } from '../../kit/paging.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { namesSet } from '../../kit/table-list.tsx';
import { EnterprisesTable } from './enterprises-table.tsx';
import { LiveSearch } from './live-search.tsx';
import './enterprises.css';

const FILTERS = ['q', 'district', 'level', 'industry', 'state'] as const;
const STATES = [...REGISTRATION_STATES, 'unknown'] as const;

const Filters = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/enterprises' });
  return (
    <div className="enterprise-filters">
      <DistrictSelect value={search.district} />
      <FilterChips
        label={t('enterprises.level')}
        name="level"
        many
        value={search.level}
        chips={LEVELS.toReversed().map((level) => ({ value: level, label: <LevelMark level={level} /> }))}
      />
      <FilterChips
        label={t('register.state')}
        name="state"
        many
        value={search.state}
        chips={STATES.map((state) => ({ value: state, label: t(`register.states.${state}`) }))}
      />
      <LiveSearch name="industry" label={t('register.industry')} value={search.industry} />
      {namesSet(search, FILTERS).length > 0 && (
        <SearchLink change={Object.fromEntries(FILTERS.map((name) => [name, undefined]))} className="clear">
          {t('common.clear')}
        </SearchLink>
      )}
    </div>
  );
};

/** The register: found as one types, filtered, sorted, paged. */
export const EnterprisesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/enterprises' });
  const query = useQuery(enterprisesQuery(search));
  const session = useQuery(sessionQuery);
  const { page: _, ...list } = search;
  const news = useListNews(JSON.stringify(list), ['enterprises']);
  const narrowedBy = namesSet(search, FILTERS);
  const sort = search.sort ?? (search.q === undefined ? 'points' : 'match');
  const mayImport = session.data !== undefined && may(session.data.officer.role, 'import-enterprises');
  return (
    <ListPage
      title={t('enterprises.title')}
      tools={
        <>
          <LiveSearch name="q" label={t('register.q')} value={search.q} />
          {search.q !== undefined && sort !== 'match' && (
            <SearchLink change={{ sort: undefined, order: undefined }}>{t('register.byMatch')}</SearchLink>
          )}
          {mayImport && (
            <Link to="/imports" className="button">
              {t('register.toImport')}
            </Link>
          )}
          <Filters />
        </>
      }
      query={query}
    >
      {(page) =>
        page.total === 0 ? (
          <EmptyNote
            text={narrowedBy.length > 0 ? t('enterprises.empty') : t('enterprises.emptyAll')}
            {...(narrowedBy.length > 0 ? { clear: FILTERS } : {})}
          />
        ) : (
          <>
            <EnterprisesTable
              page={page}
              search={search}
              sorting={{ sort, order: search.order ?? 'desc' }}
              news={news}
            />
            <Paging page={page.page} perPage={page.perPage} total={page.total} isLong />
          </>
        )
      }
    </ListPage>
  );
};
