import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../api/queries.ts';
import { LevelMark } from '../kit/level-mark.tsx';
import { usePlaceNames } from '../format/use-place-names.ts';
import { openTotal } from '../pages/situation/open-total.ts';
import { RAISED_LEVELS } from '../pages/warnings/queue-search.ts';
import {
  AREA_MARK,
  CORE_OUTLINES,
  INSET,
  isCore,
  MAP_HEIGHT,
  MAP_WIDTH,
  OUTLINES,
  type Outline,
} from './outlines.ts';
import './district-map.css';

type District = Situation['byDistrict'][number];

/** The city by district, coloured by the worst open level; each district leads to its warnings. The table beside it says the same. */
export const DistrictMap = ({ districts }: { districts: readonly District[] }) => {
  const { t } = useTranslation();
  const { shortDistrict, district: fullName } = usePlaceNames();
  const byCode = new Map(districts.map((district) => [district.code, district]));
  const nameOf = (code: string): string => fullName(code) ?? code;
  const say = (code: string): string => {
    const district = byCode.get(code);
    return district === undefined || district.worst === null
      ? t('situation.mapDistrictNone', { name: nameOf(code) })
      : t('situation.mapDistrict', {
          name: nameOf(code),
          count: openTotal(district.open),
          level: t(`levelLong.${district.worst}`),
        });
  };
  const countOf = (code: string): number => {
    const district = byCode.get(code);
    return district === undefined ? 0 : openTotal(district.open);
  };
  const shade = (code: string): string => `district district-${byCode.get(code)?.worst ?? 'none'}`;

  const label = ({ code, label: [x, y] }: Outline) => (
    <text key={code} x={x} y={y}>
      <tspan x={x}>{shortDistrict(code)}</tspan>
      {countOf(code) > 0 && (
        <tspan x={x} dy="12" className="district-count">
          {countOf(code)}
        </tspan>
      )}
    </text>
  );
  const shape = (outline: Outline, reachable: boolean) => (
    <Link
      key={outline.code}
      to="/warnings"
      search={{ district: outline.code }}
      className={shade(outline.code)}
      aria-label={say(outline.code)}
      {...(reachable ? {} : { tabIndex: -1, 'aria-hidden': true as const })}
    >
      <title>{say(outline.code)}</title>
      <path d={outline.path} />
    </Link>
  );

  return (
    <figure className="district-map" aria-label={t('situation.mapLabel')}>
      <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}>
        {OUTLINES.map((outline) => shape(outline, !isCore(outline.code)))}
        <rect
          className="inset"
          x={INSET[0]}
          y={INSET[1]}
          width={INSET[2] - INSET[0]}
          height={INSET[3] - INSET[1]}
        />
        {CORE_OUTLINES.map((outline) => shape(outline, true))}
        {/* Names lie above every outline, or the next district would cover them. */}
        <g className="district-names" aria-hidden="true">
          {[...OUTLINES.filter(({ code }) => !isCore(code)), ...CORE_OUTLINES].map(label)}
        </g>
        <Link
          to="/warnings"
          search={{ district: AREA_MARK.code }}
          className={`${shade(AREA_MARK.code)} area-mark`}
          aria-label={say(AREA_MARK.code)}
        >
          <title>{say(AREA_MARK.code)}</title>
          <circle cx={AREA_MARK.x} cy={AREA_MARK.y} r="9" />
          <text x={AREA_MARK.x} y={AREA_MARK.y + 4} className="district-count" aria-hidden="true">
            {countOf(AREA_MARK.code)}
          </text>
          <text x={AREA_MARK.x + 12} y={AREA_MARK.y + 4} className="area-name" aria-hidden="true">
            {shortDistrict(AREA_MARK.code)}
          </text>
        </Link>
      </svg>
      <figcaption>
        <span className="map-legend">
          {RAISED_LEVELS.map((level) => (
            <LevelMark key={level} level={level} />
          ))}
        </span>
        <span className="note">{t('situation.mapNotice')}</span>
      </figcaption>
    </figure>
  );
};
