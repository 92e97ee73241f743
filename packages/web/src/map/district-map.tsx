import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
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
type Shown = {
  readonly code: string;
  /** Undefined where the district is not the officer's to see: that is no knowledge, not calm. */
  readonly district: District | undefined;
};

const useDistrictSentence = (): ((shown: Shown) => string) => {
  const { t } = useTranslation();
  const places = usePlaceNames();
  return ({ code, district }) => {
    const name = places.district(code) ?? code;
    if (district === undefined) return t('situation.mapDistrictOutside', { name });
    if (district.worst === null) return t('situation.mapDistrictNone', { name });
    return t('situation.mapDistrict', {
      name,
      count: openTotal(district.open),
      level: t(`levelLong.${district.worst}`),
    });
  };
};

/** A district's shape: the way to its warnings, or a mere outline where it is outside the officer's area. */
const DistrictShape = ({
  code,
  district,
  className = '',
  reachable = true,
  children,
}: Shown & { className?: string; reachable?: boolean; children: ReactNode }) => {
  const sentence = useDistrictSentence()({ code, district });
  const inside = (
    <>
      <title>{sentence}</title>
      {children}
    </>
  );
  if (district === undefined) return <g className={`district district-outside ${className}`}>{inside}</g>;
  return (
    <Link
      to="/warnings"
      search={{ district: code }}
      className={`district district-${district.worst ?? 'none'} ${className}`}
      aria-label={sentence}
      {...(reachable ? {} : { tabIndex: -1, 'aria-hidden': true as const })}
    >
      {inside}
    </Link>
  );
};

/** The city by district, coloured by the worst open level; each district leads to its warnings. The table beside it says the same. */
export const DistrictMap = ({ districts }: { districts: readonly District[] }) => {
  const { t } = useTranslation();
  const { shortDistrict } = usePlaceNames();
  const byCode = new Map(districts.map((district) => [district.code, district]));
  const countOf = (code: string): number => {
    const district = byCode.get(code);
    return district === undefined ? 0 : openTotal(district.open);
  };
  const label = ({ code, label: [x, y] }: Outline) => (
    <text key={code} x={x} y={y} className={byCode.has(code) ? '' : 'outside-name'}>
      <tspan x={x}>{shortDistrict(code)}</tspan>
      {countOf(code) > 0 && (
        <tspan x={x} dy="12" className="district-count">
          {countOf(code)}
        </tspan>
      )}
    </text>
  );
  const shape = ({ code, path }: Outline, reachable: boolean) => (
    <DistrictShape key={code} code={code} district={byCode.get(code)} reachable={reachable}>
      <path d={path} />
    </DistrictShape>
  );
  const { code: areaCode, x: areaX, y: areaY } = AREA_MARK;

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
        <DistrictShape code={areaCode} district={byCode.get(areaCode)} className="area-mark">
          <circle cx={areaX} cy={areaY} r="9" />
          {byCode.has(areaCode) && (
            <text x={areaX} y={areaY + 4} className="district-count" aria-hidden="true">
              {countOf(areaCode)}
            </text>
          )}
          <text x={areaX + 12} y={areaY + 4} className="area-name" aria-hidden="true">
            {shortDistrict(areaCode)}
          </text>
        </DistrictShape>
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
