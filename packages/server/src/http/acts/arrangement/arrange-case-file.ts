import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  type ArrangementDraft,
  type CaseFile,
  type CaseFileId,
  decideMerge,
  decideSplit,
  decideUnmerge,
  firstPass,
  foldDispatch,
  refuse,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { listNoticesOf, listParts, writeMergedInto } from '../../../store/desk/arrange-case-files.ts';
import { findCaseFile, lockOpenCaseFile, type WholeCaseFile } from '../../../store/desk/load-case-file.ts';
import { addCaseFile, lockCaseFile } from '../../../store/desk/write-case-file.ts';
import { openDispatch } from '../../../store/dispatch/write-dispatch.ts';
import type { Queryable } from '../../../store/engine.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';
import { belongingsOf, writeArranged } from './hand-over.ts';

type Held = { readonly stored: WholeCaseFile; readonly file: CaseFile };

const draftOf = (desk: Desk, { officer }: SignedIn, note: string): ArrangementDraft => ({
  by: officer.id,
  unitId: officer.unitId,
  at: desk.now(),
  note,
});

/** Case files that the officer may see, held in one order whatever is asked, so that two arrangements never wait for each other. */
const hold = async (desk: Desk, trx: Queryable, by: SignedIn, ids: readonly string[]): Promise<Held[]> => {
  for (const id of [...new Set(ids)].sort()) if (!(await lockCaseFile(trx, id))) return refuseUnknown();
  const held: Held[] = [];
  for (const id of ids) {
    const stored = (await findCaseFile(trx, id)) ?? refuseUnknown();
    await loadSeenEnterprise(trx, stored.enterpriseId, by);
    held.push({ stored, file: stateOf(desk.jurisdiction, stored) });
  }
  return held;
};

const wasDone = ({ stored }: Held, key: string, kind: string, { officer }: SignedIn): boolean =>
  isRepeated(
    stored.acts.map((act) => ({ key: act.key, kind: act.kind, officerId: act.by })),
    { key, kind },
    officer.id,
  );

/** Merges a case file into an open one, in one transaction. The same key again is the same act. */
export const mergeCaseFile = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { key, into, note }: ParsedBody<Routes['mergeCaseFile']>,
): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const [source, target] = await hold(desk, trx, by, [id, into]);
    if (source === undefined || target === undefined) return refuseUnknown();
    if (wasDone(source, key, 'merge-into', by)) return;
    const over = { from: source.file, to: target.file, key, claims: { which: 'all' } } as const;
    const gone = await belongingsOf(trx, over, await listParts(trx, source.file.id));
    const acts = decideMerge(
      desk.jurisdiction.procedure,
      source.file,
      target.file,
      draftOf(desk, by, note),
      gone,
    );
    await writeArranged(desk, trx, over, acts);
    await writeMergedInto(trx, source.file.id, target.file.id);
  });

/** Undoes a merge, in one transaction: what came from the file and is still where it went goes back. */
export const unmergeCaseFile = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { key, note }: ParsedBody<Routes['unmergeCaseFile']>,
): Promise<void> =>
  desk.database.transaction(async (trx) => {
    const asked = (await findCaseFile(trx, id)) ?? refuseUnknown();
    await loadSeenEnterprise(trx, asked.enterpriseId, by);
    const into = asked.acts.findLast(({ kind }) => kind === 'merge-into')?.payload;
    if (into?.form !== 'arrangement')
      return refuse('conflict', '该案卷没有并入另一案卷 / this case file is not merged');
    const [source, holder] = await hold(desk, trx, by, [id, into.caseFileId]);
    if (source === undefined || holder === undefined) return refuseUnknown();
    if (wasDone(source, key, 'unmerge', by)) return;
    const there = await listParts(trx, holder.file.id);
    const still = (ids: readonly string[], all: readonly string[]) =>
      ids.filter((each) => all.includes(each));
    const over = {
      from: holder.file,
      to: source.file,
      key,
      claims: { which: 'of-acts', actIds: into.claimActId === null ? [] : [into.claimActId] },
    } as const;
    const back = await belongingsOf(trx, over, {
      warnings: still(into.warnings, there.warnings),
      letters: still(into.letters, there.letters),
      notices: still(into.notices, there.notices),
    });
    const acts = decideUnmerge(
      desk.jurisdiction.procedure,
      source.file,
      holder.file,
      draftOf(desk, by, note),
      back,
    );
    // Where the enterprise has got another open file meanwhile, this one cannot go on beside it.
    const other = await lockOpenCaseFile(trx, source.stored.enterpriseId);
    if (
      source.file.mergedInto?.closedAt === null &&
      other !== undefined &&
      ![holder.file.id, source.file.id].includes(other.id)
    )
      refuse('conflict', '该企业另有在办案卷 / another case file of this enterprise is open');
    await writeArranged(desk, trx, over, acts);
    await writeMergedInto(trx, source.file.id, null);
  });

