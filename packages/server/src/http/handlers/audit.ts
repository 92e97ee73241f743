import type { Routes } from '@weisu/contract';
import { AUDIT_START, type AuditAction, refuse } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { listAudit as listPage, listFiltered } from '../../store/audit/list-audit.ts';
import { findAuditHead } from '../../store/audit/list-entries.ts';
import { proveCaseFile, verifyLog } from '../../store/audit/walk-log.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import { presentAuditRow } from '../../views/present-audit.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';

const PROBLEMS_SHOWN = 100;
const EXPORTED = 5_000;
/** A proof of a few hundred thousand links is a file; a larger one is made by the command on the server. */
const LINKS_ANSWERED = 300_000;

/** Who reads the log is in the log as well. */
const note = (
  desk: Desk,
  { officer }: SignedIn,
  action: AuditAction,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
  caseFileId: `case_${string}` | null = null,
): Promise<void> =>
  desk.database.transaction((trx) =>
    writeAudit(trx, {
      at: desk.now(),
      officerId: officer.id,
      unitId: officer.unitId,
      action,
      subject,
      caseFileId,
      detail,
    }),
  );

export const listAudit: Handler<Routes['listAudit']> = {
  needs: 'see-audit',
  answer: async ({ query }, desk) => {
    const { rows, total } = await listPage(desk.database.kysely, query);
    return {
      rows: rows.map((row) => presentAuditRow(row, desk.jurisdiction.procedure)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const verifyAudit: Handler<Routes['verifyAudit']> = {
  needs: 'see-audit',
  answer: async ({ body, by }, desk) => {
    const { checked, head, problems } = await verifyLog(desk.database.kysely, body.heads);
    await note(desk, by, 'audit.verify', 'log', {
      checked,
      head: { ...head },
      problemCount: problems.length,
    });
    return {
      checked,
      head,
      problems: problems.slice(0, PROBLEMS_SHOWN),
      problemCount: problems.length,
    };
  },
};

export const exportAudit: Handler<Routes['exportAudit']> = {
  needs: 'see-audit',
  answer: async ({ body, by }, desk) => {
    const { after, ...filter } = body;
    const db = desk.database.kysely;
    const head = (await findAuditHead(db)) ?? AUDIT_START;
    const entries = await listFiltered(db, filter, after, EXPORTED);
    await note(desk, by, 'export.audit', 'log', { ...filter, after, entryCount: entries.length });
    return {
      entries: [...entries],
      head: { ...head },
      next: entries.length < EXPORTED ? null : (entries.at(-1)?.seq ?? null),
    };
  },
};

export const auditProof: Handler<Routes['auditProof']> = {
  needs: 'see-audit',
  answer: async ({ body, by }, desk) => {
    const { caseFileId } = body;
    const proof =
      (await proveCaseFile(desk.database.kysely, caseFileId, desk.now())) ??
      refuse('not-found', '审计记录中没有这个案卷 / the log says nothing of this case file');
    if (proof.links.length > LINKS_ANSWERED) {
      refuse(
        'too-large',
        '记录过多，请在服务器上用 weisu audit export 导出 / too many: use `weisu audit export` on the server',
      );
    }
    await note(desk, by, 'export.audit-proof', caseFileId, { linkCount: proof.links.length });
    return { ...proof, links: [...proof.links], start: { ...proof.start }, head: { ...proof.head } };
  },
};
