import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  isWaiting,
  type RecordMapping,
  refuse,
  type SourceId,
  type SourceSettings,
  startOf,
  USUAL_TRUST,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { newToken } from '../../../session/token.ts';
import { hostOf, parseOutwardUrl, portOf } from '../../../outward/check-address.ts';
import { OutwardError } from '../../../outward/outward-error.ts';
import { secretOwner } from '../../../sources/collect/collect-source.ts';
import { checkFolder } from '../../../sources/connectors/folder.ts';
import { replaySource } from '../../../sources/collect/replay-source.ts';
import { SourceError } from '../../../sources/row-problem.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import type { Queryable } from '../../../store/engine.ts';
import { upsertSources } from '../../../store/intake/sources.ts';
import {
  askAgain,
  findSource,
  setPaused,
  type StoredSource,
  writeSourceSettings,
} from '../../../store/sources/source-settings.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';

type Plan = ParsedBody<Routes['editSource']>;

/** An internal address that was written as one is refused at once. A name is judged whenever it is asked: what it stands for may change. */
const refuseInternal = async (desk: Desk, host: string, port: number): Promise<void> => {
  if (isIP(host) !== 0) await desk.outward.resolve(host, port);
};

/** What is wrong with settings is said when they are saved, not at the first attempt. */
const checkSettings = async (
  desk: Desk,
  settings: SourceSettings,
  mapping: RecordMapping | null,
): Promise<void> => {
  try {
    if ('url' in settings) {
      const url = parseOutwardUrl(settings.url);
      await refuseInternal(desk, hostOf(url), portOf(url));
    }
    if (settings.kind === 'mailbox') await refuseInternal(desk, settings.host, settings.port);
    if (settings.kind === 'folder') await checkFolder(settings.path, desk.collecting.tools.folders);
  } catch (error) {
    if (error instanceof OutwardError || error instanceof SourceError)
      refuse('bad-input', error.message, 'settings');
    throw error;
  }
  if (mapping !== null && (settings.kind === 'feed' || settings.kind === 'web-list'))
    refuse(
      'bad-input',
      '订阅与网页只有文本，不能映射为记录 / feeds and pages bring texts, not records',
      'mapping',
    );
  if (
    mapping === null &&
    settings.kind === 'json-api' &&
    settings.fields.title === '' &&
    settings.fields.body === ''
  )
    refuse('bad-input', '须指明标题或正文在哪一项 / say where the title or the text is', 'settings');
};

const write = async (
  desk: Desk,
  by: SignedIn,
  trx: Queryable,
  id: SourceId,
  plan: Plan,
  secret: string | null | undefined,
  action: `source.${string}`,
): Promise<void> => {
  const { name, settings, mapping, everyMinutes, districts } = plan;
  const trust = plan.trust ?? (await findSource(trx, id))?.trust ?? USUAL_TRUST[settings.kind];
  const known = desk.jurisdiction.districts.map(({ code }) => code);
  if (districts?.some((code) => !known.includes(code)) === true)
    refuse('bad-input', '没有这个区划 / there is no such district', 'districts');
  await upsertSources(trx, [{ id, name, feed: mapping?.kind ?? 'documents', trust, districts }]);
  await writeSourceSettings(trx, {
    id,
    settings,
    mapping,
    ...(secret === undefined
      ? {}
      : { secret: secret === null ? null : desk.secretBox.seal(secret, secretOwner(id)) }),
    everyMinutes,
    officerId: by.officer.id,
    at: desk.now(),
  });
  await writeAudit(trx, {
    at: desk.now(),
    officerId: by.officer.id,
    unitId: by.officer.unitId,
    action,
    subject: id,
    detail: { name, kind: settings.kind, records: mapping?.kind ?? null, everyMinutes, trust },
  });
};

/** Adds a source; the same key again answers the one that was added. A webhook's secret is made here and told once. */
export const addSource = async (
  desk: Desk,
  by: SignedIn,
  { key, ...plan }: ParsedBody<Routes['addSource']>,
): Promise<{ readonly source: StoredSource; readonly webhookSecret: string | null }> => {
  await checkSettings(desk, plan.settings, plan.mapping);
  const id: SourceId = `src_${createHash('sha256').update(`${by.officer.id}\n${key}`).digest('hex').slice(0, 16)}`;
  const db = desk.database.kysely;
  const before = await findSource(db, id);
  if (before !== undefined) return { source: before, webhookSecret: null };
  const webhookSecret = plan.settings.kind === 'webhook' ? newToken() : null;
  await desk.database.transaction((trx) =>
    write(desk, by, trx, id, plan, webhookSecret ?? plan.secret ?? null, 'source.add'),
  );
  return { source: (await findSource(db, id)) ?? refuseUnknown(), webhookSecret };
};

const requireAsked = (source: StoredSource): NonNullable<StoredSource['asked']> =>
  source.asked ??
  refuse(
    'guard-not-met',
    '此来源由导入或演示数据写入，不能采集 / this source was filled by an import and is not collected',
  );

export const editSource = async (desk: Desk, by: SignedIn, id: string, plan: Plan): Promise<StoredSource> => {
  const db = desk.database.kysely;
  const source = (await findSource(db, id)) ?? refuseUnknown();
  const asked = requireAsked(source);
  if (asked.settings.kind !== plan.settings.kind)
    refuse(
      'bad-input',
      '来源的种类不能改，请另建一个 / the kind of a source cannot change: add another',
      'settings',
    );
  if (source.feed !== (plan.mapping?.kind ?? 'documents'))
    refuse(
      'bad-input',
      '来源所供的记录种类不能改，请另建一个 / what a source feeds cannot change: add another',
      'mapping',
    );
  await checkSettings(desk, plan.settings, plan.mapping);
  await desk.database.transaction((trx) => write(desk, by, trx, source.id, plan, plan.secret, 'source.edit'));
  return (await findSource(db, id)) ?? refuseUnknown();
};

/** Pause, resume, run, backfill, replay. Each is the same when it is asked twice. */
export const actOnSource = async (
  desk: Desk,
  by: SignedIn,
  id: string,
  act: ParsedBody<Routes['actOnSource']>,
): Promise<StoredSource> => {
  const db = desk.database.kysely;
  const source = (await findSource(db, id)) ?? refuseUnknown();
  const asked = requireAsked(source);
  const now = desk.now();
  if ((act.kind === 'run' || act.kind === 'backfill') && isWaiting(asked.settings.kind))
    refuse('guard-not-met', '此来源等待送来的内容，不去采集 / this source waits for what is sent to it');
  await desk.database.transaction(async (trx) => {
    if (act.kind === 'pause' || act.kind === 'resume')
      await setPaused(trx, source.id, act.kind === 'pause', now);
    if (act.kind === 'run') await askAgain(trx, source.id, now);
    if (act.kind === 'backfill')
      await askAgain(trx, source.id, now, { backfill: true, since: act.from, pagesLeft: 50 });
    await writeAudit(trx, {
      at: now,
      officerId: by.officer.id,
      unitId: by.officer.unitId,
      action: `source.${act.kind}`,
      subject: source.id,
      detail: 'from' in act ? { from: act.from } : {},
    });
  });
  if (act.kind === 'replay') await replaySource(desk.collecting, source, startOf(act.from));
  return (await findSource(db, id)) ?? refuseUnknown();
};
