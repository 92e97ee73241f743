import type { Reply, Routes } from '@weisu/contract';
import { refusedRowsFile, sampleRows, countRows } from '../../sources/register/read-sent-register.ts';
import { listImportSources } from '../../store/register/import-headers.ts';
import { findImport, listImports as listStored, type StoredImport } from '../../store/register/imports.ts';
import { lookAtRegister, startRegisterImport, takeImportBack } from '../acts/register/import-enterprises.ts';
import type { Handler } from '../handler.ts';
import { refuseUnknown } from '../looking.ts';

const MOST_PROBLEMS = 200;
const SAMPLE_ROWS = 8;
const MOST_IMPORTS = 30;

const shown = (stored: StoredImport): Reply<Routes['enterpriseImport']> => {
  const { inserted, changed, unchanged, refused, heads } = stored.counts;
  return {
    id: stored.id,
    fileName: stored.fileName,
    state: stored.state,
    by: stored.officerName,
    startedAt: stored.startedAt,
    finishedAt: stored.finishedAt,
    rowsTotal: stored.rowsTotal,
    rowsDone: stored.rowsDone,
    counts: { inserted, changed, unchanged, refused, heads },
    problems: stored.problems.map(({ row, field, zh, en }) => ({ row, field, why: { zh, en } })),
  };
};

export const previewImport: Handler<Routes['previewImport']> = {
  needs: 'import-enterprises',
  answer: async ({ body }, desk) => {
    const { sent, summary, problems } = await lookAtRegister(desk, body);
    return {
      sheets: sent.sheets.map(({ name, rows }) => ({ name, rowCount: rows.length })),
      sheet: sent.sheet.name,
      headerRow: sent.headerRow,
      headers: sent.headers.map((header) => (header === null ? '' : String(header))),
      mapping: [...sent.mapping],
      remembered: sent.remembered,
      sources: [...(await listImportSources(desk.database.kysely))],
      sample: sampleRows(sent, SAMPLE_ROWS),
      rowCount: countRows(sent),
      counts: {
        inserted: summary?.counts.inserted ?? 0,
        changed: summary?.counts.changed ?? 0,
        unchanged: summary?.counts.unchanged ?? 0,
        refused: summary?.refused ?? 0,
      },
      problems: problems
        .slice(0, MOST_PROBLEMS)
        .map(({ row, field, zh, en }) => ({ row, field, why: { zh, en } })),
      problemFile: refusedRowsFile(sent, problems, body.file.name),
    };
  },
};

export const startImport: Handler<Routes['startImport']> = {
  needs: 'import-enterprises',
  answer: async ({ body, by }, desk) => {
    const { started, sent, problems } = await startRegisterImport(desk, by, body);
    return { import: shown(started), problemFile: refusedRowsFile(sent, problems, body.file.name) };
  },
};

export const listImports: Handler<Routes['listImports']> = {
  needs: 'import-enterprises',
  answer: async (_, desk) => ({ rows: (await listStored(desk.database.kysely, MOST_IMPORTS)).map(shown) }),
};

export const enterpriseImport: Handler<Routes['enterpriseImport']> = {
  needs: 'import-enterprises',
  answer: async ({ params }, desk) =>
    shown((await findImport(desk.database.kysely, params.id)) ?? refuseUnknown()),
};

export const undoImport: Handler<Routes['undoImport']> = {
  needs: 'import-enterprises',
  answer: async ({ params, by }, desk) => shown(await takeImportBack(desk, by, params.id)),
};
