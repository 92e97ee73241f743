import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todayQuery, type Today } from '../../api/desk-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { openTotal } from '../../kit/open-total.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { TileMap } from '../../kit/tile-map/tile-map.tsx';
import { NewsButton } from '../../live/news-button.tsx';
import { useShown } from '../../live/use-shown.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { ThreeTimes } from '../situation/three-times.tsx';
import { SourcesCard } from '../situation/sources-card.tsx';
import { SuppressedCard } from '../situation/suppressed-card.tsx';
import { ChangesCard } from './changes-card.tsx';
import { DispatchesCard } from './dispatches-card.tsx';
import { DuesCard } from './dues-card.tsx';
import { DutyList } from './duty-list.tsx';
import './today.css';

/** How the night went, in one line; each number opens its rows. */
const Lead = ({ today }: { today: Today }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const held = today.suppressed.reduce((sum, { count }) => sum + count, 0);
  const silent = today.sources.filter((source) => source.silent).length;
  return (
    <p className="note lead">
      {t('common.asOf', { day: day(today.asOf) })}
      {' · '}
      <Link to="/warnings" search={{ state: 'all', since: today.since }}>
        {t('today.raised', { count: today.raisedCount })}
      </Link>
      {' · '}
      <Link to="/suppressed">{t('today.held', { count: held })}</Link>
      {silent > 0 && ` · ${t('today.silent', { count: silent })}`}
    </p>
  );
};

/** How many things to do, clocks and changes a later day has that an earlier one has not. */
const countNews = (before: Today, after: Today): number => {
  const namesOf = ({ duties, dues, changes }: Today): string[] => [
    ...duties.map(({ kind, id }) => `duty ${kind} ${id}`),
    ...dues.map(({ kind, id, dueOn }) => `due ${kind} ${id} ${dueOn}`),
    ...changes.map(({ kind, id, at }) => `change ${kind} ${id} ${at}`),
  ];
  const known = new Set(namesOf(before));
  return namesOf(after).filter((name) => !known.has(name)).length;
};

/** The day of one unit: what to do, what falls due, what changed, what was held back. */
export const TodayPage = () => {
  const { t } = useTranslation();
  const query = useQuery(todayQuery);
  const { data, newer, show } = useShown(query);
  const newCount = data === undefined || newer === undefined ? 0 : countNews(data, newer);
  useRowKeys();
  useTitle(t('today.title'));
  return (
    <div className="page today-page">
      <Loaded query={{ ...query, data }}>
        {(today) => (
          <>
            <NewsButton
              says={
                newer !== undefined &&
                (newCount > 0 ? t('live.newOnes', { count: newCount }) : t('live.changed'))
              }
              show={show}
            />
            <h1>
              {today.duties.length === 0
                ? t('today.nothing')
                : t('today.things', { count: Math.min(3, today.duties.length) })}
            </h1>
            <Lead today={today} />
            <div className="today-columns">
              <div className="today-main">
                <ThreeTimes times={today.times} />
                <DutyList duties={today.duties} openCount={openTotal(today.open)} />
                <DuesCard dues={today.dues} />
                <DispatchesCard today={today} />
              </div>
              <div className="today-side">
                <Card title={t('situation.mapTitle')} note={<Link to="/situation">{t('today.more')}</Link>}>
                  <TileMap districts={today.byDistrict} by="level" />
                </Card>
                <ChangesCard changes={today.changes} />
                <SuppressedCard suppressed={today.suppressed} />
                <SourcesCard sources={today.sources} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
