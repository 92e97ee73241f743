import type { CityIndex } from '@weisu/text';
import { buildImage, cityIndexOf, collectNames } from '@weisu/text';
import type { NameRecord } from './name-record.ts';
import type { RecordBlocks } from './record-blocks.ts';
import { createRecordReader, createRecordWriter } from './record-blocks.ts';

/** Every name of a city: where texts write them, and whose they are. */
export type CityNames = {
  readonly index: CityIndex;
  /** The record of a bearer's number. */
  readonly recordOf: (ref: number) => NameRecord;
  readonly close: () => void;
};

/** Names of the enterprises that are new or changed since a large index was built, and which those are. */
export type ChangedNames = CityNames & { readonly creditCodes: ReadonlySet<string> };

export type CityNamesBuilder = {
  readonly add: (record: NameRecord) => void;
  readonly built: () => { readonly image: Uint8Array; readonly blocks: RecordBlocks };
};

/** Gathers records, then builds the index over their names. `expected`: about how many will come. */
export const createCityNamesBuilder = (expected?: number): CityNamesBuilder => {
  const names = collectNames(expected);
  const records = createRecordWriter();
  return {
    add: (record) => names.add({ name: record.name, kind: record.form, ref: records.add(record) }),
    built: () => ({ image: buildImage(names.collected()), blocks: records.finished() }),
  };
};

/** The names of these records, held in memory. */
export const cityNamesOf = (builder: CityNamesBuilder): CityNames => {
  const { image, blocks } = builder.built();
  const bytes = Buffer.concat(blocks.chunks);
  return {
    index: cityIndexOf(image),
    recordOf: createRecordReader(blocks.offsets, (from, to) => bytes.subarray(from, to)),
    close: () => undefined,
  };
};

/** The names of enterprises that are new or changed, to be looked up beside a large index. Takes milliseconds for thousands. */
export const changedNamesOf = (records: readonly NameRecord[]): ChangedNames => {
  const builder = createCityNamesBuilder(records.length);
  for (const record of records) builder.add(record);
  return { ...cityNamesOf(builder), creditCodes: new Set(records.map(({ creditCode }) => creditCode)) };
};
