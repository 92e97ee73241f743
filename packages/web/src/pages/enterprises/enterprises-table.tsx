import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EnterpriseRow } from '../../api/queries.ts';
import { writeCount, writePoints } from '../../format/number.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Marked } from './marked.tsx';
import { SortHeader, type Sorting } from '../../kit/sort-header.tsx';

type Listed = {
  readonly rows: readonly EnterpriseRow[];
  readonly sorting: Sorting;
  /** What was searched for; marked where it stands. */
  readonly typed: string | undefined;
};

export const EnterprisesTable = ({ rows, sorting, typed }: Listed) => {
  const { t } = useTranslation();
  const { district, named } = usePlaceNames();
  return (
    <table className="table">
      <caption className="unseen">{t('enterprises.caption')}</caption>
      <thead>
        <tr>
          <SortHeader column="name" label={t('enterprises.name')} sorting={sorting} first="asc" />
          <th scope="col">{t('enterprises.level')}</th>
          <SortHeader column="points" label={t('enterprises.points')} sorting={sorting} numeric />
          <th scope="col" className="desk-only">
            {t('enterprises.district')}
          </th>
          <th scope="col" className="desk-only">
            {t('enterprises.industry')}
          </th>
          <SortHeader
            column="staffCount"
            label={t('enterprises.staff')}
            sorting={sorting}
            numeric
            className="desk-only"
          />
          <th scope="col" className="desk-only">
            {t('enterprises.union')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="wide">
              <Link to="/enterprises/$id" params={{ id: row.id }} className="strong" data-row-link>
                <Marked text={row.name} typed={typed} />
              </Link>{' '}
              {row.watched && <span className="tag">{t('enterprises.watched')}</span>}
              {row.state !== null && row.state !== 'active' && (
                <span className="tag">{t(`register.states.${row.state}`)}</span>
              )}
              <span className="note block">
                <Marked text={row.creditCode} typed={typed} />
                {row.alias !== null && (
                  <>
                    {' · '}
                    <Marked text={t('register.alias', { name: row.alias })} typed={typed} />
                  </>
                )}
              </span>
            </td>
            <td>
              <LevelMark level={row.level} />
            </td>
            <td className="num">
              {row.points === null ? (
                <span className="note">{t('enterprises.neverAssessed')}</span>
              ) : (
                writePoints(row.points)
              )}
            </td>
            <td className="desk-only nowrap">
              {district(row.district) ?? <span className="note">{t('common.unknown')}</span>}
            </td>
            <td className="desk-only">
              {row.industry ?? <span className="note">{t('common.unknown')}</span>}
            </td>
            <td className="num desk-only">
              {row.staffCount === null ? (
                <span className="note">{t('common.unknown')}</span>
              ) : (
                writeCount(row.staffCount)
              )}
            </td>
            <td className="desk-only">
              {row.unionUnit === null ? (
                <span className="note">{t('common.notRecorded')}</span>
              ) : (
                named(row.unionUnit.name)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
