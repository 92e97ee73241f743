import { type ExtendedFeature, geoMercator, geoPath } from 'd3-geo';
import beijing from './beijing.geo.json';

type District = ExtendedFeature & { properties: { adcode: string; name: string } };
const city = beijing as unknown as { features: District[] };

export type Outline = {
  readonly code: string;
  readonly path: string;
  readonly label: readonly [x: number, y: number];
};
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The development area has no outline of its own in the geometry: a mark where its management committee sits. */
const DEVELOPMENT_AREA = { code: '110190', at: [116.506, 39.795] } as const;
/** Too small to be read or hit at the city's scale: drawn once more, enlarged. */
const CORE = new Set(['110101', '110102']);
/** Where an outline's middle is a bad place for its name, in the map's units. */
const NUDGED: Readonly<Record<string, readonly [number, number]>> = {
  '110106': [-14, -2],
  '110105': [6, -2],
  '110108': [-2, -8],
  '110112': [16, 22],
  '110115': [0, 12],
  '110116': [-4, 34],
  '110107': [-3, 2],
  '110101': [0, 14],
  '110102': [0, -14],
};

export const MAP_WIDTH = 380;
export const MAP_HEIGHT = 392;
const WHOLE: Box = [4, 4, MAP_WIDTH - 4, MAP_HEIGHT - 4];
export const INSET: Box = [MAP_WIDTH - 96, MAP_HEIGHT - 112, MAP_WIDTH - 4, MAP_HEIGHT - 4];

const outlinesIn = (features: readonly District[], [left, top, right, bottom]: Box) => {
  const projection = geoMercator().fitExtent(
    [
      [left, top],
      [right, bottom],
    ],
    { type: 'FeatureCollection', features: [...features] },
  );
  const draw = geoPath(projection).digits(1);
  const outlines = features.map((feature): Outline => {
    const { adcode } = feature.properties;
    const [x, y] = draw.centroid(feature);
    const [dx, dy] = NUDGED[adcode] ?? [0, 0];
    return { code: adcode, path: draw(feature) ?? '', label: [x + dx, y + dy] };
  });
  return { outlines, projection };
};

const whole = outlinesIn(city.features, WHOLE);
const [areaX = 0, areaY = 0] = whole.projection([...DEVELOPMENT_AREA.at]) ?? [];

export const OUTLINES: readonly Outline[] = whole.outlines;
export const CORE_OUTLINES: readonly Outline[] = outlinesIn(
  city.features.filter((feature) => CORE.has(feature.properties.adcode)),
  [INSET[0] + 6, INSET[1] + 6, INSET[2] - 6, INSET[3] - 6],
).outlines;
export const isCore = (code: string): boolean => CORE.has(code);
export const AREA_MARK = { code: DEVELOPMENT_AREA.code, x: areaX, y: areaY } as const;
