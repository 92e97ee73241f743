import { PAST_GROUPINGS, type PastGrouping } from '@weisu/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BacktestDetail, BacktestResult } from '../../api/models-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ShareBar } from '../../kit/plot/share-bar.tsx';
import { useBasisNote } from './basis-note.ts';

type Parts = { readonly run: BacktestDetail; readonly result: BacktestResult };

/** How early those that came true had first been listed. */
export const LeadsCard = ({ run, result: { leads } }: Parts) => {
  const { t } = useTranslation();
  const basis = useBasisNote(run.basis);
  const most = Math.max(...leads.byMonth);
  const days = (count: number | null): string =>
    count === null ? t('backtests.none') : t('unit.days', { count });
  return (
    <Card title={t('backtests.leads.title')} note={`${t('backtests.leads.note')} · ${basis}`}>
      {leads.count === 0 ? (
        <p className="note">{t('backtests.leads.none')}</p>
      ) : (
        <>
          <p>
            {t('backtests.leads.quartiles', {
              low: days(leads.lowerDays),
              median: days(leads.medianDays),
              high: days(leads.upperDays),
            })}
          </p>
          <dl className="model-figures">
            {leads.atLeast.map(({ months, count }) => (
              <div key={months} className="lead-share">
                <dt>{t('backtests.leads.atLeast', { count: months })}</dt>
                <dd>
                  {t('backtests.leads.share', {
                    share: writeShare(count / leads.count),
                    part: writeCount(count),
                    total: writeCount(leads.count),
                  })}
                </dd>
              </div>
            ))}
          </dl>
          <table className="model-bars">
            <caption className="note">{t('backtests.leads.plot')}</caption>
            <tbody>
              {leads.byMonth.map((count, month) => (
                <tr key={`${month + 1}`}>
                  <th scope="row">{t('backtests.leads.axis', { count: month })}</th>
                  <td>
                    <ShareBar value={count} most={most} />
                  </td>
                  <td className="num">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
};

/** Which enterprises no list named in time. */
export const MissedCard = ({ run, result: { missed, missedCount } }: Parts) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const basis = useBasisNote(run.basis);
  return (
    <Card
      title={t('backtests.missed.title')}
      note={`${t('backtests.missed.note', { total: missedCount })} · ${basis}`}
    >
      {missed.length === 0 ? (
        <p className="note">{t(missedCount === 0 ? 'backtests.missed.none' : 'backtests.missed.outside')}</p>
      ) : (
        <div className="backtest-missed">
          <table className="table tight">
            <thead>
              <tr>
                <th scope="col">{t('backtests.missed.enterprise')}</th>
                <th scope="col">{t('backtests.missed.from')}</th>
                <th scope="col" className="num">
                  {t('backtests.missed.place')}
                </th>
              </tr>
            </thead>
            <tbody>
              {missed.map(({ enterprise, arrearsFrom, bestPlace }) => (
                <tr key={enterprise.id}>
                  <td>
                    <Link to="/enterprises/$id" params={{ id: enterprise.id }}>
                      {enterprise.name}
                    </Link>
                  </td>
                  <td>{day(arrearsFrom)}</td>
                  <td className="num">
                    {bestPlace === null ? (
                      <span className="note">{t('backtests.missed.unseen')}</span>
                    ) : (
                      writeCount(bestPlace)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
};

/** The record by district, industry and size: whom it serves less well. */
export const GroupsCard = ({ run, result: { groups } }: Parts) => {
  const { t } = useTranslation();
  const { district } = usePlaceNames();
  const basis = useBasisNote(run.basis);
  const nameOf = (by: PastGrouping, name: string): string => {
    if (name === '' || name === 'unknown') return t('backtests.groups.unknown');
    return by === 'district' ? (district(name) ?? name) : name;
  };
  return (
    <Card title={t('backtests.groups.title')} note={basis} className="model-wide">
      {PAST_GROUPINGS.map((by) => (
        <details key={by} className="model-indicators" open={by === 'size'}>
          <summary>{t(`backtests.groups.${by}`)}</summary>
          <table className="table tight">
            <thead>
              <tr>
                <th scope="col">{t(`backtests.groups.${by}`)}</th>
                {(['listed', 'positive', 'caught', 'recall'] as const).map((name) => (
                  <th key={name} scope="col" className="num">
                    {t(`backtests.groups.${name}`)}
                  </th>
                ))}
                <th scope="col" className="desk-only">
                  <span className="unseen">{t('backtests.groups.recall')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {groups
                .filter((group) => group.by === by)
                .map(({ name, listedCount, caughtCount, positiveCount }) => (
                  <tr key={name}>
                    <th scope="row">{nameOf(by, name)}</th>
                    <td className="num">{writeCount(listedCount)}</td>
                    <td className="num">{writeCount(positiveCount)}</td>
                    <td className="num">{writeCount(caughtCount)}</td>
                    <td className="num">
                      {positiveCount === 0 ? t('backtests.none') : writeShare(caughtCount / positiveCount)}
                    </td>
                    <td className="desk-only">
                      {positiveCount > 0 && <ShareBar value={caughtCount / positiveCount} />}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      ))}
    </Card>
  );
};
