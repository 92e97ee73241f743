import type { UnitId } from '../../ids.ts';
import type { Enterprise } from '../../enterprise/enterprise.ts';
import type { Jurisdiction } from '../../jurisdiction/jurisdiction.ts';

type Placed = Pick<Enterprise, 'registeredDistrict' | 'operatingDistrict' | 'newEmployment'>;

/** Who takes work that nobody wants (兜底): the district of the registered place, else of the operating place, else the city's backstops. */
export const backstopOf = (
  { registeredDistrict, operatingDistrict, newEmployment }: Placed,
  { districts, jurisdiction }: Pick<Jurisdiction, 'districts' | 'jurisdiction'>,
): UnitId => {
  const unitOf = (code: string | null): UnitId | undefined =>
    districts.find((district) => district.code === code)?.unit;
  return (
    unitOf(registeredDistrict) ??
    unitOf(operatingDistrict) ??
    (newEmployment ? jurisdiction.newEmploymentBackstop : jurisdiction.city)
  );
};
