import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Situation, jurisdictionQuery } from '../../api/queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { openTotal } from '../open-total.ts';
import { LevelMark } from '../level-mark.tsx';
import './tile-map.css';

export type MapBy = 'level' | 'load' | 'age';
type District = Situation['byDistrict'][number];

const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
/** Steps of the one-colour scale. */
const STEPS = 4;

/** The step of a value, 0 for nothing, up to `STEPS` for the most on the map. */
const stepOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * STEPS));

const valueOf = (district: District, by: MapBy): number =>
  by === 'level' ? openTotal(district.open) : by === 'load' ? district.caseLoad : (district.ageDays ?? 0);

/**
 * The city by district as tiles of one size, each where the district lies seen from its neighbours: a scheme and no map, its
 * places are the jurisdiction's data. Coloured by the worst open level and shaded by how many are open, or in one colour by open
 * case files or age; the number stands in each tile, and each leads to its rows. What is outside the officer's area is drawn as unknown.
 */
export const TileMap = ({ districts, by }: { districts: readonly District[]; by: MapBy }) => {
  const { t } = useTranslation();
  const { district: named, shortDistrict } = usePlaceNames();
  const placed = (useQuery(jurisdictionQuery).data?.districts ?? []).flatMap(({ code, tile }) =>
    tile === null ? [] : [{ code, column: tile[0], row: tile[1] }],
  );
  const byCode = new Map(districts.map((district) => [district.code, district]));
  const most = Math.max(0, ...districts.map((district) => valueOf(district, by)));
  const inside = (code: string, district: District) => {
    const value = valueOf(district, by);
    return (
      <>
        <span>{shortDistrict(code)}</span>
        <b>{by === 'age' && district.ageDays === null ? '—' : value}</b>
        {by === 'level' && district.worst !== null && <LevelMark level={district.worst} />}
      </>
    );
  };
  const tile = ({ code, column, row }: (typeof placed)[number]) => {
    const district = byCode.get(code);
    const at = `tile-c${column} tile-r${row}`;
    const name = named(code) ?? code;
    if (district === undefined)
      return (
        <li key={code} className={`tile tile-outside ${at}`}>
          <span>{shortDistrict(code)}</span>
          <span className="unseen">{t('map.outside')}</span>
        </li>
      );
    const value = valueOf(district, by);
    const step = stepOf(value, most);
    // Where every district has a red warning, only the shade tells them apart.
    const colour =
      by === 'level' ? `tile-${district.worst ?? 'none'} tile-shade-${step}` : `tile-step-${step}`;
    const label = t(`map.label.${by}`, {
      name,
      count: value,
      level: district.worst === null ? t('map.calm') : t(`levelLong.${district.worst}`),
    });
    return (
      <li key={code} className={`tile ${colour} ${at}`}>
        {by === 'load' ? (
          <Link to="/case-files" search={{ district: code }} aria-label={label}>
            {inside(code, district)}
          </Link>
        ) : (
          <Link
            to="/warnings"
            search={by === 'age' ? { district: code, sort: 'raisedAt', order: 'asc' } : { district: code }}
            aria-label={label}
          >
            {inside(code, district)}
          </Link>
        )}
      </li>
    );
  };
  return (
    <figure className="tile-map" aria-label={t(`map.by.${by}`)}>
      <ul className="tiles">{placed.map(tile)}</ul>
      <figcaption className="note">
        {by === 'level' ? (
          <span className="map-legend">
            {LEVELS.map((level) => (
              <LevelMark key={level} level={level} />
            ))}
            {t('map.most', { count: most })}
          </span>
        ) : (
          <span className="map-legend">
            {[1, 2, 3, 4].map((step) => (
              <i key={step} className={`tile-step-${step}`} aria-hidden="true" />
            ))}
            {t('map.most', { count: most })}
          </span>
        )}
        {t('map.scheme')}
      </figcaption>
    </figure>
  );
};
