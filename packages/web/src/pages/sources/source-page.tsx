import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type SourceDetail, sourceQuery } from '../../api/sources-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { DayBars } from '../../kit/plot/day-bars.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ProblemList } from './preview-texts.tsx';
import { EditSource } from './edit-source.tsx';
import { SourceActs, UploadCard } from './source-acts.tsx';
import { SourceHealth } from './source-health.tsx';

const SHOWN_DAYS = 35;

const addressOf = ({ settings }: SourceDetail): string => {
  if (settings === null) return '—';
  if ('url' in settings) return settings.url;
  if (settings.kind === 'mailbox')
    return `${settings.user}@${settings.host}:${settings.port} ${settings.folder}`;
  return settings.kind === 'folder' ? settings.path : '—';
};

const Facts = ({ source }: { source: SourceDetail }) => {
  const { t } = useTranslation();
  const { at, day, say } = useFormat();
  const last = source.lastSuccessAt ?? source.lastReceivedAt;
  const facts: readonly (readonly [string, string])[] = [
    [t('sources.feeds'), say(source.feedName)],
    [t('sources.detail.address'), source.settings === null ? t('sources.notAsked') : addressOf(source)],
    ...(source.everyMinutes === null || source.dueAt === null
      ? []
      : ([
          [t('sources.detail.every'), t('sources.detail.everyMinutes', { count: source.everyMinutes })],
          [t('sources.detail.due'), at(source.dueAt)],
        ] as const)),
    [t('sources.lastSuccess'), last === null ? t('sources.never') : at(last)],
    [t('sources.newest'), source.newestOn === null ? '—' : day(source.newestOn)],
    ...(source.createdBy === null ? [] : ([[t('sources.detail.by'), source.createdBy]] as const)),
  ];
  return (
    <Card title={t('sources.detail.facts')} note={<SourceHealth source={source} />}>
      <dl className="keys">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('sources.volume')}</p>
      <DayBars
        volumes={source.volumes}
        today={source.today}
        days={SHOWN_DAYS}
        usual={source.usualPerDay}
        label={t('sources.volume')}
      />
      <p className="note">{t('sources.usual', { count: Math.round(source.usualPerDay) })}</p>
      {source.error !== null && (
        <p className="held">
          {t('sources.detail.lastError')}：{say(source.error)}
        </p>
      )}
    </Card>
  );
};

const Runs = ({ source }: { source: SourceDetail }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  if (source.runs.length === 0) return <EmptyNote text={t('sources.detail.runsEmpty')} />;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('sources.detail.when')}</th>
          <th scope="col">{t('sources.detail.cause')}</th>
          <th scope="col" className="num">
            {t('sources.detail.inserted')}
          </th>
          <th scope="col" className="num">
            {t('sources.detail.known')}
          </th>
          <th scope="col" className="num">
            {t('sources.detail.refused')}
          </th>
          <th scope="col" className="num desk-only">
            {t('sources.detail.redacted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {source.runs.map((run) => (
          <tr key={`${run.startedAt} ${run.cause} ${run.endedAt}`}>
            <td>
              {at(run.startedAt)}
              {run.error !== null && <span className="note block">{say(run.error)}</span>}
              <ProblemList problems={run.problems.slice(0, 5)} />
            </td>
            <td>{t(`sources.detail.causes.${run.cause as 'schedule'}`)}</td>
            <td className="num">{writeCount(run.inserted)}</td>
            <td className="num">{writeCount(run.known)}</td>
            <td className="num">{writeCount(run.refused)}</td>
            <td className="num desk-only">{writeCount(run.redacted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Indicators = ({ source }: { source: SourceDetail }) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  if (source.indicators.length === 0) return <EmptyNote text={t('sources.detail.indicatorsEmpty')} />;
  return (
    <ul>
      {source.indicators.map(({ id, name, staleOn, isStale }) => (
        <li key={id}>
          {say(name)}{' '}
          <span className="note">
            {isStale || staleOn === null
              ? t('sources.detail.isStale')
              : t('sources.detail.staleOn', { day: day(staleOn) })}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** One source: how it fares, what it brought, what it feeds, and what may be done. */
export const SourcePage = () => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { id } = useParams({ from: '/desk/sources/$id' });
  const query = useQuery(sourceQuery(id));
  useTitle(query.data?.name ?? t('sources.title'));
  return (
    <div className="page">
      <p className="crumbs">
        <Link to="/sources">{t('sources.back')}</Link>
      </p>
      <Loaded query={query}>
        {(source) => (
          <>
            <div className="page-head">
              <h1>{source.name}</h1>
              {source.mayAct && source.settings !== null && <SourceActs source={source} />}
            </div>
            <div className="stack">
              <Facts source={source} />
              {source.mayAct && source.settings !== null && <UploadCard source={source} />}
              {source.mayAct && <EditSource source={source} />}
              {source.settings !== null && (
                <Card title={t('sources.detail.runs')}>
                  <Runs source={source} />
                </Card>
              )}
              {(source.settings !== null || source.items.length > 0) && (
                <Card title={t('sources.detail.items')}>
                  {source.items.length === 0 && <EmptyNote text={t('sources.detail.itemsEmpty')} />}
                  {source.items.map((item) => (
                    <article key={`${item.collectedAt} ${item.url ?? item.text}`} className="source-text">
                      <p>
                        <b>{item.title}</b> <span className="note">{day(item.occurredOn)}</span>
                      </p>
                      <p>{item.text}</p>
                    </article>
                  ))}
                </Card>
              )}
              <Card title={t('sources.detail.indicators')}>
                <Indicators source={source} />
              </Card>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
