import type { z } from 'zod';
import { type Route, type RouteName, routes } from '../packages/contract/src/index.ts';
import { randomOf, type Random } from '../packages/core/src/city/random.ts';
import { IMPORT_FIELDS, type Right, RIGHT_TABLE, ROSTER_FIELDS } from '../packages/core/src/index.ts';
import { handlers } from '../packages/server/src/http/handlers.ts';
import { hostileFile } from './files.ts';
import { fromSchema, type Words } from './from-schema.ts';
import { hostileString, hostileValue, pick } from './hostile.ts';
import { spoil } from './spoil.ts';
import { ASKERS, type World } from './world.ts';

/** One request, made wholly from the seed and its number. */
export type FuzzRequest = {
  readonly number: number;
  readonly route: RouteName;
  /** A login of the world, or null for a stranger. */
  readonly asker: string | null;
  readonly method: string;
  readonly address: string;
  readonly body?: string;
  readonly type: string;
};

const TABLES = Object.entries(routes) as [RouteName, Route][];

/** Routes that hash passwords, walk the whole log, or lay out documents: asked less often, so that a million requests end. */
const COSTLY: Partial<Record<RouteName, number>> = {
  login: 0.03,
  changePassword: 0.03,
  offerSecondFactor: 0.1,
  createAccount: 0.05,
  actOnAccount: 0.2,
  verifyAudit: 0.05,
  exportAudit: 0.1,
  auditProof: 0.1,
  bulletinFile: 0.05,
  draftBulletin: 0.1,
  letterFile: 0.1,
  startBacktest: 0.02,
  startImport: 0.1,
  previewImport: 0.3,
  compareModel: 0.2,
  modelDrift: 0.3,
  logout: 0.2,
  removeSecondFactor: 0.1,
  situation: 0.3,
  previewTerm: 0.3,
};

const drawRoute = (random: Random): readonly [RouteName, Route] => {
  for (;;) {
    const drawn = pick(random, TABLES);
    if (random.next() < (COSTLY[drawn[0]] ?? 1)) return drawn;
  }
};

const SEGMENT_TABLE: Readonly<Record<string, string>> = {
  'case-files': 'case_files',
  inbox: 'notices',
  accounts: 'officers',
  'link-judgements': 'link_judgements',
  'enterprise-moves': 'enterprise_moves',
  models: 'risk_models',
};

const FIELD_TABLE: readonly (readonly [RegExp, string])[] = [
  [/^(unitId|units|to|unit)$/, 'units'],
  [/^enterpriseId$/, 'enterprises'],
  [/^warningId$/, 'warnings'],
  [/^(caseFileId|into)$/, 'case_files'],
  [/^(claimId|ids)$/, 'claims'],
  [/^officerId$/, 'officers'],
  [/^termId$/, 'terms'],
  [/^documentId$/, 'documents'],
  [/^modelId$/, 'risk_models'],
  [/^actId$/, 'claim_acts'],
  [/^sourceId$/, 'sources'],
  [/^follows$/, 'letters'],
];

const DAYS = [
  '2026-08-14',
  '2026-08-15',
  '2026-08-16',
  '2026-09-30',
  '2025-08-31',
  '2026-01-31',
  '2024-02-29',
  '2026-12-31',
  '2027-08-15',
];
const TEXTS = [
  '虚构说明',
  '拖欠工资三个月',
  '工人称两个月没发钱',
  '属实',
  '欠薪',
  'qianxin',
  '科技',
  '1',
  '2',
  'none',
  '10.5',
];

const MAPPED = [...ROSTER_FIELDS, ...Object.keys(IMPORT_FIELDS)];

type Making = {
  readonly world: World;
  readonly asker: string | null;
  readonly words: Words;
  readonly random: Random;
};

const wordsOf = (world: World, number: number, asker: string | null): Words => ({
  file: (random) => {
    const { name, bytes } = hostileFile(random);
    return { name, base64: Buffer.from(bytes).toString('base64') };
  },
  fitting: (field, random) => {
    if (field === 'key') return [`fuzz-${number}-key`];
    const table = FIELD_TABLE.find(([pattern]) => pattern.test(field))?.[1];
    if (table !== undefined) return idsFor(world, table, asker, random);
    if (field === 'mapping') return MAPPED;
    if (field === 'kind' || field === 'source' || field === 'result' || field === 'stage')
      return world.localIds;
    if (/On$|^(from|until|day|date|since|after)$/.test(field)) return DAYS;
    if (field.endsWith('At')) return ['2026-08-14T02:00:00.000Z', '2026-08-20T02:00:00.000Z'];
    if (field === 'creditCode' || field.endsWith('CreditCode')) return [...world.codes.keys()];
    if (field === 'district') return world.jurisdiction.districts.map(({ code }) => code);
    if (field === 'q') return [pick(random, world.names), pick(random, world.names).slice(0, 3), ...TEXTS];
    return [
      ...TEXTS,
      pick(random, world.names),
      pick(random, DAYS),
      ...world.jurisdiction.tips.map(({ id }) => id),
      pick(random, world.jurisdiction.units).id,
    ];
  },
});

