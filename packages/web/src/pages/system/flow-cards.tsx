import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type FlowState, flowQuery } from '../../api/rights-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { FailureNote } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

const Waiting = ({ waiting, oldestAt }: Pick<FlowState, 'waiting' | 'oldestAt'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  return (
    <dl className="values">
      <div>
        <dt>{t('rights.system.waiting')}</dt>
        <dd>{writeCount(waiting)}</dd>
      </div>
      {oldestAt !== null && (
        <div>
          <dt>{t('rights.system.oldest')}</dt>
          <dd>{at(oldestAt)}</dd>
        </div>
      )}
    </dl>
  );
};

/** What each parked message failed for, and the two things that can be done with it. */
const Parked = ({ parked, parkedCount }: Pick<FlowState, 'parked' | 'parkedCount'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const settle = useMutation({
    mutationFn: ({ id, act }: { id: number; act: 'replay' | 'discard' }) =>
      client.settleParked({ params: { id }, body: { act } }),
    onSuccess: (state, { act }) => {
      queries.setQueryData(flowQuery.queryKey, state);
      announce(t(act === 'replay' ? 'rights.system.replayed' : 'rights.system.discarded'));
    },
    onError: () => void queries.invalidateQueries({ queryKey: flowQuery.queryKey }),
  });
  if (parked.length === 0) return <p className="note">{t('rights.system.noParked')}</p>;
  return (
    <>
      <p className="note">{t('rights.system.parkedLead')}</p>
      {settle.error !== null && <FailureNote error={settle.error} />}
      <table className="table tight">
        <caption className="unseen">{t('rights.system.parkedTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rights.system.message')}</th>
            <th scope="col">{t('rights.system.reason')}</th>
            <th scope="col" className="num">
              {t('rights.system.attempts')}
            </th>
            <th scope="col" className="num">
              {t('rights.system.parkedAt')}
            </th>
            <th scope="col">
              <span className="unseen">{t('rights.system.replay')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parked.map(({ id, messageId, kind, reason, attempts, parkedAt }) => (
            <tr key={id}>
              <th scope="row">
                {messageId} <span className="note">{kind}</span>
              </th>
              <td>{reason}</td>
              <td className="num">{attempts}</td>
              <td className="num">{at(parkedAt)}</td>
              <td>
                {(['replay', 'discard'] as const).map((act) => (
                  <button
                    key={act}
                    type="button"
                    className="button"
                    disabled={settle.isPending}
                    aria-label={`${t(`rights.system.${act}`)} ${messageId}`}
                    onClick={() => settle.mutate({ id, act })}
                  >
                    {t(`rights.system.${act}`)}
                  </button>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {parkedCount > parked.length && (
        <p className="note">{t('rights.system.parkedMore', { count: parkedCount, shown: parked.length })}</p>
      )}
    </>
  );
};

const JOBS = ['clocks', 'round', 'retention', 'names'] as const;

const Jobs = ({ jobs }: Pick<FlowState, 'jobs'>) => {
  const { t } = useTranslation();
  const { at, day } = useFormat();
  if (jobs.length === 0) return <p className="note">{t('rights.system.noJobs')}</p>;
  return (
    <table className="table tight">
      <caption className="unseen">{t('rights.system.jobs')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rights.system.job')}</th>
          <th scope="col" className="num">
            {t('rights.system.night')}
          </th>
          <th scope="col" className="num desk-only">
            {t('rights.system.startedAt')}
          </th>
          <th scope="col" className="num">
            {t('rights.system.took')}
          </th>
        </tr>
      </thead>
      <tbody>
        {jobs.map(({ job, runKey, state, startedAt, finishedAt, reason }) => {
          const known = JOBS.find((id) => id === job);
          return (
            <tr key={`${job} ${runKey}`}>
              <th scope="row">
                {known === undefined ? job : t(`rights.system.jobNames.${known}`)}{' '}
                {state !== 'done' && <span className="held">{t(`rights.system.jobState.${state}`)}</span>}
                {reason !== null && <span className="note">{reason}</span>}
              </th>
              <td className="num">{day(runKey)}</td>
              <td className="num desk-only">{at(startedAt)}</td>
              <td className="num">{finishedAt === null ? '—' : at(finishedAt)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** Texts on their way, what lies aside with its reason, and what the night did. */
export const FlowCards = () => {
  const { t } = useTranslation();
  const query = useQuery(flowQuery);
  return (
    <Loaded query={query}>
      {(state) => (
        <>
          <Card title={t('rights.system.flow')}>
            <Waiting {...state} />
          </Card>
          <Card title={t('rights.system.parkedTitle')}>
            <Parked {...state} />
          </Card>
          <Card title={t('rights.system.jobs')}>
            <Jobs {...state} />
          </Card>
        </>
      )}
    </Loaded>
  );
};
