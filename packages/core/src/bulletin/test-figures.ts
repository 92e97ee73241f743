import { type ComposedFigures, type FigureRow, STORED_FIGURE_IDS, type StoredFigureId } from './figure.ts';

/** Figures of tests: the rows given, and none for the rest. */
export const figuresWith = (
  rows: Partial<Record<StoredFigureId, readonly FigureRow[]>>,
  enterprises = 0,
): ComposedFigures =>
  Object.fromEntries(
    STORED_FIGURE_IDS.map((figure) => {
      const own = rows[figure] ?? [];
      return [figure, { total: figure === 'enterprises' ? enterprises : own.length, rows: own }];
    }),
  ) as ComposedFigures;
