import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Situation, situationQuery } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { DistrictMap } from '../../map/district-map.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { DispatchesCard } from './dispatches-card.tsx';
import { DistrictTable } from './district-table.tsx';
import { LevelsAndTimes } from './levels-and-times.tsx';
import { MechanismCard } from './mechanism-card.tsx';
import { SourcesCard } from './sources-card.tsx';
import { SuppressedCard } from './suppressed-card.tsx';
import { TodayList } from './today-list.tsx';
import './situation.css';

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

export const SituationPage = () => {
  const { t } = useTranslation();
  const query = useQuery(situationQuery);
  useTitle(t('situation.title'));
  useRowKeys();
  return (
    <div className="page situation">
      <h1>{t('situation.title')}</h1>
      <Loaded query={query}>
        {(situation) => (
          <>
            <Lead situation={situation} />
            <LevelsAndTimes situation={situation} />
            <div className="situation-columns">
              <div className="situation-main">
                <DispatchesCard situation={situation} />
                <TodayList rows={situation.needsAction} />
                <SourcesCard sources={situation.sources} />
              </div>
              <div className="situation-side">
                <Card title={t('situation.mapTitle')} note={t('situation.mapNote')} className="districts">
                  <DistrictMap districts={situation.byDistrict} />
                  <DistrictTable districts={situation.byDistrict} elsewhere={situation.elsewhere} />
                </Card>
                <div className="situation-pair">
                  <SuppressedCard suppressed={situation.suppressed} />
                  <MechanismCard />
                </div>
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
