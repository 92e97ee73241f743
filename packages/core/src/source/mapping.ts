import { z } from 'zod';
import { RECORD_KINDS, type RecordKind } from '../signal/record.ts';
import { fieldsOf, MEASURE_UNIT_IDS, type MeasureUnit, unitsOf } from './unit-of-measure.ts';

const column = z.string().trim().min(1).max(100);

/** Where a value of a record comes from: a column in some unit, or the same for every row ("each row is one complaint"). */
export const mappedValue = z.union([
  z.object({ column, unit: z.enum(MEASURE_UNIT_IDS as [MeasureUnit, ...MeasureUnit[]]) }),
  z.object({ constant: z.number() }),
]);
export type MappedValue = z.infer<typeof mappedValue>;

/** How the columns of a structured source become records of one kind, as data. */
export const recordMapping = z
  .object({
    kind: z.enum(RECORD_KINDS as [RecordKind, ...RecordKind[]]),
    creditCode: column,
    occurredOn: column,
    /** The source's own number of a row; null where it has none. */
    id: column.nullable(),
    values: z.record(z.string().max(60), mappedValue),
  })
  .superRefine((mapping, context) => {
    for (const field of fieldsOf(mapping.kind)) {
      const value = mapping.values[field];
      if (value === undefined)
        context.addIssue({
          code: 'custom',
          path: ['values', field],
          message: `${field}: needed for ${mapping.kind}`,
        });
      else if ('unit' in value && !unitsOf(field).includes(value.unit))
        context.addIssue({
          code: 'custom',
          path: ['values', field],
          message: `${field}: ${value.unit} does not measure it`,
        });
    }
  });
export type RecordMapping = z.infer<typeof recordMapping>;
