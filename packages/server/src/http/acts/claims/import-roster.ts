import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  type CaseFileId,
  type ClaimDraft,
  type ClaimId,
  createClaimDue,
  openClaim,
  refuse,
  rememberMapping,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { findClaimAct, lastClaimActSeq, type StoredClaimAct } from '../../../store/claims/claim-acts.ts';
import { rememberHeaders } from '../../../store/claims/claim-mappings.ts';
import {
  addClaimAct,
  addClaims,
  type NewClaim,
  nextClaimNumber,
} from '../../../store/claims/write-claims.ts';
import type { Queryable } from '../../../store/engine.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';
import { claimActId, findRepeated } from './act-on-claims.ts';
import { holdClaimFile } from './hold-claim-file.ts';
import {
  badRowsOf,
  isWholeMapping,
  readSentRoster,
  refuseMapping,
  type SentRoster,
} from './read-sent-roster.ts';

type Asked = ParsedBody<Routes['importRoster']>;
export type Imported = { readonly act: StoredClaimAct | null; readonly sent: SentRoster };

const claimId = (actId: string, row: number, kind: string): ClaimId =>
  `clm_${createHash('sha256').update(`${actId}\n${row}\n${kind}`).digest('hex').slice(0, 24)}`;

const openClaims = (
  desk: Desk,
  actId: string,
  drafts: readonly ClaimDraft[],
  first: number,
): readonly NewClaim[] => {
  const due = createClaimDue(desk.jurisdiction, desk.calendar);
  return drafts.map((draft, index) => {
    const state = openClaim(desk.jurisdiction, draft);
    return {
      id: claimId(actId, draft.row, draft.kind),
      number: first + index,
      draft,
      state,
      dueOn: due(state.clock),
    };
  });
};

const record = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  id: CaseFileId,
  asked: Asked,
): Promise<Imported> => {
  const file = await holdClaimFile(trx, id, by);
  const before = await findRepeated(trx, file.id, { key: asked.key, kind: 'import' }, by);
  const sent = await readSentRoster(desk, trx, by, file.id, asked);
  if (before !== undefined)
    return { act: before, sent: { ...sent, roster: { ...sent.roster, drafts: [], problems: [] } } };
  if (!isWholeMapping(sent.mapping)) refuseMapping();
  const bad = badRowsOf(sent).length;
  const { drafts } = sent.roster;
  if (asked.strict && bad > 0)
    refuse('guard-not-met', `有 ${bad} 行不能导入，全部未导入 / ${bad} rows are bad: nothing was taken`);
  await rememberHeaders(trx, by.officer.unitId, rememberMapping(sent.headers, sent.mapping));
  if (drafts.length === 0) return { act: null, sent };
  const act = {
    id: claimActId(file.id, asked.key),
    caseFileId: file.id,
    seq: (await lastClaimActSeq(trx, file.id)) + 1,
    key: asked.key,
    kind: 'import',
    officerId: by.officer.id,
    unitId: by.officer.unitId,
    at: desk.now(),
    note: asked.note,
    detail: {
      fileName: asked.file.name,
      fileHash: createHash('sha256').update(asked.file.base64).digest('hex'),
      sheet: sent.sheet.name,
      badRows: bad,
    },
    count: drafts.length,
    amountFen: drafts.reduce((sum, { amountFen }) => sum + amountFen, 0),
    undoes: null,
  };
  await addClaimAct(trx, act);
  await addClaims(trx, act, openClaims(desk, act.id, drafts, await nextClaimNumber(trx, file.id)));
  await writeAudit(trx, {
    at: act.at,
    officerId: act.officerId,
    unitId: act.unitId,
    action: 'claim.import',
    subject: act.id,
    caseFileId: file.id,
    detail: { fileHash: act.detail.fileHash, count: act.count, amountFen: act.amountFen, badRows: bad },
  });
  return { act: (await findClaimAct(trx, file.id, act.id)) ?? refuseUnknown(), sent };
};

/** Takes the good rows of a roster as claims of a case file, in one transaction; the mapping is remembered for the unit. */
export const importRoster = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<Imported> =>
  desk.database.transaction((trx) => record(desk, trx, by, id as CaseFileId, asked));
