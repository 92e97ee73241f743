import type { Labelled } from '@weisu/core';
import { sharedTable } from '@weisu/server';

/** Uniform numbers in [0, 1) from a seed (mulberry32): the same rows on every machine. */
export const uniform = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/**
 * Made rows: about normal columns of which one value in twenty is missing, and an outcome of about one row in ten that
 * depends on a third of the columns, alone and two by two. Values take 4 bytes, in memory that workers share.
 */
export const makeRows = (rowCount: number, columnCount: number, seed: number): Labelled => {
  const next = uniform(seed);
  const names = Array.from({ length: columnCount }, (_, i) => `x${i + 1}`);
  const table = sharedTable(names, rowCount, 4);
  for (const column of table.columns)
    for (let row = 0; row < rowCount; row += 1)
      column[row] = next() < 0.05 ? NaN : (next() + next() + next() + next() - 2) * Math.sqrt(3);
  const labels = new Uint8Array(rowCount);
  const told = Math.max(2, Math.floor(columnCount / 3));
  for (let row = 0; row < rowCount; row += 1) {
    let odds = -3;
    for (let c = 0; c < told; c += 1) {
      const value = table.columns[c]?.[row] ?? NaN;
      const other = table.columns[(c + 1) % told]?.[row] ?? NaN;
      if (Number.isNaN(value)) continue;
      odds += c % 3 === 0 ? Math.abs(value) * (other > 0 ? 0.8 : -0.4) : value * 0.4;
    }
    labels[row] = next() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
  }
  return { table, labels };
};
