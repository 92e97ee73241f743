import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  checkDefinition,
  checkReason,
  decideEdit,
  decideRuling,
  fingerprintOf,
  foldTerm,
  refuse,
  type TermActKind,
  type TermId,
  unwritten,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import type { Queryable } from '../../../store/engine.ts';
import { definitionOf, findTerm, lockTerm, type WholeTerm } from '../../../store/library/find-term.ts';
import { findSameTerm } from '../../../store/library/find-same-term.ts';
import { writeTermAct } from '../../../store/library/write-term.ts';
import { SYSTEM_OFFICER } from '../../../store/standing/officers.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';

const PROGRAM = { program: SYSTEM_OFFICER } as const;

/** The same request has the same id: what is repeated is written once. */
const termIdOf = (officerId: string, key: string): TermId =>
  `term_own-${createHash('sha256').update(`${officerId}\n${key}`).digest('hex').slice(0, 12)}`;

const refuseSame = (id: string): never =>
  refuse('conflict', `词库中已有相同的词（${id}）/ the library has the same term already (${id})`, 'must');

/** Writes a proposal by hand and answers its id, in one transaction. The same key again is the same proposal. */
export const proposeTerm = (
  desk: Desk,
  by: SignedIn,
  { key, definition: typed, reason }: ParsedBody<Routes['proposeTerm']>,
): Promise<TermId> =>
  desk.database.transaction(async (trx) => {
    const id = termIdOf(by.officer.id, key);
    if ((await findTerm(trx, id)) !== undefined) return id;
    const definition = checkDefinition(typed);
    const given = checkReason(reason);
    const same = await findSameTerm(trx, fingerprintOf(definition));
    if (same !== undefined) refuseSame(same);
    const before = unwritten(id, by.officer.id);
    const act = {
      kind: 'propose',
      version: 1,
      by: by.officer.id,
      at: desk.now(),
      reason: given,
      key,
    } as const;
    await writeTermAct(trx, { before, after: foldTerm(before, act, PROGRAM), act, definition });
    return id;
  });

/** The term, held, and whether this very act was recorded before. */
const holdTerm = async (
  trx: Queryable,
  by: SignedIn,
  id: string,
  asked: { readonly key: string; readonly kind: TermActKind },
): Promise<{ readonly term: WholeTerm; readonly isDone: boolean }> => {
  if (!(await lockTerm(trx, id))) refuseUnknown();
  const term = (await findTerm(trx, id)) ?? refuseUnknown();
  const recorded = term.acts.map((act) => ({ key: act.key, kind: act.kind, officerId: act.by }));
  return { term, isDone: isRepeated(recorded, asked, by.officer.id) };
};

/** Proposes a new version, in one transaction; the one in force goes on until it is approved. */
export const editTerm = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { key, seen, definition: typed, reason }: ParsedBody<Routes['editTerm']>,
): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const { term, isDone } = await holdTerm(trx, by, id, { key, kind: 'edit' });
    if (isDone) return;
    const { version, definition } = decideEdit(term, definitionOf(term, term.version), typed, seen);
    const same = await findSameTerm(trx, fingerprintOf(definition));
    if (same !== undefined && same !== id) refuseSame(same);
    const act = {
      kind: 'edit',
      version,
      by: by.officer.id,
      at: desk.now(),
      reason: checkReason(reason),
      key,
    } as const;
    await writeTermAct(trx, { before: term, after: foldTerm(term, act, PROGRAM), act, definition });
  });

/** Rules on a term, in one transaction. The same key again is the same act. */
export const actOnTerm = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { kind, key, seen, reason }: ParsedBody<Routes['actOnTerm']>,
): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const { term, isDone } = await holdTerm(trx, by, id, { key, kind });
    if (isDone) return;
    const officerId = by.officer.id;
    const version = decideRuling(term, kind, { by: officerId, seen });
    const act = { kind, version, by: officerId, at: desk.now(), reason: checkReason(reason), key };
    await writeTermAct(trx, { before: term, after: foldTerm(term, act, PROGRAM), act });
  });
