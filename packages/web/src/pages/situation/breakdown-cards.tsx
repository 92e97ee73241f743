import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { openTotal } from '../../kit/open-total.ts';
import { ShareBar } from '../../kit/plot/share-bar.tsx';

/** Open warnings by industry and by what raised them, each number a link to its rows. */
export const BreakdownCards = ({ situation: { byIndustry, byIndicator } }: { situation: Situation }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const mostIn = Math.max(1, ...byIndustry.map(({ open }) => openTotal(open)));
  const mostOf = Math.max(1, ...byIndicator.map(({ count }) => count));
  return (
    <>
      <Card title={t('situation.industryTitle')} note={t('situation.openOnly')}>
        {byIndustry.length === 0 && <p className="note">{t('situation.industryNone')}</p>}
        <table className="table tight">
          <tbody>
            {byIndustry.map(({ industry, open }) => (
              <tr key={industry}>
                <th scope="row">{industry}</th>
                <td className="flow-bar">
                  <ShareBar value={openTotal(open)} most={mostIn} />
                </td>
                <td className="num">
                  <Link to="/warnings" search={{ industry }} aria-label={`${industry} ${openTotal(open)}`}>
                    {writeCount(openTotal(open))}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={t('situation.kindTitle')} note={t('situation.kindNote')}>
        {byIndicator.length === 0 && <p className="note">{t('situation.todayNone')}</p>}
        <table className="table tight">
          <tbody>
            {byIndicator.map(({ indicator, name, count }) => (
              <tr key={indicator}>
                <th scope="row">{say(name)}</th>
                <td className="flow-bar">
                  <ShareBar value={count} most={mostOf} />
                </td>
                <td className="num">
                  <Link to="/warnings" search={{ indicator }} aria-label={`${say(name)} ${count}`}>
                    {writeCount(count)}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
};
