import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseFileDetail, caseFileQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { LettersCard } from '../letters/letters-card.tsx';
import { DispatchCard } from '../dispatch/dispatch-card.tsx';
import { NoticesCard } from '../notices/notices-card.tsx';
import { ArrangementCard } from './arrangement-card.tsx';
import { EndStep } from './end-step.tsx';
import { JointCard } from './joint-card.tsx';
import { RecordAct } from './record-act.tsx';
import { StepSpine } from './step-spine.tsx';
import { WorkCards } from './work-cards.tsx';
import './case-file.css';

const Head = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { named } = usePlaceNames();
  return (
    <header className="profile-head">
      <h1>
        <Link to="/enterprises/$id" params={{ id: file.enterprise.id }}>
          {file.enterprise.name}
        </Link>
      </h1>
      <p className="note places">
        <span>{named(file.unit.name)}</span>
        <span>{t('caseFile.opened', { day: day(dayOf(file.openedAt)) })}</span>
        {file.closedAt !== null && <span>{t('caseFile.closedOn', { day: day(dayOf(file.closedAt)) })}</span>}
        <span>
          {t('caseFile.warnings')}{' '}
          {file.warningIds.map((id, index) => (
            <Link key={id} to="/warnings/$id" params={{ id }}>
              {t('caseFile.warningN', { n: index + 1 })}{' '}
            </Link>
          ))}
        </span>
        <Link to="/case-files/$id/claims" params={{ id: file.id }}>
          {t('claims.title')}
        </Link>
        <ClockTag dueOn={file.dueOn} supervision={file.supervision} />
      </p>
    </header>
  );
};

export const CaseFilePage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/case-files/$id' });
  const query = useQuery(caseFileQuery(id));
  const name = query.data?.enterprise.name;
  useTitle(name === undefined ? t('caseFiles.title') : `${name} · ${t('caseFiles.title')}`);
  return (
    <div className="page">
      <Loaded query={query}>
        {(file) => (
          <>
            <Head file={file} />
            <div className="case-columns">
              <section className="case-spine" aria-label={t('caseFile.steps')}>
                <StepSpine file={file} />
              </section>
              <div className="stack case-now">
                <Card title={t('caseFile.record')} className="case-record">
                  <RecordAct key={file.step?.id ?? 'closed'} file={file} />
                  <EndStep file={file} />
                </Card>
                {file.dispatchId !== null && <DispatchCard id={file.dispatchId} />}
              </div>
              <div className="stack case-more">
                <WorkCards file={file} />
                <JointCard file={file} />
                <LettersCard caseFileId={file.id} />
                <ArrangementCard file={file} />
                <NoticesCard ground={{ caseFile: file.id }} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
