import { SUPPRESSION_REASONS } from '@weisu/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { oneOf } from '../../shell/page-search.ts';

/** What was high enough and not raised, counted by reason. */
export const SuppressedCard = ({ suppressed }: { suppressed: Situation['suppressed'] }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('situation.suppressedTitle')} note={t('situation.suppressedNote')}>
      {suppressed.length === 0 ? (
        <p className="note">{t('situation.suppressedNone')}</p>
      ) : (
        <table className="table tight">
          <thead>
            <tr>
              <th scope="col">{t('situation.reason')}</th>
              <th scope="col" className="num">
                {t('situation.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {suppressed.map(({ reason, count }) => {
              const known = oneOf(reason, SUPPRESSION_REASONS);
              return (
                <tr key={reason}>
                  <th scope="row">{known === undefined ? reason : t(`suppression.${known}`)}</th>
                  <td className="num">
                    <Link to="/suppressed" search={known === undefined ? {} : { reason: known }}>
                      {writeCount(count)}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Card>
  );
};
