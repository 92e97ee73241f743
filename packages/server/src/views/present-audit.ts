import type { Reply, Routes } from '@weisu/contract';
import type { ListedEntry } from '../store/audit/list-audit.ts';

export const presentAuditRow = (entry: ListedEntry): Reply<Routes['listAudit']>['rows'][number] => ({
  seq: entry.seq,
  at: entry.at,
  by:
    entry.officerId === null
      ? null
      : { id: entry.officerId, name: entry.byName ?? entry.officerId, login: entry.byLogin ?? '' },
  unit: entry.unitId === null ? null : { id: entry.unitId, name: entry.unitName ?? entry.unitId },
  action: entry.action,
  subject: entry.subject,
  caseFileId: entry.caseFileId,
  detail: entry.detail,
  hash: entry.hash,
});
