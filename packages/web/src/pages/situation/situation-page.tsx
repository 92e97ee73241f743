import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, type Situation, situationQuery } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { TileMap } from '../../kit/tile-map/tile-map.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { BreakdownCards } from './breakdown-cards.tsx';
import { DistrictTable } from './district-table.tsx';
import { FlowCard } from './flow-card.tsx';
import { Levels } from './levels.tsx';
import { MechanismCard } from './mechanism-card.tsx';
import { MonthsCard } from './months-card.tsx';
import { MAP_BYS } from './situation-search.ts';
import { SourcesCard } from './sources-card.tsx';
import { SuppressedCard } from './suppressed-card.tsx';
import { ThreeTimes } from './three-times.tsx';
import './situation.css';

/** A picture on a wall is looked at without being touched. */
const WALL_AGAIN_MS = 60_000;

const Lead = ({ situation }: { situation: Situation }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { documents, stories, records } = situation.texts;
  return (
    <p className="note lead">
      {t('common.asOf', { day: day(situation.asOf) })}
      {' · '}
      <Link to="/enterprises">
        {t('situation.watching', { enterprises: writeCount(situation.enterprises) })}
      </Link>
      {' · '}
      {t('situation.read', {
        documents: writeCount(documents),
        stories: writeCount(stories),
        records: writeCount(records),
      })}
    </p>
  );
};

/** On a wall the page has the whole screen: the frame steps aside, and Escape brings it back. */
const useWall = (isWall: boolean): void => {
  const navigate = useNavigate();
  useEffect(() => {
    if (!isWall) return undefined;
    document.documentElement.dataset['wall'] = 'yes';
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void navigate({ to: '/situation' });
    };
    document.addEventListener('keydown', leave);
    return () => {
      delete document.documentElement.dataset['wall'];
      document.removeEventListener('keydown', leave);
    };
  }, [isWall, navigate]);
};

const WallSwitch = ({ isWall }: { isWall: boolean }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = async (): Promise<void> => {
    await navigate({ to: '/situation', search: isWall ? {} : { wall: 'yes' } });
    // A browser may refuse the whole screen; the page fills its window all the same.
    if (!isWall) await document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement !== null) await document.exitFullscreen();
  };
  return (
    <button type="button" className="button wall-switch" onClick={() => void change()}>
      {isWall ? t('situation.wallLeave') : t('situation.wall')}
    </button>
  );
};

/** Who looks at what day: the frame that says so elsewhere is not there. */
const WallWhen = () => {
  const { t } = useTranslation();
  const { longDay } = useFormat();
  const session = useQuery({ ...sessionQuery, enabled: false }).data;
  if (session === undefined) return null;
  return (
    <>
      <span className="wall-when">
        {session.unit.name} · {longDay(session.today)}
      </span>
      {session.demonstration && <span className="demonstration">{t('header.demonstration')}</span>}
    </>
  );
};

/** Where trouble stands, how it flows, and how early it was seen; every number opens its rows. */
export const SituationPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/situation' });
  const isWall = search.wall === 'yes';
  const query = useQuery({ ...situationQuery, refetchInterval: isWall ? WALL_AGAIN_MS : false });
  const by = search.by ?? 'level';
  useTitle(t('situation.title'));
  useWall(isWall);
  return (
    <div className="page situation">
      <div className="page-head">
        <h1>{t('situation.title')}</h1>
        {isWall && <WallWhen />}
        <WallSwitch isWall={isWall} />
      </div>
      <Loaded query={query}>
        {(situation) => (
          <>
            <Lead situation={situation} />
            <Levels situation={situation} />
            <div className="situation-columns">
              <div className="situation-main">
                <Card
                  title={t('situation.mapTitle')}
                  note={
                    <FilterChips
                      label={t('map.show')}
                      name="by"
                      value={search.by}
                      otherwise="level"
                      chips={MAP_BYS.map((value) => ({ value, label: t(`map.by.${value}`) }))}
                    />
                  }
                >
                  <TileMap districts={situation.byDistrict} by={by} />
                </Card>
                <Card title={t('situation.districtsTitle')} className="districts-card">
                  <DistrictTable districts={situation.byDistrict} elsewhere={situation.elsewhere} />
                </Card>
              </div>
              <div className="situation-side">
                <ThreeTimes times={situation.times} />
                <MonthsCard months={situation.months} />
                <FlowCard situation={situation} />
              </div>
              <div className="situation-foot">
                <BreakdownCards situation={situation} />
                <SuppressedCard suppressed={situation.suppressed} />
                <SourcesCard sources={situation.sources} />
                <MechanismCard />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