/** Lone halves of surrogate pairs cannot be written into an address at all. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** A value as an address writes it: nothing for what is not there, JSON for what has parts. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : (JSON.stringify(value) ?? '');

const pathOf = (path: string, params: Record<string, unknown>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = textOf(params[name]);
    return encodeURIComponent(wellFormed(value)).slice(0, 6000) || '%20';
  });

/** Ids that the asker may act on come first: a request that ends at `not-found` shows little of what lies behind. */
const idsFor = (world: World, table: string, asker: string | null, random: Random): readonly string[] => {
  const own = asker === null ? undefined : world.ownIds.get(asker)?.get(table);
  return own !== undefined && own.length > 0 && random.chance(0.65) ? own : (world.ids.get(table) ?? []);
};

const paramsOf = (route: Route, { world, asker, words, random }: Making): Record<string, unknown> => {
  const claims = world.claims.filter(
    ({ caseFileId }) => asker !== null && world.ownIds.get(asker)?.get('case_files')?.includes(caseFileId),
  );
  const claim = pick(random, claims.length > 0 && random.chance(0.7) ? claims : world.claims);
  const made: Record<string, unknown> = {};
  let segment = '';
  for (const part of route.path.split('/')) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      segment = part;
      continue;
    }
    const table = SEGMENT_TABLE[segment] ?? segment;
    const roll = random.next();
    const ids = idsFor(world, table, asker, random);
    if (roll < 0.06) made[name] = hostileString(random);
    else if (name === 'version')
      made[name] = pick(random, ['1', '1', '2', '0', '-1', '99999999999999999999']);
    else if (route.path.includes('/claims/{claimId}'))
      made[name] = name === 'claimId' ? claim?.id : claim?.caseFileId;
    else if (ids.length > 0 && name === 'id' && roll < 0.93) made[name] = pick(random, ids);
    else if (name !== 'id' && route.params !== undefined)
      made[name] = fromSchema((route.params as z.ZodObject).shape[name] as never, name, words, random);
    else made[name] = pick(random, [...world.ids.values()].flat());
  }
  return made;
};

const queryOf = (route: Route, words: Words, mode: Mode, random: Random): string => {
  if (route.query === undefined && mode !== 'nonsense') return '';
  let query = (route.query === undefined ? {} : fromSchema(route.query, '', words, random)) as Record<
    string,
    unknown
  >;
  if (mode === 'spoilt') query = spoil(query, random) as Record<string, unknown>;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    search.append(name, wellFormed(textOf(value)).slice(0, 3000));
  if (mode === 'nonsense')
    search.append(
      wellFormed(hostileString(random)).slice(0, 100),
      wellFormed(hostileString(random)).slice(0, 3000),
    );
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};

type Mode = 'valid' | 'spoilt' | 'nonsense';

const bodyOf = (route: Route, words: Words, mode: Mode, random: Random): string | undefined => {
  if (route.method === 'GET') return undefined;
  if (route.body === undefined) return mode === 'nonsense' ? hostileString(random) : undefined;
  if (mode === 'nonsense')
    return random.chance(0.5) ? hostileString(random) : JSON.stringify(hostileValue(random));
  const made = fromSchema(route.body, '', words, random);
  return JSON.stringify(mode === 'spoilt' ? spoil(made, random) : made) ?? '';
};

const askerOf = (route: RouteName, random: Random): string | null => {
  if (random.chance(0.03)) return null;
  const needs: string = handlers[route].needs;
  const roles: readonly string[] = needs in RIGHT_TABLE ? RIGHT_TABLE[needs as Right].roles : [];
  const able = ASKERS.filter((asker) => roles.includes(ROLE_OF[asker]));
  return able.length > 0 && random.chance(0.85) ? pick(random, able) : pick(random, ASKERS);
};

const ROLE_OF: Record<(typeof ASKERS)[number], string> = {
  city: 'city-officer',
  daxing: 'district-officer',
  xicheng: 'district-officer',
  chaoyang: 'district-officer',
  haidian: 'district-officer',
  desk: 'unit-officer',
  hrss: 'partner',
  court: 'partner',
  sysadmin: 'system-admin',
  security: 'security-admin',
  audit: 'audit-admin',
};

/** Request number `number` of a run: the route, who asks, and an input that is valid, nearly valid, or nonsense. */
export const requestOf = (world: World, seed: number, number: number): FuzzRequest => {
  const random = randomOf(seed, number);
  const [name, route] = drawRoute(random);
  const roll = random.next();
  const mode: Mode = roll < 0.62 ? 'valid' : roll < 0.92 ? 'spoilt' : 'nonsense';
  const asker = askerOf(name, random);
  const words = wordsOf(world, number, asker);
  const address = `${pathOf(route.path, paramsOf(route, { world, asker, words, random }))}${queryOf(route, words, mode, random)}`;
  const body = bodyOf(route, words, mode, random);
  return {
    number,
    route: name,
    asker,
    method: route.method,
    address,
    type:
      mode === 'nonsense' && random.chance(0.2)
        ? hostileString(random)
            .replaceAll(/[^\x20-\x7E]/g, '')
            .slice(0, 100)
        : 'application/json',
    ...(body === undefined ? {} : { body }),
  };
};
