const grouped = new Intl.NumberFormat('en-US');

/** Fen as yuan with two decimals: `12,345.60`. Exact: the fen are never divided into a fraction. */
export const writeFen = (fen: number): string =>
  `${grouped.format(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;

/** What was typed as yuan, in fen; undefined where it is no amount above nothing with at most two decimals. */
export const fenFromTyped = (text: string): number | undefined => {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', ''));
  if (match === null) return undefined;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen > 0 ? fen : undefined;
};
