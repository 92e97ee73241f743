import type { Day, NameForm } from '@weisu/core';

/** One name of an enterprise as an index file keeps it, with what linking weighs about its bearer. */
export type NameRecord = {
  readonly name: string;
  readonly form: NameForm;
  readonly creditCode: string;
  /** The registered name in use, where this is another one. */
  readonly registeredName: string;
  readonly registeredDistrict: string | null;
  readonly operatingDistrict: string | null;
  readonly industry: string | null;
  readonly registeredOn: Day | null;
  /** Days from which, and up to which (exclusive), the name was borne. */
  readonly from: Day | null;
  readonly until: Day | null;
};

const FORMS: readonly NameForm[] = ['registered', 'former', 'short', 'brand'];

const BREAKS = /[\t\n\r]/;
/** A tab or a line break inside a field would be read as the next one. */
const plain = (field: string): string => (BREAKS.test(field) ? field.replace(/[\t\n\r]/g, ' ') : field);

/** One line without its break. Trailing empty fields are left out: most registers fill three of ten. */
export const lineOfRecord = (record: NameRecord): string => {
  const fields = [
    record.creditCode,
    plain(record.name),
    record.form === 'registered' ? '' : record.form,
    record.registeredName === record.name ? '' : plain(record.registeredName),
    record.registeredDistrict ?? '',
    record.operatingDistrict ?? '',
    plain(record.industry ?? ''),
    record.registeredOn ?? '',
    record.from ?? '',
    record.until ?? '',
  ];
  while (fields.at(-1) === '') fields.pop();
  return fields.join('\t');
};

const orNull = (field: string | undefined): string | null =>
  field === undefined || field === '' ? null : field;

/** @invariant `line` was made by `lineOfRecord`; its block's checksum holds. */
export const recordOfLine = (line: string): NameRecord => {
  const [creditCode = '', name = '', form, registeredName, district, operating, industry, on, from, until] =
    line.split('\t');
  return {
    creditCode,
    name,
    form: FORMS.find((one) => one === form) ?? 'registered',
    registeredName: orNull(registeredName) ?? name,
    registeredDistrict: orNull(district),
    operatingDistrict: orNull(operating),
    industry: orNull(industry),
    registeredOn: orNull(on) as Day | null,
    from: orNull(from) as Day | null,
    until: orNull(until) as Day | null,
  };
};
