import { dayOf, TIMELINE_KINDS } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type TimelineItem, timelineQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';
import type { TimelineSearch } from './timeline-search.ts';

const Item = ({ item }: { item: TimelineItem }) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const learned = dayOf(item.recordedAt);
  return (
    <li>
      <span className="timeline-day">{day(item.occurredOn)}</span>
      <span className={`timeline-kind kind-${item.kind}`}>{t(`enterprise.kind.${item.kind}`)}</span>
      <div>
        {item.link === null ? say(item.sentence) : <Link to={item.link}>{say(item.sentence)}</Link>}
        <span className="note block">
          {item.dimension !== null && `${t(`dimension.${item.dimension}`)} · `}
          {learned === item.occurredOn
            ? t('enterprise.learnedSameDay')
            : t('common.learned', { day: day(learned) })}
        </span>
      </div>
    </li>
  );
};

/** What happened at an enterprise, newest first, both clocks on each. */
export const Timeline = ({ id, search }: { id: string; search: TimelineSearch }) => {
  const { t } = useTranslation();
  const query = useQuery(timelineQuery(id, { ...search, perPage: 30 }));
  const chosen = search.kind?.split(',') ?? [];
  return (
    <Card title={t('enterprise.timeline')}>
      <fieldset className="chips" aria-label={t('common.filters')}>
        <SearchLink change={{ kind: undefined }} className={chosen.length === 0 ? 'chip on' : 'chip'}>
          {t('common.all')}
        </SearchLink>
        {TIMELINE_KINDS.map((kind) => (
          <SearchLink
            key={kind}
            change={{ kind: toggled(search.kind, kind) }}
            className={chosen.includes(kind) ? 'chip on' : 'chip'}
            {...(chosen.includes(kind) ? { 'aria-current': 'true' as const } : {})}
          >
            {t(`enterprise.kind.${kind}`)}
          </SearchLink>
        ))}
      </fieldset>
      <Loaded query={query}>
        {(page) =>
          page.total === 0 ? (
            <EmptyNote
              text={chosen.length === 0 ? t('enterprise.timelineNone') : t('enterprise.timelineNoneFiltered')}
              {...(chosen.length === 0 ? {} : { clear: ['kind'] })}
            />
          ) : (
            <>
              <ol className="timeline">
                {page.rows.map((item) => (
                  <Item key={item.id} item={item} />
                ))}
              </ol>
              <Paging page={page.page} perPage={page.perPage} total={page.total} />
            </>
          )
        }
      </Loaded>
    </Card>
  );
};
