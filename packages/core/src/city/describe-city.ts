import type { RecordKind } from '../signal/record.ts';
import type { City } from './city.ts';

/** What a city holds, in counts. Generates every month once. */
export type CityCounts = {
  readonly enterprises: number;
  readonly relations: number;
  readonly records: number;
  readonly recordsByKind: Readonly<Partial<Record<RecordKind, number>>>;
  readonly documents: number;
  readonly intoArrears: number;
  readonly collapsed: number;
};

export const describeCity = (city: City): CityCounts => {
  const recordsByKind: Partial<Record<RecordKind, number>> = {};
  let records = 0;
  let documents = 0;
  for (const month of city.months()) {
    for (const { kind } of month.records) recordsByKind[kind] = (recordsByKind[kind] ?? 0) + 1;
    records += month.records.length;
    documents += month.documents.length;
  }
  return {
    enterprises: city.enterprises.length,
    relations: city.relations.length,
    records,
    recordsByKind,
    documents,
    intoArrears: city.truth.filter((truth) => truth.arrearsFrom !== null).length,
    collapsed: city.truth.filter((truth) => truth.collapseOn !== null).length,
  };
};
