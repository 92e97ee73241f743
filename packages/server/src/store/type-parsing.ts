const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;
const JSON_TEXT = 114;
const JSONB = 3802;

type ParseText = (text: string) => unknown;

/** `2026-01-02 03:04:05.678+00` as PostgreSQL writes it → `2026-01-02T03:04:05.678Z`. */
const parseTimestamp: ParseText = (text) =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();

/** How a column's text becomes a value, by type oid: the same on both engines, so that rows compare equal. */
export const PARSERS: Readonly<Record<number, ParseText>> = {
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: parseTimestamp,
  [INT8]: Number,
  [NUMERIC]: Number,
  [JSON_TEXT]: JSON.parse as ParseText,
  [JSONB]: JSON.parse as ParseText,
};
