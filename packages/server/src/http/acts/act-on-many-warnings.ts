import type { ParsedBody, Reply, Routes } from '@weisu/contract';
import { type Instant, refuse, RefusedError, type WarningId } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { findWarning, loadWarnings } from '../../store/desk/load-warnings.ts';
import { findLastAct, listWarningActs, lockWarning, writeWarningAct } from '../../store/desk/warning-acts.ts';
import type { Queryable } from '../../store/engine.ts';
import { lockEnterprise } from '../../store/warning/load-one.ts';
import { findOpenWarning } from '../../store/warning/snoozed.ts';
import type { Desk } from '../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../looking.ts';
import { actOnWarning } from './act-on-warning.ts';
import { isRepeated } from './is-repeated.ts';

type Body = ParsedBody<Routes['actOnWarnings']>;
type Undo = ParsedBody<Routes['undoWarningActs']>;
type Done = Reply<Routes['actOnWarnings']>;

const UNDO_MINUTES = 15;
/** What leaves nobody else anything to do: a dispatch is called back by the unit's own way. */
const CAN_BE_UNDONE: ReadonlySet<string> = new Set(['acknowledge', 'dismiss', 'snooze']);

const undoUntil = (at: Instant): Instant => new Date(Date.parse(at) + UNDO_MINUTES * 60_000).toISOString();

/** Does each for itself: what one refuses does not keep the others back. Faults that are no refusal end the whole. */
const forEach = async (
  desk: Desk,
  ids: readonly string[],
  act: (id: WarningId) => Promise<void>,
): Promise<Pick<Done, 'done' | 'refused'>> => {
  const done: string[] = [];
  const refused: { id: WarningId; error: RefusedError }[] = [];
  for (const id of new Set(ids) as ReadonlySet<WarningId>) {
    try {
      await act(id);
      done.push(id);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      refused.push({ id, error });
    }
  }
  // What cannot be seen is named by nothing but its id.
  const seen = await loadWarnings(
    desk.database.kysely,
    refused.flatMap(({ id, error }) => (error.refusal.code === 'not-found' ? [] : [id])),
  );
  const names = new Map(seen.map((warning) => [warning.id, warning.enterpriseName]));
  return {
    done,
    refused: refused.map(({ id, error: { refusal } }) => ({
      id,
      name: names.get(id) ?? id,
      code: refusal.code,
      detail: refusal.detail,
    })),
  };
};

/** One act on many warnings, each in a transaction of its own: after a lost answer the same request does what is left. */
export const actOnManyWarnings = async (desk: Desk, by: SignedIn, body: Body): Promise<Done> => {
  const { ids, ...move } = body;
  const result = await forEach(desk, ids, (id) => actOnWarning(desk, by, id, move));
  return {
    ...result,
    undoUntil: CAN_BE_UNDONE.has(body.kind) && result.done.length > 0 ? undoUntil(desk.now()) : null,
  };
};

const takeBack = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  id: WarningId,
  { key, undoes }: Undo,
): Promise<void> => {
  const { enterpriseId } = (await findWarning(trx, id)) ?? refuseUnknown();
  await loadSeenEnterprise(trx, enterpriseId, by);
  // The enterprise first, as whoever raises a warning holds it: it has at most one that is open.
  await lockEnterprise(trx, enterpriseId);
  await lockWarning(trx, id);
  if (isRepeated(await listWarningActs(trx, id), { key, kind: 'undo' }, by.officer.id)) return;
  const last = await findLastAct(trx, id);
  if (last === undefined || last.key !== undoes)
    return refuse(
      'conflict',
      '之后又有变更，不能撤销 / something has happened since: it cannot be taken back',
    );
  const { was } = last;
  const now = desk.now();
  if (
    was === null ||
    !CAN_BE_UNDONE.has(last.kind) ||
    last.officerId !== by.officer.id ||
    now > undoUntil(last.at)
  )
    return refuse(
      'guard-not-met',
      `只能由本人在 ${UNDO_MINUTES} 分钟内撤销 / only the officer who did it may take it back, within ${UNDO_MINUTES} minutes`,
    );
  const open = await findOpenWarning(trx, enterpriseId);
  if (open !== undefined && open !== id)
    return refuse(
      'conflict',
      '该企业已有新的未办结预警，不能撤销 / the enterprise has another open warning by now: it cannot be taken back',
    );
  await writeWarningAct(
    trx,
    id,
    { key, kind: 'undo', officerId: by.officer.id, at: now, reason: null, unitId: null, until: null },
    was,
  );
};

/** Takes the newest act of each back by a new one that puts the warning where it was; nothing is erased. */
export const undoWarningActs = async (desk: Desk, by: SignedIn, undo: Undo): Promise<Done> => ({
  ...(await forEach(desk, undo.ids, (id) =>
    desk.database.transaction((trx) => takeBack(desk, trx, by, id, undo)),
  )),
  undoUntil: null,
});
