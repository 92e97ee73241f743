import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BacktestDetail, backtestQuery, backtestsQuery } from '../../api/models-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { searchAfter } from '../../kit/search-link.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { saveFile } from '../audit/save-file.ts';
import { MonthsCard, WaysCard } from './month-cards.tsx';
import { GroupsCard, LeadsCard, MissedCard } from './outcome-cards.tsx';
import { RunProgress } from './run-progress.tsx';
import { SumCard } from './sum-card.tsx';
import { writeCsv } from './write-csv.ts';
import './backtests.css';

const Tools = ({ run, beside }: { run: BacktestDetail; beside: string | undefined }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rows = useQuery(backtestsQuery).data?.rows ?? [];
  const others = rows.filter(({ id, state }) => id !== run.id && state === 'done');
  return (
    <div className="backtest-tools">
      {others.length > 0 && (
        <label>
          {t('backtests.compareWith')}
          <select
            value={beside ?? ''}
            onChange={(event) => {
              const chosen = event.target.value;
              void navigate({
                to: '.',
                search: (old: Record<string, unknown>) => searchAfter(old, { with: chosen }),
              });
            }}
          >
            <option value="">{t('backtests.noCompare')}</option>
            {others.map(({ id, model, from, to, capacity, horizonMonths }) => (
              <option key={id} value={id}>
                {model} · {from.slice(0, 7)}–{to.slice(0, 7)} · {horizonMonths} · {capacity}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          saveFile(`backtest-${run.model.replace('@', '-')}-${run.from}.csv`, writeCsv(run), 'text/csv');
          announce(t('backtests.exported'));
        }}
      >
        {t('backtests.export')}
      </button>
    </div>
  );
};

const Result = ({ run, beside }: { run: BacktestDetail; beside: string | undefined }) => {
  const { t } = useTranslation();
  const other = useQuery({ ...backtestQuery(beside ?? ''), enabled: beside !== undefined }).data;
  const { result } = run;
  if (result === null) return null;
  return (
    <>
      {run.basis === 'simulated' && <p className="backtest-invented">{t('backtests.simulatedLead')}</p>}
      <Tools run={run} beside={beside} />
      {run.isRelearned && <p className="note lead">{t('backtests.relearned')}</p>}
      {run.skipped.length > 0 && (
        <p className="note lead">
          {t('backtests.skipped', { months: run.skipped.map((asOf) => asOf.slice(0, 7)).join(' ') })}
        </p>
      )}
      <div className="model-columns">
        <SumCard run={run} other={other} />
        <MonthsCard run={run} months={result.months} other={other} />
        <div className="stack">
          <WaysCard run={run} months={result.months} />
          <MissedCard run={run} result={result} />
        </div>
        <div className="stack">
          <LeadsCard run={run} result={result} />
        </div>
        <GroupsCard run={run} result={result} />
      </div>
    </>
  );
};

/** One backtest: how far it is, or what it found, beside another where one is chosen. */
export const BacktestPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/backtests/$id' });
  const { with: beside } = useSearch({ from: '/desk/backtests/$id' });
  const { at, say } = useFormat();
  const query = useQuery(backtestQuery(id));
  const mayStop = useQuery(backtestsQuery).data?.mayStart ?? false;
  useTitle(query.data === undefined ? t('backtests.title') : `${t('backtests.title')} ${query.data.model}`);
  return (
    <div className="page">
      <p className="crumbs">
        <Link to="/backtests">{t('backtests.back')}</Link>
      </p>
      <Loaded query={query}>
        {(run) => (
          <>
            <header className="profile-head">
              <h1>
                {t('backtests.title')} {run.model}
              </h1>
              <p className="note places">
                <span>{t(`backtests.state.${run.state}`)}</span>
                <span>{t('backtests.periodOf', { from: run.from.slice(0, 7), to: run.to.slice(0, 7) })}</span>
                <span>
                  {t('backtests.horizon')} {t('backtests.form.months', { count: run.horizonMonths })}
                </span>
                <span>
                  {t('backtests.capacity')} {run.capacity}
                </span>
                <span>{t('backtests.startedBy', { name: run.byName, at: at(run.startedAt) })}</span>
              </p>
            </header>
            {run.state === 'running' && (
              <>
                <RunProgress run={run} mayStop={mayStop} />
                <p className="note lead">{t('backtests.leave')}</p>
              </>
            )}
            {run.state === 'stopped' && <p>{t('backtests.stopped', { done: run.doneCount })}</p>}
            {run.failure !== null && <p className="refused">{say(run.failure)}</p>}
            <Result run={run} beside={beside} />
          </>
        )}
      </Loaded>
    </div>
  );
};
