import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Today } from '../../api/desk-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { FACETS } from '../dispatches/dispatches-search.ts';

/** What waits among the dispatches, each number a link; rulings due stand by name. */
export const DispatchesCard = ({ today: { dispatches, toRule, toNotify } }: { today: Today }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { named } = usePlaceNames();
  return (
    <Card title={t('dispatch.today')} note={t('dispatch.todayNote')} className="dispatches">
      <ul className="plain facet-counts">
        {FACETS.map((facet) => (
          <li key={facet}>
            <Link to="/dispatches" search={{ facet }}>
              <b>{writeCount(dispatches[facet])}</b> {t(`dispatch.facet.${facet}`)}
            </Link>
          </li>
        ))}
      </ul>
      {toRule.length > 0 && (
        <>
          <h3>{t('dispatch.rulings')}</h3>
          <ul className="plain related">
            {toRule.map((row) => (
              <li key={row.id}>
                <Link to="/case-files/$id" params={{ id: row.caseFileId }} className="strong" data-row-link>
                  {row.enterprise.name}
                </Link>
                <span className="note block">
                  {t('dispatch.returned', { count: row.returnCount })} ·{' '}
                  {t('dispatch.responsible', { unit: named(row.responsible.name) })}
                  {row.rulingDueOn !== null && ` · ${t('dispatch.rulingDue', { day: day(row.rulingDueOn) })}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {toNotify.count > 0 && (
        <>
          <h3>
            <Link to="/warnings" search={{ toNotify: 'yes' }}>
              {t('dispatch.toNotify', { count: toNotify.count })}
            </Link>
          </h3>
          <ul className="plain related">
            {toNotify.rows.map((row) => (
              <li key={row.id}>
                <LevelMark level={row.level} />{' '}
                <Link to="/warnings/$id" params={{ id: row.id }} className="strong" data-row-link>
                  {row.enterprise.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};
