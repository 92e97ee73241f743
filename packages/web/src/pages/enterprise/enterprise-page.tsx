import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type EnterpriseDetail, enterpriseQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { CoverageCard } from '../assessment/coverage-card.tsx';
import { HistoryCard } from '../assessment/history-card.tsx';
import { WaterfallCard } from '../assessment/waterfall-card.tsx';
import { OverrideCard } from '../overrides/override-card.tsx';
import { NamesCard, PlacesCard } from './identity-card.tsx';
import { BranchesCard } from './branches-card.tsx';
import { MovesCard } from './moves-card.tsx';
import { MonitoringCard } from '../warning/monitoring-card.tsx';
import { RelationsCard } from './relations-card.tsx';
import { Timeline } from './timeline.tsx';
import './enterprise.css';

const Head = ({ enterprise }: { enterprise: EnterpriseDetail }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { district } = usePlaceNames();
  return (
    <header className="profile-head">
      <h1>{enterprise.name}</h1>
      <p className="note places">
        <span>{enterprise.creditCode}</span>
        <span>{district(enterprise.district) ?? t('common.elsewhere')}</span>
        <span>{enterprise.industry ?? t('common.unknown')}</span>
        <span>
          {t('warning.staff')}{' '}
          {enterprise.staffCount === null
            ? t('common.unknown')
            : t('unit.people', { count: enterprise.staffCount })}
        </span>
        {enterprise.registeredOn !== null && (
          <span>{t('enterprise.registeredOn', { day: day(enterprise.registeredOn) })}</span>
        )}
        {enterprise.newEmployment && <span>{t('enterprise.newEmployment')}</span>}
      </p>
      {enterprise.mergedInto !== null && (
        <p className="merged-note">
          {t('enterprise.mergedInto')}{' '}
          <Link to="/enterprises/$id" params={{ id: enterprise.mergedInto.id }}>
            {enterprise.mergedInto.name}
          </Link>
        </p>
      )}
      <p className="warning-state">
        <LevelMark level={enterprise.level} long />
        {enterprise.watched && <span className="tag">{t('enterprises.watched')}</span>}
        {enterprise.openWarningId !== null && (
          <Link to="/warnings/$id" params={{ id: enterprise.openWarningId }}>
            {t('enterprise.openWarning')}
          </Link>
        )}
        {enterprise.caseFileId !== null && (
          <Link to="/case-files/$id" params={{ id: enterprise.caseFileId }}>
            {t('enterprise.toCaseFile')}
          </Link>
        )}
        <Link to="/tip" search={{ enterprise: enterprise.id }}>
          {t('dispatch.tip.button')}
        </Link>
      </p>
    </header>
  );
};

const AssessmentParts = ({ enterprise }: { enterprise: EnterpriseDetail }) => {
  const { t } = useTranslation();
  const { basePoints, points, model, asOf } = enterprise;
  if (basePoints === null || points === null || model === null || asOf === null) {
    return (
      <Card title={t('enterprise.assessment')}>
        <p className="note">{t('enterprise.notAssessed')}</p>
      </Card>
    );
  }
  return (
    <WaterfallCard
      basePoints={basePoints}
      contributions={enterprise.contributions}
      points={points}
      model={model}
      asOf={asOf}
      probability={enterprise.probability}
    />
  );
};

export const EnterprisePage = () => {
  const { id } = useParams({ from: '/desk/enterprises/$id' });
  const search = useSearch({ from: '/desk/enterprises/$id' });
  const query = useQuery(enterpriseQuery(id));
  useTitle(query.data?.name ?? '');
  return (
    <div className="page">
      <Loaded query={query}>
        {(enterprise) => (
          <>
            <Head enterprise={enterprise} />
            <div className="profile-columns">
              <div className="stack">
                <AssessmentParts enterprise={enterprise} />
                <Timeline id={id} search={search} />
              </div>
              <div className="stack">
                <OverrideCard id={id} name={enterprise.name} />
                <PlacesCard places={enterprise.places} />
                {enterprise.coverage.length > 0 && <CoverageCard coverage={enterprise.coverage} />}
                <HistoryCard history={enterprise.history} />
                <MonitoringCard enterpriseId={id} warningId={null} />
                <RelationsCard id={id} relations={enterprise.relations} />
                {enterprise.branches !== null && <BranchesCard branches={enterprise.branches} />}
                <NamesCard names={enterprise.names} />
                <MovesCard id={id} name={enterprise.name} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
