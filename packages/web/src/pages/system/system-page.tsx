import { useQuery } from '@tanstack/react-query';
import { RECORD_NAMES } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SystemState, systemQuery } from '../../api/rights-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import '../account/account.css';
import { FlowCards } from './flow-cards.tsx';
import { RunningPoints } from './running-points.tsx';
import { writeBytes } from './write-bytes.ts';

const Machine = ({ state }: { state: SystemState }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { engine, version, bytes } = state.database;
  return (
    <Card title={t('rights.system.database')}>
      <dl className="values">
        <div>
          <dt>{t('rights.system.database')}</dt>
          <dd>
            {t(`rights.system.engine.${engine}`)} {version}
          </dd>
        </div>
        <div>
          <dt>{t('rights.system.size')}</dt>
          <dd>{writeBytes(bytes)}</dd>
        </div>
        <div>
          <dt>{t('rights.system.memory')}</dt>
          <dd>{writeBytes(state.memoryBytes)}</dd>
        </div>
        <div>
          <dt>{t('rights.system.version')}</dt>
          <dd>{state.version}</dd>
        </div>
        <div>
          <dt>{t('rights.system.started')}</dt>
          <dd>{at(state.startedAt)}</dd>
        </div>
      </dl>
      {engine === 'pglite' && <p className="held">{t('rights.system.pgliteNote')}</p>}
    </Card>
  );
};

const Migrations = ({ migrations }: Pick<SystemState, 'migrations'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  return (
    <Card title={t('rights.system.migrations')}>
      <table className="table tight">
        <caption className="unseen">{t('rights.system.migrations')}</caption>
        <tbody>
          {migrations.map(({ version, name, appliedAt }) => (
            <tr key={version}>
              <th scope="row">
                {String(version).padStart(4, '0')}-{name}
              </th>
              <td className="num">{at(appliedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};

/** The small tables say nothing about what fills the disk. */
const LARGEST = 12;

const TablesCard = ({ tables }: Pick<SystemState, 'tables'>) => {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  return (
    <Card title={t('rights.system.tables')}>
      <table className="table tight">
        <caption className="unseen">{t('rights.system.tables')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rights.system.tables')}</th>
            <th scope="col" className="num">
              {t('rights.system.rows')}
            </th>
            <th scope="col" className="num">
              {t('rights.system.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? tables : tables.slice(0, LARGEST)).map(({ name, rows, bytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{writeCount(rows)}</td>
              <td className="num">{writeBytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && tables.length > LARGEST && (
        <button type="button" className="linkish" onClick={() => setWhole(true)}>
          {t('common.showAll', { count: tables.length })}
        </button>
      )}
    </Card>
  );
};

const SourcesTable = ({ sources }: Pick<SystemState, 'sources'>) => {
  const { t } = useTranslation();
  const { at, day, say } = useFormat();
  const feedNames = new Map(Object.entries(RECORD_NAMES));
  const nameOf = (feed: string): string => {
    const name = feedNames.get(feed);
    return name === undefined ? t('rights.system.documents') : say(name);
  };
  const never = <span className="note">{t('rights.system.never')}</span>;
  return (
    <Card title={t('rights.system.sources')}>
      {sources.length === 0 ? (
        <p className="note">{t('rights.system.noSources')}</p>
      ) : (
        <table className="table tight">
          <caption className="unseen">{t('rights.system.sources')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rights.system.sources')}</th>
              <th scope="col">{t('rights.system.feed')}</th>
              <th scope="col" className="num">
                {t('rights.system.newest')}
              </th>
              <th scope="col" className="num">
                {t('rights.system.received')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ id, name, feed, newestOn, lastReceivedAt }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{nameOf(feed)}</td>
                <td className="num">{newestOn === null ? never : day(newestOn)}</td>
                <td className="num">{lastReceivedAt === null ? never : at(lastReceivedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
};

/** The machine, for who keeps it: no enterprise, no case file, no worker is shown here. */
export const SystemPage = () => {
  const { t } = useTranslation();
  const query = useQuery(systemQuery);
  useTitle(t('rights.system.title'));
  return (
    <div className="page">
      <h1>{t('rights.system.title')}</h1>
      <p className="note lead">{t('rights.system.lead')}</p>
      <FlowCards />
      <Loaded query={query}>
        {(state) => (
          <>
            <Card title={t('rights.running.title')}>
              <RunningPoints points={state.running} />
            </Card>
            <div className="account-cards">
              <div className="stack">
                <Machine state={state} />
                <SourcesTable sources={state.sources} />
              </div>
              <div className="stack">
                <Migrations migrations={state.migrations} />
                <TablesCard tables={state.tables} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
};
