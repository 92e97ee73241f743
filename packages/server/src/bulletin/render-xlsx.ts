import {
  type BulletinLanguage,
  type ComposedFigures,
  FIGURE_IDS,
  figureDefinition,
  type LaidBulletin,
  rowsOfFigure,
  STORED_FIGURE_IDS,
  valueOfFigure,
  writeFigure,
} from '@weisu/core';
import { withoutFormula } from '../roster/write-sheet.ts';
import { type CellObject, utils, write } from '@e965/xlsx';

type Cell = string | number | null;

const HEADS = {
  zh: {
    figures: '指标',
    first: ['指标', '编号', '数值', '写作'],
    rows: ['编号', '名称', '等级', '区划', '单位', '日期', '数量', '符合', '说明'],
    yes: '是',
    no: '否',
  },
  en: {
    figures: 'Figures',
    first: ['Figure', 'Id', 'Value', 'As written'],
    rows: ['Id', 'Name', 'Level', 'District', 'Unit', 'Day', 'Amount', 'Counts', 'Words'],
    yes: 'yes',
    no: 'no',
  },
} as const;

/** A text that a spreadsheet would take for a formula is written as text, cell by cell: nothing is ever evaluated. */
const sheetOf = (rows: readonly (readonly Cell[])[]) => {
  const sheet = utils.aoa_to_sheet(
    // Saved as CSV by whoever receives it, text would become a formula after all.
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? withoutFormula(cell) : cell))),
  );
  for (const [place, value] of Object.entries(sheet)) {
    if (place.startsWith('!')) continue;
    const cell = value as CellObject;
    if (typeof cell.v === 'string') cell.t = 's';
    delete cell.f;
  }
  return sheet;
};

/** Excel takes no more than 31 characters in a sheet's name, and none of `[]:*?/\`. */
const sheetName = (name: string, taken: ReadonlySet<string>): string => {
  const plain = name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 28);
  return taken.has(plain) ? `${plain} ${taken.size}` : plain;
};

/** Every figure with its value, and a sheet with the rows of each figure that has some. */
export const renderXlsx = (
  figures: ComposedFigures,
  laid: LaidBulletin,
  language: BulletinLanguage,
): Buffer => {
  const heads = HEADS[language];
  const book = utils.book_new();
  const names = new Set<string>();
  const add = (name: string, rows: readonly (readonly Cell[])[]): void => {
    const free = sheetName(name, names);
    names.add(free);
    utils.book_append_sheet(book, sheetOf(rows), free);
  };
  add(heads.figures, [
    [`${laid.title} ${laid.number}`.trim(), laid.issuer, laid.period],
    heads.first,
    ...FIGURE_IDS.map((figure) => [
      figureDefinition(figure).name[language],
      figure,
      valueOfFigure(figures, figure),
      writeFigure(figures, figure, language),
    ]),
  ]);
  for (const figure of STORED_FIGURE_IDS) {
    const rows = rowsOfFigure(figures, figure);
    if (rows.length === 0) continue;
    add(figureDefinition(figure).name[language], [
      heads.rows,
      ...rows.map((row) => [
        row.ref,
        row.label,
        row.level ?? null,
        row.district ?? null,
        row.unit ?? null,
        row.on ?? null,
        row.amount ?? null,
        row.hit === undefined ? null : row.hit ? heads.yes : heads.no,
        row.words?.[language] ?? null,
      ]),
    ]);
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
};
