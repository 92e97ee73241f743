import { LEVELS } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterprisesQuery } from '../../api/queries.ts';
import { DistrictSelect } from '../../kit/district-select.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { EnterprisesTable } from './enterprises-table.tsx';

const FILTERS = ['q', 'district', 'level'] as const;

export const EnterprisesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/enterprises' });
  const query = useQuery(enterprisesQuery(search));
  useTitle(t('enterprises.title'));
  useRowKeys();
  const narrowed = FILTERS.some((name) => search[name] !== undefined);
  const chosen = search.level?.split(',') ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('enterprises.title')}</h1>
        <SearchField label={t('queue.q')} value={search.q} />
        <DistrictSelect value={search.district} />
        <fieldset className="chips" aria-label={t('enterprises.level')}>
          {LEVELS.toReversed().map((level) => (
            <SearchLink
              key={level}
              change={{ level: toggled(search.level, level) }}
              className={chosen.includes(level) ? 'chip on' : 'chip'}
              {...(chosen.includes(level) ? { 'aria-current': 'true' as const } : {})}
            >
              <LevelMark level={level} />
            </SearchLink>
          ))}
        </fieldset>
        {narrowed && (
          <SearchLink change={Object.fromEntries(FILTERS.map((name) => [name, undefined]))} className="clear">
            {t('common.clear')}
          </SearchLink>
        )}
      </div>
      <Loaded query={query}>
        {(page) =>
          page.total === 0 ? (
            <EmptyNote
              text={narrowed ? t('enterprises.empty') : t('enterprises.emptyAll')}
              {...(narrowed ? { clear: FILTERS } : {})}
            />
          ) : (
            <>
              <EnterprisesTable
                rows={page.rows}
                sorting={{ sort: search.sort ?? 'points', order: search.order ?? 'desc' }}
              />
              <Paging page={page.page} perPage={page.perPage} total={page.total} />
            </>
          )
        }
      </Loaded>
    </div>
  );
};
