import type { ParsedBody, Routes } from '@weisu/contract';
import { detectOpinion, type Instant, type LinkVerdict, refuse, type Signal } from '@weisu/core';
import { randomUUID } from 'node:crypto';
import { textOf } from '../../../pipeline/prepare-document.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import type { Queryable } from '../../../store/engine.ts';
import { insertSignals } from '../../../store/intake/insert-signals.ts';
import {
  findJudgementByKey,
  findLaterJudgement,
  findLinkJudgement,
  insertLinkJudgement,
  listChanges,
  markUndone,
  type MentionChange,
} from '../../../store/linking/judgements.ts';
import {
  deleteSignals,
  findMention,
  type JudgedMention,
  listAlike,
  listLinkedOthers,
  listRivals,
  type MentionState,
  setMentionStates,
  takeSignals,
} from '../../../store/linking/mentions.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

type Asked = ParsedBody<Routes['judgeMention']>;

/** What an act on the queue answers: its own id, for undoing, and how many mentions it settled. */
export type Settled = { readonly id: string; readonly changed: number; readonly signals: number };

const isLinked = (state: MentionState): boolean => state === 'linked' || state === 'accepted';

/** Puts a mention into its new state with the signals that follow: known from now on, since only now is it known whom the text means. */
const change = async (
  trx: Queryable,
  mention: JudgedMention,
  after: MentionState,
  now: Instant,
): Promise<MentionChange> => {
  let added: readonly Signal[] = [];
  let taken: readonly Signal[] = [];
  if (!isLinked(mention.state) && isLinked(after)) {
    const others = await listLinkedOthers(trx, mention.document.id, mention.enterpriseId);
    const own = { enterpriseId: mention.enterpriseId, spans: mention.spans, confidence: 1 };
    const document = { ...mention.document, text: textOf(mention.document), recordedAt: now };
    added = detectOpinion(document, [own, ...others]).filter(
      ({ enterpriseId }) => enterpriseId === mention.enterpriseId,
    );
    await insertSignals(trx, added);
  }
  if (isLinked(mention.state) && !isLinked(after))
    taken = await takeSignals(trx, mention.document.id, mention.enterpriseId);
  await setMentionStates(trx, [mention.id], after);
  return { mentionId: mention.id, before: mention.state, after, added: added.map(({ id }) => id), taken };
};

const STATE_AFTER: Readonly<Record<LinkVerdict, MentionState | null>> = {
  same: 'accepted',
  different: 'refused',
  unsure: null,
};

const settle = async (
  trx: Queryable,
  mention: JudgedMention,
  verdict: LinkVerdict,
  now: Instant,
): Promise<MentionChange[]> => {
  const after = STATE_AFTER[verdict];
  if (after === null) return [];
  const alike = [mention, ...(mention.surface === '' ? [] : await listAlike(trx, mention))];
  const changes: MentionChange[] = [];
  for (const each of alike) if (each.state !== after) changes.push(await change(trx, each, after, now));
  if (verdict !== 'same' || mention.surface === '') return changes;
  // Who is meant is known: the others that bear the name are no question in these texts any more.
  const rivals = await listRivals(
    trx,
    alike.map(({ document }) => document.id),
    mention,
  );
  for (const rival of rivals) changes.push(await change(trx, rival, 'refused', now));
  return changes;
};

const settledOf = (id: string, changes: readonly MentionChange[]): Settled => ({
  id,
  changed: changes.length,
  signals: changes.reduce((sum, { added, taken }) => sum + added.length + taken.length, 0),
});

/**
 * Judges whether a mention is its enterprise. The answer holds for every waiting text with the same name in the same
 * surroundings. The same key again is the same act.
 */
export const judgeMention = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { key, verdict }: Asked,
): Promise<Settled> =>
  desk.database.transaction(async (trx) => {
    const { officer } = by;
    const before = await findJudgementByKey(trx, officer.id, key);
    if (before !== undefined) {
      if (before.mentionId !== id || before.verdict !== verdict)
        refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
      return settledOf(before.id, await listChanges(trx, before.id));
    }
    const mention = (await findMention(trx, id)) ?? refuseUnknown();
    await loadSeenEnterprise(trx, mention.enterpriseId, by);
    const now = desk.now();
    const changes = await settle(trx, mention, verdict, now);
    const judgementId = `lju_${randomUUID()}`;
    const { enterpriseId, surface, contextClass, evidence, confidence, linkModel } = mention;
    await insertLinkJudgement(
      trx,
      {
        id: judgementId,
        key,
        officerId: officer.id,
        unitId: officer.unitId,
        at: now,
        verdict,
        mentionId: mention.id,
        enterpriseId,
        surface,
        contextClass,
        evidence,
        confidence,
        linkModel,
      },
      changes,
    );
    await writeAudit(trx, {
      at: now,
      officerId: officer.id,
      unitId: officer.unitId,
      action: 'link.judge',
      subject: mention.id,
      detail: { judgementId, verdict, enterpriseId, changed: changes.length },
    });
    return settledOf(judgementId, changes);
  });

/** Takes a judgement back: states and signals are again what they were. Refused where a later one built on it. */
export const undoJudgement = (desk: Desk, by: SignedIn, id: string): Promise<Settled> =>
  desk.database.transaction(async (trx) => {
    const judgement = (await findLinkJudgement(trx, id)) ?? refuseUnknown();
    await loadSeenEnterprise(trx, judgement.enterpriseId, by);
    const changes = await listChanges(trx, id);
    if (judgement.undoneAt !== null) return settledOf(id, changes);
    if ((await findLaterJudgement(trx, judgement)) !== undefined)
      refuse('conflict', '其后又有判定，请先撤销后来的 / judged again since: undo the later judgement first');
    const now = desk.now();
    for (const { mentionId, before, added, taken } of changes) {
      await deleteSignals(trx, added);
      await insertSignals(trx, taken);
      await setMentionStates(trx, [mentionId], before);
    }
    await markUndone(trx, id, by.officer.id, now);
    await writeAudit(trx, {
      at: now,
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: 'link.undo',
      subject: judgement.mentionId,
      detail: { judgementId: id, changed: changes.length },
    });
    return settledOf(id, changes);
  });
