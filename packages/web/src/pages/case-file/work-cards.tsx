import { dayOf } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { CaseFileDetail } from '../../api/queries.ts';
import { writeFen } from '../../format/fen.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';

type Work = CaseFileDetail['work'];

const PlanCard = ({ plan }: { plan: NonNullable<Work['plan']> }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const paid = t('caseWork.planPaid', { paid: writeFen(plan.paidFen), total: writeFen(plan.totalFen) });
  return (
    <Card title={t('caseWork.plan')} note={paid}>
      <table className="table tight plan">
        <caption className="unseen">{t('caseWork.planCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('caseWork.dueOn')}</th>
            <th scope="col" className="num">
              {t('caseWork.amount')}
            </th>
            <th scope="col" className="num">
              {t('caseWork.paid')}
            </th>
            <th scope="col">{t('caseWork.stateHead')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.instalments.map(({ dueOn, fen, paidFen, settledOn, state }) => (
            <tr key={dueOn}>
              <td>{day(dueOn)}</td>
              <td className="num">{writeFen(fen)}</td>
              <td className="num">{writeFen(paidFen)}</td>
              <td>
                <span className={`state-word is-${state}`}>{t(`caseWork.instalment.${state}`)}</span>
                {settledOn !== null && (
                  <span className="note block">{t('caseWork.settledOn', { day: day(settledOn) })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};

const CongressCard = ({ congresses }: Pick<Work, 'congresses'>) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Card title={t('caseWork.congress')}>
      <ul className="plain acts">
        {congresses.map((held) => {
          const word = !held.quorate ? 'notQuorate' : held.adopted ? 'adopted' : 'notAdopted';
          return (
            <li key={held.seq}>
              <b>{held.resolution}</b>{' '}
              <span className={`state-word is-${held.adopted ? 'kept' : 'broken'}`}>
                {t(`caseWork.${word}`)}
              </span>
              <span className="note block">
                {day(dayOf(held.at))} · {t('caseWork.vote', held)}
              </span>
              <span className="note block">{held.documents.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};

const REFERRAL_LOOK = { asked: 'due', accepted: 'kept', declined: 'broken', concluded: 'kept' } as const;

const ReferralsCard = ({ referrals }: Pick<Work, 'referrals'>) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  return (
    <Card title={t('caseWork.referrals')}>
      <ul className="plain acts">
        {referrals.map(({ seq, service, workerCount, askedOf, askedAt, state, answeredOn, result }) => (
          <li key={seq}>
            <b>{say(service)}</b>{' '}
            <span className={`state-word is-${REFERRAL_LOOK[state]}`}>{t(`caseWork.referral.${state}`)}</span>
            <span className="note block">
              {day(dayOf(askedAt))} · {t('caseWork.referralOf', { workers: workerCount, askedOf })}
            </span>
            {answeredOn !== null && (
              <span className="note block">
                {day(answeredOn)} · {result}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const VISIT_LOOK = { planned: 'due', done: 'kept', missed: 'broken' } as const;

const VisitsCard = ({ visits }: Pick<Work, 'visits'>) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Card title={t('caseWork.visits')}>
      <ul className="plain acts">
        {visits.map(({ plannedOn, doneOn, found, state, supervision }, index) => (
          <li key={`${plannedOn ?? doneOn ?? ''} ${index}`}>
            <b>{plannedOn === null ? t('caseWork.unplanned') : day(plannedOn)}</b>{' '}
            <span className={`state-word is-${VISIT_LOOK[state]}`}>{t(`caseWork.visit.${state}`)}</span>{' '}
            {supervision !== null && <ClockTag dueOn={plannedOn} supervision={supervision} />}
            {doneOn !== null && found !== null && (
              <span className="note block">
                {day(doneOn)} · {t(`caseWork.found.${found}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const ClosingCard = ({ closing }: Pick<Work, 'closing'>) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const kinds = new Map(closing.kinds.map((kind) => [kind.id, kind]));
  return (
    <Card title={t('caseWork.closing')} note={t('caseWork.closingNote')}>
      <p>{t(closing.enough ? 'caseWork.closingEnough' : 'caseWork.closingShort')}</p>
      <ul className="plain combinations">
        {closing.suffices.map((combination) => (
          <li key={combination.join(' ')}>
            {combination.map((id) => {
              const kind = kinds.get(id);
              return kind === undefined ? null : (
                <span key={id} className={kind.given ? 'given' : 'lacking'}>
                  {kind.given ? '✓ ' : '○ '}
                  {say(kind.name)}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const LinksCard = ({ links }: Pick<Work, 'links'>) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  return (
    <Card title={t('caseWork.links')} note={t('caseWork.linksNote')}>
      <dl className="joint">
        {links.map(({ name, last, count }) => (
          <div key={name.zh}>
            <dt>{say(name)}</dt>
            <dd>
              {last === null ? (
                <span className="note">{t('caseFile.sideNone')}</span>
              ) : (
                <>
                  {say(last.name)}，{last.byName}
                  <span className="note block">
                    {t('caseFile.sideLast', { day: day(dayOf(last.at)), count })}
                  </span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
};

const CLOSES = new Set(['close', 'follow-up']);

/** What the acts of the file come to: only what there is, and the closing evidence once closing is near. */
export const WorkCards = ({ file }: { file: CaseFileDetail }) => {
  const { plan, congresses, referrals, visits, closing, links } = file.work;
  const nearClose = CLOSES.has(file.step?.id ?? 'close') && closing.kinds.length > 0;
  return (
    <>
      {nearClose && <ClosingCard closing={closing} />}
      {plan !== null && <PlanCard plan={plan} />}
      {congresses.length > 0 && <CongressCard congresses={congresses} />}
      {referrals.length > 0 && <ReferralsCard referrals={referrals} />}
      {visits.length > 0 && <VisitsCard visits={visits} />}
      <LinksCard links={links} />
    </>
  );
};
