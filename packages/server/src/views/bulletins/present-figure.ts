import type { Reply, Routes } from '@weisu/contract';
import {
  type ComposedFigures,
  compareRows,
  figureDefinition,
  type FigureId,
  type FigureRow,
  type Instant,
  type Jurisdiction,
  rowsOfFigure,
  valueOfFigure,
} from '@weisu/core';
import { optionalUnitRefOf } from '../place-names.ts';

type Figure = Reply<Routes['bulletinFigure']>;

type Asked = { readonly figure: FigureId; readonly page: number; readonly perPage: number };

/** One page of the rows behind a figure: those that are new first, then those that stayed, at the end those that are gone. */
export const presentFigure = (
  { figure, page, perPage }: Asked,
  figures: ComposedFigures,
  before: ComposedFigures | null,
  composedAt: Instant,
  jurisdiction: Jurisdiction,
): Figure => {
  const now = rowsOfFigure(figures, figure);
  const then = before === null ? [] : rowsOfFigure(before, figure);
  const { entered, left } = compareRows(then, now);
  const isNew = new Set(entered);
  const told: readonly { readonly row: FigureRow; readonly since: Figure['rows'][number]['since'] }[] =
    before === null
      ? now.map((row) => ({ row, since: null }))
      : [
          ...entered.map((row) => ({ row, since: 'entered' as const })),
          ...now.filter((row) => !isNew.has(row)).map((row) => ({ row, since: 'stayed' as const })),
          ...left.map((row) => ({ row, since: 'left' as const })),
        ];
  const { name, opens, form } = figureDefinition(figure);
  return {
    name,
    opens,
    form,
    value: valueOfFigure(figures, figure),
    before: before === null ? null : valueOfFigure(before, figure),
    composedAt,
    rows: told.slice((page - 1) * perPage, page * perPage).map(({ row, since }) => ({
      ref: row.ref,
      label: row.label,
      level: row.level ?? null,
      district: row.district ?? null,
      unit: optionalUnitRefOf(jurisdiction, row.unit ?? null),
      on: row.on ?? null,
      amount: row.amount ?? null,
      hit: row.hit ?? null,
      words: row.words ?? null,
      since,
    })),
    total: told.length,
    page,
    perPage,
  };
};
