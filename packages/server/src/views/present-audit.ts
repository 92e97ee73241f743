import type { Reply, Routes } from '@weisu/contract';
import type { Procedure } from '@weisu/core';
import type { ListedEntry } from '../store/audit/list-audit.ts';
import { actNameOf } from './act-name.ts';

const CASE_FILE = 'case-file.';

export const presentAuditRow = (
  entry: ListedEntry,
  procedure: Procedure,
): Reply<Routes['listAudit']>['rows'][number] => ({
  seq: entry.seq,
  at: entry.at,
  by:
    entry.officerId === null
      ? null
      : { id: entry.officerId, name: entry.byName ?? entry.officerId, login: entry.byLogin ?? '' },
  unit: entry.unitId === null ? null : { id: entry.unitId, name: entry.unitName ?? entry.unitId },
  action: entry.action,
  actName: entry.action.startsWith(CASE_FILE)
    ? actNameOf(procedure, entry.action.slice(CASE_FILE.length))
    : null,
  subject: entry.subject,
  caseFileId: entry.caseFileId,
  detail: entry.detail,
  hash: entry.hash,
});
