import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  addDays,
  dayOf,
  findIndicator,
  type Instant,
  raisingContributions,
  routeWarning,
  refuse,
  tipLevel,
  type TipSource,
  type WarningId,
} from '@weisu/core';
import { noteWarnings } from '../../../delivery/note-warnings.ts';
import { watchRaised } from '../../../watch/watch-raised.ts';
import { assessOne } from '../../../pipeline/assess-one.ts';
import { draftTripartiteNotice } from '../../../pipeline/draft-notices.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import type { WholeEnterprise } from '../../../store/desk/load-enterprise.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import { lockWarning, type NewWarningAct, writeWarningAct } from '../../../store/desk/warning-acts.ts';
import type { Queryable } from '../../../store/engine.ts';
import { type RaisedWarning, writeWarnings } from '../../../store/verdict/write-warnings.ts';
import { findTipWarning, lockEnterprise } from '../../../store/warning/load-one.ts';
import { findOpenWarning } from '../../../store/warning/snoozed.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { keepTip } from './keep-tip.ts';

type Asked = ParsedBody<Routes['enterWarning']>;

/** Older word is history: no officer should be sent after it as news. */
const OLDEST_DAYS = 366;
const QUOTED = 200;
const MOST_REASONS = 4;

const sourceOf = ({ jurisdiction }: Desk, id: string): TipSource =>
  jurisdiction.tips.find((tip) => tip.id === id) ??
  refuse('bad-input', '没有这种线索来路 / there is no such way in', 'source');

const checkDay = ({ heardOn }: Asked, now: Instant): void => {
  const today = dayOf(now);
  if (heardOn > today || heardOn <= addDays(today, -OLDEST_DAYS))
    refuse('bad-input', '日期须在今天以前一年之内 / a day within the last year', 'heardOn');
};

const quote = (text: string): string => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

const raisedOf = async (
  desk: Desk,
  trx: Queryable,
  enterprise: WholeEnterprise,
  { key, heardOn }: Asked,
  source: TipSource,
  now: Instant,
): Promise<RaisedWarning> => {
  const asOf = dayOf(now);
  const { assessment, firstSignalOn, firstKnownAt } = await assessOne(
    trx,
    enterprise,
    asOf,
    desk.jurisdiction,
  );
  const own = createHash('sha256').update(key).digest('hex').slice(0, 10);
  const id: WarningId = `war_${enterprise.id.slice('ent_'.length)}.${asOf.replaceAll('-', '')}.tip-${own}`;
  const sentences = raisingContributions(assessment)
    .slice(0, MOST_REASONS)
    .flatMap((c) => findIndicator(c.indicator)?.sentence(c.value) ?? []);
  return {
    warning: {
      id,
      enterpriseId: enterprise.id,
      level: tipLevel(assessment.level),
      because: 'manual',
      state: 'raised',
      asOf,
      firstSignalOn: firstSignalOn ?? heardOn,
      firstKnownAt: firstKnownAt ?? now,
      raisedAt: now,
      firstActAt: null,
      unitId: null,
      caseFileId: null,
      snoozedUntil: null,
    },
    assessment,
    reasons: [
      { zh: `人工录入（${source.name.zh}）`, en: `entered by hand (${source.name.en})` },
      ...sentences,
    ],
    district: enterprise.district,
    supersedes: null,
  };
};

/** Adds the word to the open warning: a second telephone call must not open a second one. A snoozed warning wakes. */
const joinOpen = async (trx: Queryable, id: WarningId, act: NewWarningAct): Promise<void> => {
  await lockWarning(trx, id);
  const { state } = (await findWarning(trx, id)) ?? refuseUnknown();
  await writeWarningAct(
    trx,
    id,
    { ...act, kind: 'tip' },
    state === 'snoozed' ? { state: 'raised', snoozedUntil: null } : { state },
  );
};

const enter = async (desk: Desk, trx: Queryable, by: SignedIn, asked: Asked): Promise<WarningId> => {
  const seen = await loadSeenEnterprise(trx, asked.enterpriseId, by);
  await lockEnterprise(trx, seen.id);
  const before = await findTipWarning(trx, seen.id, asked.key);
  if (before !== undefined) return before;
  const now = desk.now();
  const source = sourceOf(desk, asked.source);
  checkDay(asked, now);
  const text = await keepTip(desk, trx, seen, asked, source, now);
  const act: NewWarningAct = {
    key: asked.key,
    kind: 'enter',
    officerId: by.officer.id,
    at: now,
    reason: `${source.name.zh}，${asked.heardOn}：${quote(text)}`,
    unitId: null,
    until: null,
  };
  const open = await findOpenWarning(trx, seen.id);
  if (open !== undefined) {
    await joinOpen(trx, open, act);
    return open;
  }
  const raised = await raisedOf(desk, trx, seen, asked, source, now);
  await writeWarnings(trx, [raised], by.officer.id);
  await noteWarnings(trx, [raised], () => routeWarning(seen, desk.jurisdiction).unitId);
  await watchRaised(trx, [raised], desk.jurisdiction, {
    asOf: dayOf(now),
    now,
    isWritten: true,
  });
  await draftTripartiteNotice(trx, raised, { jurisdiction: desk.jurisdiction, now });
  await writeWarningAct(trx, raised.warning.id, act, { state: 'raised' });
  return raised.warning.id;
};

/**
 * Takes word of trouble in from an officer, in one transaction: kept as a text, joined to the open warning of the enterprise
 * or raised as one of its own. It is opinion like any other: it needs a second source or corroboration before dispatch.
 * The same key again is the same word. Answers the warning.
 */
export const enterTip = (desk: Desk, by: SignedIn, asked: Asked): Promise<WarningId> =>
  desk.database.transaction((trx) => enter(desk, trx, by, asked));
