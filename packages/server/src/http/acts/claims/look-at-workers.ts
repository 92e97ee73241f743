import type { ParsedBody, Routes } from '@weisu/contract';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { findWorker, listWorkers, type Worker } from '../../../store/claims/claim-persons.ts';
import { findClaim, listClaims, type StoredClaim } from '../../../store/claims/list-claims.ts';
import type { Queryable } from '../../../store/engine.ts';
import { type SheetCell, type SheetFile, writeSheet } from '../../../roster/write-sheet.ts';
import { claimDaysOf, presentClaim } from '../../../views/claims/present-claims.ts';
import type { Desk } from '../../desk.ts';
import { contextOf, refuseUnknown } from '../../looking.ts';
import { loadSeenClaimFile } from './hold-claim-file.ts';

type ExportAsked = ParsedBody<Routes['exportClaims']>;

/** Opens who is behind one claim. The look is in the audit log before the name leaves: both or neither. */
export const lookAtWorker = (
  desk: Desk,
  by: SignedIn,
  id: string,
  claimId: string,
  reason: string,
): Promise<Worker> =>
  desk.database.transaction(async (trx) => {
    const file = await loadSeenClaimFile(trx, id, by);
    const claim = (await findClaim(trx, file.id, claimId)) ?? refuseUnknown();
    const worker = (await findWorker(trx, claim.id)) ?? refuseUnknown();
    await writeAudit(trx, {
      at: desk.now(),
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'worker.look',
      subject: claim.id,
      caseFileId: file.id,
      detail: { reason },
    });
    return worker;
  });

const MOST_EXPORTED = 100_000;

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

const exportRows = (
  desk: Desk,
  by: SignedIn,
  claims: readonly StoredClaim[],
  workers: ReadonlyMap<string, Worker> | null,
): readonly (readonly SheetCell[])[] => {
  const days = claimDaysOf(contextOf(desk, by));
  const head = ['序号', '姓名', ...(workers === null ? [] : ['证件号码']), '案号', '请求类别', '金额（元）'];
  const rest = ['裁决金额（元）', '已付金额（元）', '阶段', '阶段日期', '申请日期', '法定时限', '结果'];
  const rows = claims.map((stored) => {
    const claim = presentClaim(stored, desk.jurisdiction, days);
    const worker = workers?.get(claim.id);
    return [
      claim.number,
      worker?.name ?? claim.maskedName,
      ...(workers === null ? [] : [worker?.identity ?? null]),
      claim.docket,
      claim.kind.name.zh,
      yuan(claim.amountFen),
      yuan(claim.awardedFen),
      yuan(claim.paidFen),
      claim.stage.name.zh,
      claim.stageOn,
      claim.appliedOn,
      claim.dueOn,
      claim.result?.name.zh ?? null,
    ];
  });
  return [[...head, ...rest], ...rows];
};

const writeExport = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  id: string,
  asked: ExportAsked,
): Promise<SheetFile> => {
  const file = await loadSeenClaimFile(trx, id, by);
  const context = contextOf(desk, by);
  const days = claimDaysOf(context);
  const { format, workers: named, ...filter } = asked;
  const page = { ...filter, sort: 'number', order: 'asc', page: 1, perPage: MOST_EXPORTED } as const;
  const stages = desk.jurisdiction.claims.stages.map((stage) => stage.id);
  const claims = await listClaims(trx, file.id, page, days, stages);
  const workers = named === null ? null : await listWorkers(trx, file.id, filter, days);
  await writeAudit(trx, {
    at: context.now,
    officerId: by.officer.id,
    unitId: by.officer.unitId,
    action: named === null ? 'export.claims' : 'export.claims-with-workers',
    subject: file.id,
    caseFileId: file.id,
    detail: { format, filter, count: claims.length, ...(named === null ? {} : { reason: named.reason }) },
  });
  return writeSheet(`仲裁案件-${context.today}`, format, exportRows(desk, by, claims, workers));
};

/** The claims that a filter shows, as a sheet; with names only where a reason was given. The export is logged. */
export const exportClaims = (desk: Desk, by: SignedIn, id: string, asked: ExportAsked): Promise<SheetFile> =>
  desk.database.transaction((trx) => writeExport(desk, trx, by, id, asked));
