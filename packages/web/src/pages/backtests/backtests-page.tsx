import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BacktestRow, backtestsQuery } from '../../api/models-queries.ts';
import { writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { RandomCheckCard } from './random-check-card.tsx';
import { RunProgress } from './run-progress.tsx';
import { StartForm } from './start-form.tsx';
import './backtests.css';

const Row = ({ row, mayStop }: { row: BacktestRow; mayStop: boolean }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  const { sum } = row;
  return (
    <tr>
      <td>
        <Link to="/backtests/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.model}
        </Link>
        <span className="note block">
          {t('backtests.periodOf', { from: row.from.slice(0, 7), to: row.to.slice(0, 7) })} ·{' '}
          {t('backtests.form.months', { count: row.horizonMonths })} · {t('backtests.capacity')}{' '}
          {row.capacity}
        </span>
        {row.basis === 'simulated' && <span className="note block">{t('backtests.simulated')}</span>}
      </td>
      <td>
        {t(`backtests.state.${row.state}`)}
        {row.state === 'running' && <RunProgress run={row} mayStop={mayStop} />}
        {row.failure !== null && <span className="note block">{say(row.failure)}</span>}
      </td>
      <td className="num">{sum === null ? t('backtests.none') : writeShare(sum.precisionRatio)}</td>
      <td className="num">{sum === null ? t('backtests.none') : writeShare(sum.caughtRatio)}</td>
      <td className="num desk-only">
        {sum === null || sum.medianLeadDays === null
          ? t('backtests.none')
          : t('unit.days', { count: sum.medianLeadDays })}
      </td>
      <td className="desk-only note">
        {t('backtests.startedBy', { name: row.byName, at: at(row.startedAt) })}
      </td>
    </tr>
  );
};

/** Walks of a model over the past: start one, watch it, read what it found. */
export const BacktestsPage = () => {
  const { t } = useTranslation();
  const query = useQuery(backtestsQuery);
  return (
    <ListPage title={t('backtests.title')} lead={t('backtests.lead')} query={query}>
      {(list) => (
        <>
          <StartForm list={list} />
          {list.rows.some(({ state }) => state === 'running') && (
            <p className="note lead">{t('backtests.leave')}</p>
          )}
          <RandomCheckCard />
          {list.rows.length === 0 ? (
            <EmptyNote text={t('backtests.empty')} />
          ) : (
            <table className="table backtest-list">
              <caption className="unseen">{t('backtests.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('backtests.model')}</th>
                  <th scope="col">{t('backtests.stateLabel')}</th>
                  <th scope="col" className="num">
                    {t('backtests.precision')}
                  </th>
                  <th scope="col" className="num">
                    {t('backtests.caught')}
                  </th>
                  <th scope="col" className="num desk-only">
                    {t('backtests.lead0')}
                  </th>
                  <th scope="col" className="desk-only">
                    {t('backtests.startedLabel')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((row) => (
                  <Row key={row.id} row={row} mayStop={list.mayStart} />
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </ListPage>
  );
};
