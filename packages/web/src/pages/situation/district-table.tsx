import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { openTotal } from '../../kit/open-total.ts';

const ELSEWHERE = 'elsewhere';

/** What the map says, as a table: open warnings, case files and age by district. */
export const DistrictTable = ({
  districts,
  elsewhere,
}: {
  districts: Situation['byDistrict'];
  elsewhere: Situation['elsewhere'];
}) => {
  const { t } = useTranslation();
  const { shortDistrict } = usePlaceNames();
  const ordered = districts.toSorted((a, b) => openTotal(b.open) - openTotal(a.open));
  return (
    <table className="table tight district-table">
      <thead>
        <tr>
          <th scope="col">{t('situation.district')}</th>
          <th scope="col">{t('situation.worst')}</th>
          <th scope="col" className="num">
            {t('situation.openCount')}
          </th>
          <th scope="col" className="num">
            {t('situation.loadCount')}
          </th>
          <th scope="col" className="num">
            {t('situation.age')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ code, open, worst, caseLoad, ageDays }) => (
          <tr key={code}>
            <th scope="row">{shortDistrict(code)}</th>
            <td>{worst === null ? <span className="note">—</span> : <LevelMark level={worst} />}</td>
            <td className="num">
              {openTotal(open) === 0 ? (
                <span className="note">0</span>
              ) : (
                <Link
                  to="/warnings"
                  search={{ district: code }}
                  aria-label={`${shortDistrict(code)} ${t('situation.openCount')} ${openTotal(open)}`}
                >
                  {openTotal(open)}
                </Link>
              )}
            </td>
            <td className="num">
              {caseLoad === 0 ? (
                <span className="note">0</span>
              ) : (
                <Link
                  to="/case-files"
                  search={{ district: code }}
                  aria-label={`${shortDistrict(code)} ${t('situation.loadCount')} ${caseLoad}`}
                >
                  {caseLoad}
                </Link>
              )}
            </td>
            <td className="num">{ageDays ?? <span className="note">—</span>}</td>
          </tr>
        ))}
        {openTotal(elsewhere) > 0 && (
          <tr>
            <th scope="row">{t('common.elsewhere')}</th>
            <td>
              <span className="note">—</span>
            </td>
            <td className="num">
              <Link to="/warnings" search={{ district: ELSEWHERE }}>
                {openTotal(elsewhere)}
              </Link>
            </td>
            <td className="note">—</td>
            <td className="note">—</td>
          </tr>
        )}
      </tbody>
    </table>
  );
};
