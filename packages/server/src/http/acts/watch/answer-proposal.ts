import type { ParsedBody, Routes } from '@weisu/contract';
import { decideWatch, inScope, refuse, type WatchAct } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { findEnterprise } from '../../../store/desk/load-enterprise.ts';
import type { Queryable } from '../../../store/engine.ts';
import {
  answerProposal as writeAnswer,
  holdProposal,
  type StoredProposal,
} from '../../../store/watch/proposals.ts';
import { countWatchActs, writeWatchAct } from '../../../store/watch/watch-acts.ts';
import { lockEnterprise } from '../../../store/warning/load-one.ts';
import { loadWatching } from '../../../store/watch/watch-entries.ts';
import { ANSWER_WORDS } from '../../../views/watch/present-watched.ts';
import type { Desk } from '../../desk.ts';
import { OutOfAreaError, refuseUnknown } from '../../looking.ts';

type Asked = ParsedBody<Routes['answerWatchProposal']>;

const STATES = { accept: 'accepted', decline: 'declined', reopen: 'open' } as const;

/** Puts the enterprise on the list, or takes it off where an acceptance is taken back. Nothing else comes of a relation. */
const moveOnList = async (
  trx: Queryable,
  proposal: StoredProposal,
  kind: 'join' | 'leave',
  { key, reason }: Asked,
  by: { readonly desk: Desk; readonly signedIn: SignedIn },
): Promise<void> => {
  const { enterpriseId, origin, path, weight } = proposal;
  await lockEnterprise(trx, enterpriseId);
  const now = (await loadWatching(trx, [enterpriseId]))(enterpriseId);
  // What was taken off, or put on by another way, since: the answer changes nothing more.
  if ((kind === 'join') === now.origins.includes(origin)) return;
  const draft: Omit<WatchAct, 'seq'> = {
    enterpriseId,
    kind,
    by: by.signedIn.officer.id,
    unitId: by.signedIn.officer.unitId,
    at: by.desk.now(),
    reason: reason.trim().length < 2 ? ANSWER_WORDS[kind] : reason,
    warningId: null,
    officerId: null,
    reviewOn: null,
    origin,
    path,
    weight,
  };
  const last = (await countWatchActs(trx, [enterpriseId])).get(enterpriseId) ?? 0;
  await writeWatchAct(trx, key, decideWatch(now, last, draft), now);
};

const load = async (trx: Queryable, id: string, { scope }: SignedIn): Promise<StoredProposal> => {
  const proposal = (await holdProposal(trx, id)) ?? refuseUnknown();
  const enterprise = (await findEnterprise(trx, proposal.enterpriseId)) ?? refuseUnknown();
  if (!inScope(scope, enterprise)) throw new OutOfAreaError(proposal.enterpriseId);
  return proposal;
};

/**
 * Accepts or declines a proposed enterprise, or takes the answer back, in one transaction. The same key again is the same
 * answer. Answers the proposal as it stands then.
 */
export const answerProposal = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<StoredProposal> =>
  desk.database.transaction(async (trx) => {
    const proposal = await load(trx, id, by);
    const state = STATES[asked.answer];
    if (proposal.key === asked.key && proposal.state === state) return proposal;
    if (asked.answer === 'reopen' ? proposal.state === 'open' : proposal.state !== 'open')
      refuse('already-done', '已有答复，请刷新 / it was answered already: load the list again');
    await writeAnswer(trx, id, {
      state,
      key: asked.key,
      by: by.officer.id,
      at: desk.now(),
      reason: asked.reason.trim() === '' ? null : asked.reason.trim(),
    });
    if (asked.answer === 'accept') await moveOnList(trx, proposal, 'join', asked, { desk, signedIn: by });
    else if (proposal.state === 'accepted')
      await moveOnList(trx, proposal, 'leave', asked, { desk, signedIn: by });
    await writeAudit(trx, {
      at: desk.now(),
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: `watch.${asked.answer}`,
      subject: proposal.enterpriseId,
      detail: { proposal: id, origin: proposal.origin, weight: proposal.weight, reason: asked.reason },
    });
    return (await holdProposal(trx, id)) ?? refuseUnknown();
  });
