import { type ComposedFigures, STORED_FIGURE_IDS, type StoredFigureId } from '@weisu/core';
import type { Queryable } from '../engine.ts';
import { caseFigureRows } from './case-figures.ts';
import type { FigureGround } from './figure-ground.ts';
import { countWatchable, risenTermRows, watchedRows } from './other-figures.ts';
import { warningFigureRows } from './warning-figures.ts';

type Composed = ComposedFigures[StoredFigureId];

const composeFigure = async (
  db: Queryable,
  figure: StoredFigureId,
  ground: FigureGround,
): Promise<Composed> => {
  if (figure === 'enterprises') return { total: await countWatchable(db, ground), rows: [] };
  const rows =
    figure === 'watched' || figure === 'watched-new'
      ? await watchedRows(db, ground, figure === 'watched-new')
      : figure === 'risen-terms'
        ? await risenTermRows(db, ground)
        : ((await warningFigureRows(db, figure, ground)) ?? (await caseFigureRows(db, figure, ground)));
  if (rows === undefined) throw new Error(`nothing composes the figure ${figure}`);
  return { total: rows.length, rows };
};

/** Every figure of a period with its rows, as they stand now. */
export const composeFigures = async (db: Queryable, ground: FigureGround): Promise<ComposedFigures> => {
  const composed: [StoredFigureId, Composed][] = [];
  // One after the other: the embedded engine has one connection, and PostgreSQL's is held by the transaction.
  for (const figure of STORED_FIGURE_IDS) composed.push([figure, await composeFigure(db, figure, ground)]);
  return Object.fromEntries(composed) as ComposedFigures;
};
