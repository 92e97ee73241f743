import type { Reply, Routes } from '@weisu/contract';
import type { Jurisdiction } from '@weisu/core';

/** Units, districts, levels and the wording of the mechanism, as pages show them. */
export const presentJurisdiction = (place: Jurisdiction): Reply<Routes['jurisdiction']> => ({
  id: place.jurisdiction.id,
  name: place.jurisdiction.name,
  units: place.units.map(({ id, name, kind, district }) => ({ id, name: name.zh, kind, district })),
  districts: place.districts.map(({ code, name, tile }) => ({ code, name, tile: tile ?? null })),
  levels: place.levels.map(({ level, name, meaning, fromPoints }) => ({ level, name, meaning, fromPoints })),
  tips: place.tips.map(({ id, name }) => ({ id, name })),
  mechanism: place.mechanism,
});