const splitIdOf = (source: CaseFileId, key: string): CaseFileId =>
  `case_${createHash('sha256').update(`${source}\n${key}`).digest('hex').slice(0, 24)}`;

/** The new file counts from the day of the old one: dividing work gives nobody more time. */
const openSplit = async (
  desk: Desk,
  trx: Queryable,
  { officer }: SignedIn,
  { stored, file }: Held,
  id: CaseFileId,
  key: string,
): Promise<CaseFile> => {
  const { procedure } = desk.jurisdiction;
  const own = id.slice('case_'.length);
  const actor = { officerId: officer.id, unitId: officer.unitId };
  const sent = firstPass(actor, file.unitId, desk.now(), '分卷 / split off');
  const dispatch = foldDispatch({ id: `dsp_${own}`, caseFileId: id }, [sent]);
  const opened: CaseFile = {
    id,
    enterpriseId: stored.enterpriseId,
    unitId: file.unitId,
    warningIds: [],
    openedAt: stored.openedAt,
    step: file.step,
    closedAt: null,
    acts: [],
    dispatch,
  };
  const row = { ...opened, procedure: `${procedure.id}@${procedure.version}`, dueOn: null };
  await addCaseFile(trx, { ...row, splitFrom: file.id });
  await openDispatch(trx, { dispatch, rulingDueOn: null, enterpriseId: stored.enterpriseId }, key);
  return opened;
};

/** Splits chosen parts off into a case file of their own, in one transaction; answers its id. */
export const splitCaseFile = (
  desk: Desk,
  by: SignedIn,
  id: string,
  { key, note, warningIds, letterIds, rosterIds }: ParsedBody<Routes['splitCaseFile']>,
): Promise<CaseFileId> =>
  desk.database.transaction(async (trx) => {
    const [source] = await hold(desk, trx, by, [id]);
    if (source === undefined) return refuseUnknown();
    const ownId = splitIdOf(source.file.id, key);
    if (wasDone(source, key, 'split-off', by)) return ownId;
    const there = await listParts(trx, source.file.id);
    for (const [field, chosen, all] of [
      ['warningIds', warningIds, there.warnings],
      ['letterIds', letterIds, there.letters],
    ] as const)
      if (chosen.some((each) => !all.includes(each)))
        refuse('conflict', '所选内容已不在本案卷，请刷新 / what was chosen is no longer here: reload', field);
    const draft = draftOf(desk, by, note);
    const to = { ...source.file, id: ownId, acts: [] };
    const over = { from: source.file, to, key, claims: { which: 'of-acts', actIds: rosterIds } } as const;
    const gone = await belongingsOf(trx, over, {
      warnings: [...warningIds],
      letters: [...letterIds],
      notices: await listNoticesOf(trx, source.file.id, warningIds),
    });
    const { procedure } = desk.jurisdiction;
    const acts = decideSplit(procedure, source.file, to, draft, gone);
    const opened = await openSplit(desk, trx, by, source, ownId, key);
    await writeArranged(desk, trx, { ...over, to: opened }, acts);
    return ownId;
  });
