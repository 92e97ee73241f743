import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import { refuse, rememberColumns } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { parseBatches } from '../../../sources/register/parse-batches.ts';
import {
  type AskedRegister,
  countRows,
  isWholeColumns,
  readSentRegister,
  rowsOfRegister,
  type SentRegister,
} from '../../../sources/register/read-sent-register.ts';
import { type RegisterSummary, writeBatches } from '../../../sources/register/write-batches.ts';
import type { RowProblem } from '../../../sources/row-problem.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { keepHeaders, loadHeaders } from '../../../store/register/import-headers.ts';
import {
  addImport,
  endImport,
  findImport,
  NOTHING_DONE,
  type StoredImport,
} from '../../../store/register/imports.ts';
import { undoImport, type UndoHindrance } from '../../../store/register/undo-import.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';

/** Small enough that a page which asks every second sees it move. */
const ROWS_A_STEP = 1_000;

const batchesOf = (desk: Desk, sent: SentRegister, fileName: string) =>
  parseBatches(rowsOfRegister(sent, fileName), desk.jurisdiction, { province: null }, ROWS_A_STEP);

type Look = {
  readonly sent: SentRegister;
  readonly summary: RegisterSummary | null;
  readonly problems: readonly RowProblem[];
};

/** Reads a sent file and compares it with the register; writes nothing. No summary where the columns do not suffice. */
export const lookAtRegister = async (
  desk: Desk,
  asked: AskedRegister & { readonly source: string },
): Promise<Look> => {
  const sent = await readSentRegister(asked, await loadHeaders(desk.database.kysely, asked.source));
  if (!isWholeColumns(sent.mapping)) return { sent, summary: null, problems: [] };
  const problems: RowProblem[] = [];
  const summary = await writeBatches(batchesOf(desk, sent, asked.file.name), {
    database: desk.database,
    importId: null,
    files: 1,
    provenance: { importedFrom: asked.source, recordedAt: desk.now() },
    now: desk.now,
    from: 0,
    onProblem: (problem) => problems.push(problem),
  });
  return { sent, summary, problems };
};

/** Notes the import, remembers what the headers mean, and lets it run; how far it is stands in the import itself. */
export const startRegisterImport = async (
  desk: Desk,
  by: SignedIn,
  asked: ParsedBody<Routes['startImport']>,
): Promise<{
  readonly started: StoredImport;
  readonly sent: SentRegister;
  readonly problems: readonly RowProblem[];
}> => {
  const db = desk.database.kysely;
  const id = `imp_${createHash('sha256').update(`${by.officer.id}\n${asked.key}`).digest('hex').slice(0, 24)}`;
  const { sent, summary, problems } = await lookAtRegister(desk, asked);
  const before = await findImport(db, id);
  if (before !== undefined) return { started: before, sent, problems };
  if (summary === null)
    refuse(
      'bad-input',
      '须指明企业名称和信用代码两列 / say which columns hold the name and the credit code',
      'mapping',
    );
  await desk.database.transaction(async (trx) => {
    await keepHeaders(trx, asked.source, rememberColumns(sent.headers, sent.mapping));
    await addImport(trx, {
      id,
      fileName: asked.file.name,
      fileHash: createHash('sha256').update(asked.file.base64).digest('hex'),
      options: {
        source: asked.source,
        sheet: sent.sheet.name,
        headerRow: sent.headerRow,
        mapping: sent.mapping,
      },
      officerId: by.officer.id,
      startedAt: desk.now(),
      rowsTotal: countRows(sent),
    });
    await writeAudit(trx, {
      at: desk.now(),
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'enterprise.import',
      subject: id,
      detail: {
        file: asked.file.name,
        source: asked.source,
        rows: countRows(sent),
        refused: problems.length,
      },
    });
  });
  void run(desk, id, sent, asked).catch(() => undefined);
  return { started: (await findImport(db, id)) ?? refuseUnknown(), sent, problems };
};

const run = async (
  desk: Desk,
  id: string,
  sent: SentRegister,
  asked: ParsedBody<Routes['startImport']>,
): Promise<void> => {
  try {
    await writeBatches(batchesOf(desk, sent, asked.file.name), {
      database: desk.database,
      importId: id,
      files: 1,
      provenance: { importedFrom: asked.source, recordedAt: desk.now() },
      now: desk.now,
      from: 0,
    });
  } catch {
    // What was stored until then stays and is counted; sending the file again adds the rest.
    const counts = (await findImport(desk.database.kysely, id))?.counts ?? NOTHING_DONE;
    await endImport(desk.database.kysely, id, { state: 'failed', at: desk.now(), counts, problems: [] });
  }
};

const HINDRANCES: Readonly<Record<UndoHindrance, string>> = {
  'changed-since': '之后又有导入改过这些企业，不能撤销 / a later import changed these enterprises',
  'built-upon':
    '新企业已有评估、预警或其他记录，不能撤销 / the new enterprises have assessments, warnings or records by now',
};

/** Takes an import back, or refuses with `guard-not-met` and the reason. */
export const takeImportBack = (desk: Desk, by: SignedIn, id: string): Promise<StoredImport> =>
  desk.database
    .transaction(async (trx) => {
      const found = (await findImport(trx, id)) ?? refuseUnknown();
      if (found.state === 'undone') refuse('already-done', '已经撤销 / has been taken back already');
      if (found.state === 'running')
        refuse(
          'guard-not-met',
          '还在导入，结束后才能撤销 / is still running: take it back when it has ended',
        );
      const undone = await undoImport(trx, id);
      if (typeof undone === 'string') return refuse('guard-not-met', HINDRANCES[undone]);
      await writeAudit(trx, {
        at: desk.now(),
        officerId: by.officer.id,
        unitId: by.officer.unitId,
        action: 'enterprise.import-undo',
        subject: id,
        detail: undone,
      });
      return (await findImport(trx, id)) ?? refuseUnknown();
    })
    .then((found) => {
      desk.register.forget();
      return found;
    });
