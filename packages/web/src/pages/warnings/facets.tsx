import { WARNING_STATES } from '@weisu/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DistrictSelect } from '../../kit/district-select.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';
import { ANY_STATE, BECAUSES, OPEN_STATES, type QueueSearch, RAISED_LEVELS } from './queue-search.ts';

const Facet = ({
  on,
  change,
  children,
}: {
  on: boolean;
  change: Record<string, string | undefined>;
  children: ReactNode;
}) => (
  <li>
    <SearchLink
      change={change}
      className={on ? 'facet on' : 'facet'}
      {...(on ? { 'aria-current': 'true' as const } : {})}
    >
      {children}
    </SearchLink>
  </li>
);

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="facet-group" aria-label={title}>
    <h2>{title}</h2>
    <ul>{children}</ul>
  </fieldset>
);

const has = (list: string | undefined, value: string): boolean => list?.split(',').includes(value) ?? false;

/** The queue's filters. Each is a link, several of one kind may be on, and all of them are in the address. */
export const Facets = ({ search }: { search: QueueSearch }) => {
  const { t } = useTranslation();
  const single = search.state === ANY_STATE ? undefined : search.state;
  return (
    <>
      <Group title={t('queue.level')}>
        {RAISED_LEVELS.map((level) => (
          <Facet key={level} on={has(search.level, level)} change={{ level: toggled(search.level, level) }}>
            <LevelMark level={level} long />
          </Facet>
        ))}
      </Group>
      <Group title={t('queue.state')}>
        <Facet on={search.state === undefined} change={{ state: undefined }}>
          {t('queue.openStates')}
        </Facet>
        {WARNING_STATES.map((state) => (
          <Facet key={state} on={has(single, state)} change={{ state: toggled(single, state) }}>
            <span className={OPEN_STATES.some((open) => open === state) ? '' : 'dim'}>
              {t(`state.${state}`)}
            </span>
          </Facet>
        ))}
        <Facet on={search.state === ANY_STATE} change={{ state: ANY_STATE }}>
          {t('queue.allStates')}
        </Facet>
      </Group>
      <Group title={t('queue.because')}>
        {BECAUSES.map((because) => (
          <Facet
            key={because}
            on={has(search.because, because)}
            change={{ because: toggled(search.because, because) }}
          >
            {t(`because.${because}`)}
          </Facet>
        ))}
      </Group>
      <div className="facet-group">
        <h2>
          <label htmlFor="facet-district">{t('queue.district')}</label>
        </h2>
        <DistrictSelect id="facet-district" value={search.district} />
      </div>
    </>
  );
};
