import type { ParsedBody, Reply, Routes } from '@weisu/contract';
import { refuse } from '@weisu/core';
import { keepSent } from '../../../sources/collect/collect-source.ts';
import { readFileRows } from '../../../sources/files/read-file-rows.ts';
import { withTempFile } from '../../../sources/files/temp-file.ts';
import { rowsToPage } from '../../../sources/collect/rows-to-page.ts';
import { SourceError } from '../../../sources/row-problem.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { type RunProblem, writeRun } from '../../../store/sources/source-runs.ts';
import { findSource } from '../../../store/sources/source-settings.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';

const ROWS_A_STEP = 1_000;
const MOST_PROBLEMS = 200;

/** Takes a file that an officer sends for a source, a thousand rows at a time. */
export const takeUpload = async (
  desk: Desk,
  by: SignedIn,
  id: string,
  { file }: ParsedBody<Routes['uploadToSource']>,
): Promise<Reply<Routes['uploadToSource']>> => {
  const { database, collecting, now } = desk;
  const source = (await findSource(database.kysely, id)) ?? refuseUnknown();
  const asked = source.asked ?? refuse('guard-not-met', '此来源不接收上传 / this source takes no uploads');
  const bytes = Buffer.from(file.base64, 'base64');
  const startedAt = now();
  const sum = { inserted: 0, known: 0, refused: 0, redacted: 0 };
  const problems: RunProblem[] = [];
  const takesRows = asked.mapping !== null;
  try {
    await withTempFile(file.name, bytes, async (path) => {
      for (let skip = 0, more = true; more; skip += ROWS_A_STEP) {
        const page = await rowsToPage(readFileRows(path, file.name, collecting.tools.limits), {
          skip,
          most: ROWS_A_STEP,
          takesRows,
        });
        more = page.more;
        const kept = await keepSent(collecting, { id: source.id, asked }, page);
        sum.inserted += kept.inserted;
        sum.known += kept.known;
        sum.redacted += kept.redacted;
        sum.refused += kept.problems.length;
        problems.push(...kept.problems.slice(0, MOST_PROBLEMS - problems.length));
      }
    });
  } catch (error) {
    if (error instanceof SourceError) refuse('bad-input', error.message, 'file');
    throw error;
  }
  await database.transaction(async (trx) => {
    await writeRun(trx, {
      sourceId: source.id,
      cause: 'upload',
      startedAt,
      endedAt: now(),
      ...sum,
      problems,
      error: null,
    });
    await writeAudit(trx, {
      at: now(),
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'source.upload',
      subject: source.id,
      detail: { file: file.name, ...sum },
    });
  });
  return { ...sum, problems: problems.map(({ key, zh, en }) => ({ key, why: { zh, en } })) };
};
