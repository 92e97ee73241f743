import type { Jurisdiction } from '@weisu/core';

export type UnitRef = { readonly id: string; readonly name: string };

/** A unit as pages show it; a unit that the jurisdiction no longer has keeps its id as its name. */
export const unitRefOf = ({ units }: Pick<Jurisdiction, 'units'>, id: string): UnitRef => ({
  id,
  name: units.find((unit) => unit.id === id)?.name.zh ?? id,
});

export const optionalUnitRefOf = (
  jurisdiction: Pick<Jurisdiction, 'units'>,
  id: string | null,
): UnitRef | null => (id === null ? null : unitRefOf(jurisdiction, id));

/** A district's name; a code that is none of ours is shown as it came. */
const districtNameOf = (
  { districts }: Pick<Jurisdiction, 'districts'>,
  code: string | null,
): string | null =>
  code === null ? null : (districts.find((district) => district.code === code)?.name.zh ?? code);

export type Places = {
  readonly registered: string | null;
  readonly operating: string | null;
  readonly responsibleUnion: string | null;
};

/** The three places by which a warning is routed, in words. */
export const placesOf = (
  jurisdiction: Pick<Jurisdiction, 'units' | 'districts'>,
  enterprise: {
    readonly registeredDistrict: string | null;
    readonly operatingDistrict: string | null;
    readonly unionUnit: string | null;
  },
): Places => ({
  registered: districtNameOf(jurisdiction, enterprise.registeredDistrict),
  operating: districtNameOf(jurisdiction, enterprise.operatingDistrict),
  responsibleUnion: optionalUnitRefOf(jurisdiction, enterprise.unionUnit)?.name ?? null,
});
