import { DIMENSIONS, WARNING_STATES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jurisdictionQuery } from '../../api/queries.ts';
import type { FacetName, Facets as Counts } from '../../api/queue-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';
import { AGES, ANY_STATE, BECAUSES, OPEN_STATES, type QueueSearch, RAISED_LEVELS } from './queue-search.ts';

/** As many values of a long facet as one look takes; the rest is behind one click. */
const SHOWN = 6;

type Choice = { readonly value: string; readonly label: ReactNode };

const Facet = ({
  on,
  change,
  count,
  children,
}: {
  on: boolean;
  change: Record<string, string | undefined>;
  count?: number | undefined;
  children: ReactNode;
}) => (
  <li>
    <SearchLink
      change={change}
      className={on ? 'facet on' : 'facet'}
      {...(on ? { 'aria-current': 'true' as const } : {})}
    >
      <span>{children}</span>
      {count !== undefined && <i>{writeCount(count)}</i>}
    </SearchLink>
  </li>
);

/** The values of one facet, several at once; those without a row are dim and come last in long lists. */
const Group = ({
  title,
  name,
  chosen,
  choices,
  counts,
  children,
}: {
  title: string;
  name: FacetName;
  chosen: string | undefined;
  choices: readonly Choice[];
  counts: ReadonlyMap<string, number> | undefined;
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const on = new Set(chosen?.split(','));
  const long = choices.length > SHOWN + 2;
  const shown = long && !all ? choices.filter(({ value }, at) => at < SHOWN || on.has(value)) : choices;
  if (choices.length === 0) return null;
  return (
    <fieldset className="facet-group" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {children}
        {shown.map(({ value, label }) => (
          <Facet
            key={value}
            on={on.has(value)}
            change={{ [name]: toggled(chosen, value) }}
            count={counts === undefined ? undefined : (counts.get(value) ?? 0)}
          >
            {label}
          </Facet>
        ))}
      </ul>
      {long && (
        <button type="button" className="linkish" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('common.fewer') : t('queue.moreValues', { count: choices.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
};

/** The queue's filters. Each is a link with the number of rows it would show, several of one kind may be on, and all are in the address. */
export const Facets = ({ search, counts }: { search: QueueSearch; counts: Counts | undefined }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { district, named } = usePlaceNames();
  const units = useQuery(jurisdictionQuery).data?.units ?? [];
  const countsOf = (facet: FacetName): ReadonlyMap<string, number> | undefined =>
    counts &&
    new Map(counts.facets.flatMap((each) => (each.facet === facet ? [[each.value, each.count]] : [])));
  const names = new Map(counts?.facets.flatMap(({ value, name }) => (name === null ? [] : [[value, name]])));
  /** What has rows, the most first, and what is chosen although it has none. */
  const found = (facet: FacetName, chosen: string | undefined): readonly string[] => {
    const byCount = countsOf(facet) ?? new Map<string, number>();
    const values = [...byCount].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([v]) => v);
    return [...values, ...(chosen?.split(',') ?? []).filter((value) => !byCount.has(value))];
  };
  const unitName = (id: string): string => {
    const unit = units.find((each) => each.id === id);
    return unit === undefined ? t('queue.noUnit') : named(unit.name);
  };
  const state = search.state === ANY_STATE ? undefined : search.state;
  const group = (name: FacetName, title: string, choices: readonly Choice[], more?: ReactNode) => (
    <Group
      key={name}
      title={title}
      name={name}
      chosen={name === 'state' ? state : search[name]}
      choices={choices}
      counts={countsOf(name)}
    >
      {more}
    </Group>
  );
  return (
    <>
      {group(
        'level',
        t('queue.level'),
        RAISED_LEVELS.map((value) => ({ value, label: <LevelMark level={value} long /> })),
      )}
      {group(
        'state',
        t('queue.state'),
        WARNING_STATES.map((value) => ({
          value,
          label: (
            <span className={OPEN_STATES.some((open) => open === value) ? '' : 'dim'}>
              {t(`state.${value}`)}
            </span>
          ),
        })),
        <>
          <Facet on={search.state === undefined} change={{ state: undefined }}>
            {t('queue.openStates')}
          </Facet>
          <Facet on={search.state === ANY_STATE} change={{ state: ANY_STATE }}>
            {t('queue.allStates')}
          </Facet>
        </>,
      )}
      {group(
        'because',
        t('queue.because'),
        BECAUSES.map((value) => ({ value, label: t(`because.${value}`) })),
      )}
      {group(
        'age',
        t('queue.age'),
        AGES.map((value) => ({ value, label: t(`queue.ages.${value}`) })),
      )}
      {group(
        'dimension',
        t('queue.dimension'),
        DIMENSIONS.map((value) => ({ value, label: t(`dimension.${value}`) })),
      )}
      {group(
        'indicator',
        t('queue.indicator'),
        found('indicator', search.indicator).map((value) => {
          const name = names.get(value);
          return { value, label: name === undefined ? value : say(name) };
        }),
      )}
      {group(
        'district',
        t('queue.district'),
        found('district', search.district).map((value) => ({
          value,
          label: value === 'elsewhere' ? t('common.elsewhere') : (district(value) ?? value),
        })),
      )}
      {group(
        'unit',
        t('queue.unit'),
        found('unit', search.unit).map((value) => ({ value, label: unitName(value) })),
      )}
    </>
  );
};
