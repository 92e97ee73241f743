import type { ErrorCode } from '../../errors.ts';
import type { Wording } from '../../wording.ts';
import { dayOf } from '../../time.ts';
import { type Dispatch, type DispatchState, isSuspended, PASS_KINDS, type PassKind } from './dispatch.ts';
import type { Actor, PassGround } from './pass-ground.ts';
import { findUnit, unitsAbove, worksFor } from './unit-tree.ts';

export type Held = { readonly code: ErrorCode; readonly words: Wording };

const held = (code: ErrorCode, zh: string, en: string): Held => ({ code, words: { zh, en } });

const STARTS_FROM: Readonly<Record<PassKind, readonly DispatchState[]>> = {
  send: ['returned'],
  sign: ['sent'],
  return: ['sent', 'working'],
  forward: ['sent', 'working'],
  urge: ['sent', 'working', 'returned'],
  supervise: ['sent', 'working', 'returned', 'contested'],
  'ask-extension': ['working'],
  'ask-suspension': ['working'],
  approve: ['working'],
  refuse: ['working'],
  resume: ['working'],
  rule: ['contested'],
};

const STATE_WORDS: Readonly<Record<DispatchState, Wording>> = {
  sent: { zh: '正待签收', en: 'it waits to be signed for' },
  working: { zh: '已签收在办', en: 'it has been signed for' },
  returned: { zh: '已退单，待重新派出', en: 'it was sent back and waits to be sent again' },
  contested: { zh: '已再次退单，待市总工会裁定', en: 'it was sent back again: the city must rule' },
};

type Part = 'holder' | 'overseer' | 'city';

const PARTS: Readonly<Record<PassKind, readonly Part[]>> = {
  send: ['overseer', 'city'],
  sign: ['holder'],
  return: ['holder'],
  forward: ['holder', 'city'],
  urge: ['overseer', 'city'],
  supervise: ['city'],
  'ask-extension': ['holder'],
  'ask-suspension': ['holder'],
  approve: ['overseer', 'city'],
  refuse: ['overseer', 'city'],
  resume: ['holder', 'overseer', 'city'],
  rule: ['city'],
};

const PART_WORDS: Readonly<Record<Part, Wording>> = {
  holder: { zh: '承办单位', en: 'the unit that has it' },
  overseer: { zh: '派出单位', en: 'the unit that sent it' },
  city: { zh: '市总工会', en: 'the city federation' },
};

/** Who answers the holder: who sent it, or, where a unit sent it to itself, the unit above. */
const overseerOf = ({ holder, sender }: Dispatch, { units }: PassGround) =>
  sender === holder ? (unitsAbove(units, holder)[0] ?? holder) : sender;

const plays = (part: Part, dispatch: Dispatch, { unitId }: Actor, ground: PassGround): boolean => {
  switch (part) {
    case 'holder':
      return worksFor(ground.units, unitId, dispatch.holder);
    case 'overseer':
      return unitId === overseerOf(dispatch, ground);
    case 'city':
      return findUnit(ground.units, unitId)?.kind === 'city';
  }
};

const GUARDS: Partial<
  Readonly<Record<PassKind, (dispatch: Dispatch, actor: Actor, ground: PassGround) => Held | null>>
> = {
  return: (dispatch, _actor, { returnBy, today }) => {
    if (dispatch.ruledTo !== null)
      return held(
        'guard-not-met',
        '市总工会已裁定，裁定有约束力，不得再退',
        'the city has ruled: it cannot be sent back again',
      );
    if (dispatch.sender === dispatch.holder)
      return held(
        'guard-not-met',
        '本单位自派的工作无处可退，请转办',
        'your own unit sent it: forward it instead',
      );
    return returnBy === null || today <= returnBy
      ? null
      : held('guard-not-met', `已过退单期限（${returnBy}）`, `the time to send it back ended on ${returnBy}`);
  },
  urge: ({ urgedAt }, _actor, { today }) =>
    urgedAt !== null && dayOf(urgedAt) === today
      ? held('already-done', '今天已催办过', 'it was urged today already')
      : null,
  supervise: (_dispatch, _actor, { clock }) =>
    clock === null || clock.supervision === 'in-time'
      ? held('guard-not-met', '尚在时限内，无须督办', 'it is in time: nothing to supervise')
      : null,
  'ask-extension': ({ asked, extendedOn }, _actor, { clock, today }) => {
    if (asked !== null) return held('already-done', '已有申请待批', 'a request waits for its answer');
    if (clock === null || !clock.extensible)
      return held('guard-not-met', '本步骤的时限不可延长', 'the deadline of this step cannot be extended');
    if (extendedOn !== null && extendedOn >= clock.from)
      return held('already-done', '已延期一次', 'it has been extended once');
    return today > clock.dueOn
      ? held('guard-not-met', '已逾期，不能再申请延期', 'it is overdue: too late to ask')
      : null;
  },
  'ask-suspension': (dispatch, _actor, { clock, today }) => {
    if (dispatch.asked !== null)
      return held('already-done', '已有申请待批', 'a request waits for its answer');
    if (clock === null) return held('guard-not-met', '本步骤没有时限', 'no clock runs in this step');
    if (isSuspended(dispatch, today)) return held('already-done', '已挂账', 'the clock stands already');
    return today > clock.dueOn
      ? held('guard-not-met', '已逾期，不能再申请挂账', 'it is overdue: too late to ask')
      : null;
  },
  resume: (dispatch, _actor, { today }) =>
    isSuspended(dispatch, today) ? null : held('guard-not-met', '并未挂账', 'the clock is not standing'),
};

const answerGuard = ({ asked }: Dispatch, { officerId }: Actor): Held | null => {
  if (asked === null) return held('guard-not-met', '没有待批的申请', 'no request waits');
  return asked.by === officerId
    ? held('not-allowed', '申请须由另一人审批', 'another person must answer a request')
    : null;
};

/** Why this officer cannot do this now, or null where nothing stands against it. */
export const passHeldBack = (
  dispatch: Dispatch,
  actor: Actor,
  ground: PassGround,
  kind: PassKind,
): Held | null => {
  const parts = PARTS[kind];
  if (!parts.some((part) => plays(part, dispatch, actor, ground))) {
    const zh = parts.map((part) => PART_WORDS[part].zh).join('或');
    const en = parts.map((part) => PART_WORDS[part].en).join(' or ');
    return held('not-allowed', `此事由${zh}办理`, `this is for ${en}`);
  }
  if (!STARTS_FROM[kind].includes(dispatch.state)) {
    const words = STATE_WORDS[dispatch.state];
    return kind === 'sign' && dispatch.state === 'working'
      ? held('already-done', '已签收', 'it has been signed for')
      : held('guard-not-met', words.zh, words.en);
  }
  if (kind === 'approve' || kind === 'refuse') return answerGuard(dispatch, actor);
  return GUARDS[kind]?.(dispatch, actor, ground) ?? null;
};

/** What this officer may do now, in the order of `PASS_KINDS`. */
export const passesOpenTo = (dispatch: Dispatch, actor: Actor, ground: PassGround): readonly PassKind[] =>
  PASS_KINDS.filter((kind) => passHeldBack(dispatch, actor, ground, kind) === null);
