import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { ShareBar } from '../../kit/plot/share-bar.tsx';

/** From the first signal to the end: of what was raised in the period, how much came how far, and in how many days. */
export const FlowCard = ({ situation: { flow, since, times } }: { situation: Situation }) => {
  const { t } = useTranslation();
  const days = (value: number | null) =>
    value === null ? <span className="note">—</span> : t('unit.days', { count: value });
  return (
    <Card title={t('situation.flowTitle')} note={t('situation.flowNote')}>
      <table className="table tight flow">
        <thead>
          <tr>
            <th scope="col">{t('situation.flowStep')}</th>
            <th scope="col" className="num">
              {t('situation.count')}
            </th>
            <th scope="col" aria-hidden="true" />
            <th scope="col" className="num">
              {t('situation.flowDays')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('situation.flow.raised')}</th>
            <td className="num">
              <Link
                to="/warnings"
                search={{ state: 'all', since }}
                aria-label={`${t('situation.flow.raised')} ${flow.raised}`}
              >
                {writeCount(flow.raised)}
              </Link>
            </td>
            <td className="flow-bar">
              <ShareBar value={flow.raised} most={flow.raised} />
            </td>
            <td className="num">
              {days(times.signalToRaisedDays)}
              <span className="note block">{t('situation.fromSignal')}</span>
            </td>
          </tr>
          {flow.steps.map(({ step, count, daysFromRaised }) => (
            <tr key={step}>
              <th scope="row">{t(`situation.flow.${step}`)}</th>
              <td className="num">
                <Link
                  to="/warnings"
                  search={{ state: 'all', since, reached: step }}
                  aria-label={`${t(`situation.flow.${step}`)} ${count}`}
                >
                  {writeCount(count)}
                </Link>
                {flow.raised > 0 && <span className="note block">{writeShare(count / flow.raised)}</span>}
              </td>
              <td className="flow-bar">
                <ShareBar value={count} most={flow.raised} />
              </td>
              <td className="num">{days(daysFromRaised)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
