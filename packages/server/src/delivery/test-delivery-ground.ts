import type { Client } from '@weisu/contract';
import type { DeliveryRule } from '@weisu/core';
import { idOf, jurisdiction } from '../http/test-city.ts';
import { openDesk, type TestDesk } from '../http/test-desk.ts';
import { createOutwardDoor } from '../outward/door.ts';
import { readOutwardRules } from '../outward/outward-limits.ts';
import { createSecretBox, newSecretKey, type SecretBox } from '../session/secret-box.ts';
import { insertFirstRules } from '../store/delivery/rules.ts';
import type { Database } from '../store/engine.ts';
import { ensureSystemOfficer } from '../store/standing/officers.ts';
import type { DeliveryDeps } from './send-due.ts';
import { type StandIn, wecomStandIn } from './test-robots.ts';

export const HOOK = '7a3d0c5e-0000-4000-8000-000000000001';

const RULE: DeliveryRule = {
  name: '橙色以上即时告知',
  active: true,
  kinds: ['warning-raised', 'warning-worse', 'dispatch-sent', 'dispatch-returned', 'dispatch-overdue'],
  fromLevel: null,
  units: [],
  channel: 'page',
  audience: 'unit',
  digestAt: null,
  quiet: null,
  urgentFrom: null,
};

/** A telephone tip of the walk. */
export const tip = (key: string) => ({
  key: `tip-key-${key}`,
  enterpriseId: idOf('E'),
  said: '来电称两个月没有发工资，联系电话13800138000',
  source: 'telephone',
  kind: 'wage-arrears' as const,
  heardOn: '2026-11-01',
});

export type DeliveryGround = {
  readonly desk: TestDesk;
  readonly deps: DeliveryDeps;
  readonly robot: StandIn;
  readonly channel: string;
  readonly secretBox: SecretBox;
  readonly system: Client;
  readonly city: Client;
  readonly daxing: Client;
};

/** A desk with one rule to a group robot that answers on this machine. */
export const openDeliveryGround = async (database: Database): Promise<DeliveryGround> => {
  const secretBox = createSecretBox(newSecretKey());
  const outward = createOutwardDoor(readOutwardRules({ WEISU_OUTWARD_ALLOW: '127.0.0.1' }));
  const desk = await openDesk(database, { outward, secretBox, publicUrl: 'https://weisu.example' });
  const robot = await wecomStandIn(HOOK);
  const deps: DeliveryDeps = {
    database: desk.database,
    jurisdiction,
    secretBox,
    outward,
    now: desk.at,
    random: () => 0,
    base: 'https://weisu.example',
  };
  await desk.database.transaction(async (trx) => {
    await ensureSystemOfficer(trx, 'unit_beijing');
    await insertFirstRules(trx, jurisdiction.delivery.rules, desk.at());
  });
  const system = await desk.clientOf('system');
  const city = await desk.clientOf('city');
  const daxing = await desk.clientOf('daxing');
  const made = await system.saveChannel({
    body: {
      id: null,
      seen: null,
      name: '市总值班群',
      settings: { kind: 'wecom' },
      secrets: { robotUrl: `${robot.url}/cgi-bin/webhook/send?key=${HOOK}` },
      language: 'zh',
      namesEnterprise: false,
      active: true,
    },
  });
  await system.saveDeliveryRule({ body: { id: null, seen: null, rule: { ...RULE, channel: made.id } } });
  return { desk, deps, robot, channel: made.id, secretBox, system, city, daxing };
};
