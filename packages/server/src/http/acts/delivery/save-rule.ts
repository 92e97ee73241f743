import { randomBytes } from 'node:crypto';
import type { ParsedBody, Reply, Routes } from '@weisu/contract';
import { PAGE_CHANNEL, refuse } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findChannel } from '../../../store/delivery/channels.ts';
import { lockRule, writeRule } from '../../../store/delivery/rules.ts';
import type { Desk } from '../../desk.ts';

/**
 * Adds a rule or changes one, in one transaction. Refuses with `not-found`, `conflict` where another has changed it meanwhile, `bad-input` for
 * a channel or unit that is not there.
 */
export const saveRule = (
  desk: Desk,
  by: SignedIn,
  { id: asked, seen, rule }: ParsedBody<Routes['saveDeliveryRule']>,
): Promise<Reply<Routes['saveDeliveryRule']>> =>
  desk.database.transaction(async (trx) => {
    const before = asked === null ? undefined : await lockRule(trx, asked);
    if (asked !== null && before === undefined) refuse('not-found', '没有这条规则 / no such rule');
    if (before !== undefined && before.version !== seen)
      refuse('conflict', '规则刚被改动，请看过最新内容再改 / it was changed meanwhile: look at it again');
    if (rule.channel !== PAGE_CHANNEL && (await findChannel(trx, rule.channel)) === undefined)
      refuse('bad-input', '没有这个渠道 / no such channel', 'channel');
    const unknown = rule.units.find((unit) => !desk.jurisdiction.units.some(({ id }) => id === unit));
    if (unknown !== undefined) refuse('bad-input', `没有这个单位 ${unknown} / no such unit`, 'units');
    const id = before?.id ?? `rule_${randomBytes(9).toString('hex')}`;
    const version = (before?.version ?? 0) + 1;
    const { officer } = by;
    const at = desk.now();
    await writeRule(trx, { id, rule, version }, { officerId: officer.id, unitId: officer.unitId, at });
    return { id, rule, version, changedAt: at };
  });
