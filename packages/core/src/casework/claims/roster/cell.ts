import { addDays, type Day, isDay } from '../../../time.ts';

/** One cell of a sheet: text, a number, or nothing. Days come as text `YYYY-MM-DD`. */
export type RosterCell = string | number | null;

/** The text of a cell: full-width forms folded, outer space and invisible marks gone. Empty where there is nothing. */
export const textOf = (cell: RosterCell | undefined): string =>
  cell === null || cell === undefined
    ? ''
    : String(cell)
        .normalize('NFKC')
        .replaceAll(/[\u200B-\u200D\uFEFF]/g, '')
        .trim();

/** 100 million yuan: more is no worker's claim. */
const LARGEST_FEN = 10_000_000_000;
const AMOUNT = /^(?:¥|￥|RMB|人民币)?\s*(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(万)?\s*(?:元整?|圆)?$/i;

/** Half-up at the third decimal, by digits: a sum of amounts must agree with the roster's own to the fen. */
const fenOf = (whole: string, decimals: string, shift: number): number => {
  const digits = decimals.padEnd(shift + 1, '0');
  const fen = Number(whole + digits.slice(0, shift));
  return Number(digits[shift]) >= 5 ? fen + 1 : fen;
};

/** An amount in fen, or undefined where the cell holds none that can be claimed. Takes `12,345.6`, `￥800元`, `1.2万`. */
export const parseFen = (cell: RosterCell | undefined): number | undefined => {
  if (typeof cell === 'number') {
    const fen = Math.round(cell * 100);
    return Number.isFinite(fen) && fen >= 0 && fen <= LARGEST_FEN ? fen : undefined;
  }
  const match = AMOUNT.exec(textOf(cell));
  if (match === null || match[1] === '-') return undefined;
  const fen = fenOf((match[2] ?? '').replaceAll(',', ''), match[3] ?? '', match[4] === undefined ? 2 : 6);
  return fen <= LARGEST_FEN ? fen : undefined;
};

const DATE = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)|(\d{2})(\d{2}))(?:[ T].*)?$/;

// Day 1 of the 1900 date system, two days early: its day 60 never was.
const SERIAL_ZERO: Day = '1899-12-30';
const SERIALS = { first: 36_526, last: 73_050 } as const;

/** A day, or undefined. Takes `2026-3-1`, `2026/03/01`, `2026年3月1日`, `20260301` and a sheet's serial number. */
export const parseDay = (cell: RosterCell | undefined): Day | undefined => {
  const isSerial = typeof cell === 'number' && cell >= SERIALS.first && cell <= SERIALS.last;
  if (isSerial) return addDays(SERIAL_ZERO, Math.floor(cell));
  const match = DATE.exec(textOf(cell));
  if (match === null) return undefined;
  const day = [match[1], match[2] ?? match[4], match[3] ?? match[5]]
    .map((part) => part?.padStart(2, '0'))
    .join('-');
  return isDay(day) ? day : undefined;
};
