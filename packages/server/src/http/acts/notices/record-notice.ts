import {
  type CaseFile,
  decideAct,
  foldCaseFile,
  mayRecord,
  type NoticeFigures,
  type OfficerId,
  stepClock,
  type UnitId,
} from '@weisu/core';
import {
  findOpenCaseFileId,
  lockCaseFile,
  moveDue,
  writeCaseAct,
} from '../../../store/desk/write-case-file.ts';
import { findCaseFile, type WholeCaseFile } from '../../../store/desk/load-case-file.ts';
import type { Queryable } from '../../../store/engine.ts';
import { listSentNotices } from '../../../store/notices/notices.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import type { Desk } from '../../desk.ts';

/** A notice that went out: what it was, by whom, and where to. */
export type SentNotice = {
  readonly id: string;
  readonly kind: string;
  readonly by: OfficerId;
  readonly unitId: UnitId;
  readonly recipients: readonly UnitId[];
  readonly figures: NoticeFigures | null;
};

const writeYuan = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

/** Who was told, in words; the units' names are those of the jurisdiction. */
const noteOf = ({ jurisdiction }: Desk, { kind, recipients, figures }: SentNotice): string => {
  const name = jurisdiction.notices.kinds.find(({ id }) => id === kind)?.name;
  const told = recipients.map(
    (unit) => jurisdiction.units.find(({ id }) => id === unit)?.name ?? { zh: unit, en: unit },
  );
  const counted =
    figures === null
      ? ''
      : `（${figures.claimCount.toLocaleString('en-US')} 件，应付 ${writeYuan(figures.owedFen)} 元）`;
  return `已发出${name?.zh ?? kind}${counted}：${told.map(({ zh }) => zh).join('、')} / ${name?.en ?? kind} sent to ${told.map(({ en }) => en).join(', ')}`;
};

/**
 * Records in a held case file that a notice went out, where its step takes the act and has not got it yet.
 * Answers the case file after it. A file whose step does not take it keeps waiting: see `recordSentBefore`.
 */
const recordOne = async (
  desk: Desk,
  trx: Queryable,
  stored: Pick<WholeCaseFile, 'acts'>,
  file: CaseFile,
  sent: SentNotice,
): Promise<CaseFile> => {
  const { procedure, notices } = desk.jurisdiction;
  const kind = notices.kinds.find(({ id }) => id === sent.kind)?.records ?? null;
  const key = `notice:${sent.id}`;
  if (kind === null || stored.acts.some((act) => act.key === key)) return file;
  if (!mayRecord(procedure, file).some(({ id }) => id === kind)) return file;
  const act = decideAct(procedure, file, {
    kind,
    by: sent.by,
    unitId: sent.unitId,
    at: desk.now(),
    note: noteOf(desk, sent),
    evidence: sent.id,
  });
  const next = foldCaseFile(procedure, file, [act]);
  const dueOn = stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null;
  await writeCaseAct(trx, key, act, { step: next.step, closedAt: next.closedAt, dueOn });
  return next;
};

/** Sending a notice is work on the case file: recorded in the one that is open for the enterprise, in the same transaction. */
export const recordNotice = async (
  desk: Desk,
  trx: Queryable,
  enterpriseId: string,
  sent: SentNotice,
): Promise<void> => {
  const id = await findOpenCaseFileId(trx, enterpriseId);
  if (id === undefined || !(await lockCaseFile(trx, id))) return;
  const stored = await findCaseFile(trx, id);
  if (stored === undefined) return;
  const next = await recordOne(desk, trx, stored, stateOf(desk.jurisdiction, stored), sent);
  await moveDue(trx, stored.id, stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null);
};

/**
 * Partners are told first: what was sent of this file or its warnings before its step could take the act is recorded once it can.
 * The caller holds the file. Answers the case file after it.
 */
export const recordSentBefore = async (
  desk: Desk,
  trx: Queryable,
  stored: WholeCaseFile,
  file: CaseFile,
): Promise<CaseFile> => {
  let next = file;
  for (const sent of await listSentNotices(trx, stored.id, stored.warningIds))
    next = await recordOne(desk, trx, stored, next, sent);
  return next;
};
