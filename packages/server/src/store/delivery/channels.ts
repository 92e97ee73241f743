import type { ChannelSettings, Instant, MessageLanguage, OfficerId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';

export type StoredChannel = {
  readonly id: string;
  readonly name: string;
  readonly settings: ChannelSettings;
  /** Sealed. */
  readonly secrets: string;
  readonly language: MessageLanguage;
  readonly namesEnterprise: boolean;
  readonly active: boolean;
  readonly version: number;
};

/** Who changed something, and when. */
export type ChangedBy = { readonly officerId: OfficerId; readonly unitId: UnitId; readonly at: Instant };

const COLUMNS = sql`
  id, name, settings, secrets, language, names_enterprise as "namesEnterprise", active, version`;

export const listChannels = async (db: Queryable): Promise<readonly StoredChannel[]> => {
  const { rows } = await sql<StoredChannel>`select ${COLUMNS} from channels order by name, id`.execute(db);
  return rows;
};

export const findChannel = async (db: Queryable, id: string): Promise<StoredChannel | undefined> => {
  const { rows } = await sql<StoredChannel>`select ${COLUMNS} from channels where id = ${id}`.execute(db);
  return rows[0];
};

/** Holds the channel until the transaction ends. */
export const lockChannel = async (trx: Queryable, id: string): Promise<StoredChannel | undefined> => {
  const { rows } = await sql<StoredChannel>`
    select ${COLUMNS} from channels where id = ${id} for update`.execute(trx);
  return rows[0];
};

/** Writes a channel, new or changed, and enters it into the audit log; of its secrets only that they were set anew. */
export const writeChannel = async (
  trx: Queryable,
  channel: StoredChannel,
  by: ChangedBy,
  secretsChanged: boolean,
): Promise<void> => {
  const { id, name, settings, secrets, language, namesEnterprise, active, version } = channel;
  await sql`
    insert into channels (id, kind, name, settings, secrets, language, names_enterprise, active, version, changed_at, changed_by)
    values (${id}, ${settings.kind}, ${name}, ${JSON.stringify(settings)}::jsonb, ${secrets}, ${language}, ${namesEnterprise},
      ${active}, ${version}, ${by.at}, ${by.officerId})
    on conflict (id) do update set name = excluded.name, settings = excluded.settings, secrets = excluded.secrets,
      language = excluded.language, names_enterprise = excluded.names_enterprise, active = excluded.active,
      version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    trx,
  );
  await writeAudit(trx, {
    at: by.at,
    officerId: by.officerId,
    unitId: by.unitId,
    action: 'delivery.channel',
    subject: id,
    detail: {
      kind: settings.kind,
      name,
      settings,
      language,
      namesEnterprise,
      active,
      version,
      secretsChanged,
    },
  });
};

/** Sealed secrets of all channels, held until the transaction ends. */
export const listChannelSecrets = async (
  trx: Queryable,
): Promise<readonly { readonly id: string; readonly secrets: string }[]> => {
  const { rows } = await sql<{ id: string; secrets: string }>`
    select id, secrets from channels order by id for update`.execute(trx);
  return rows;
};

/** Puts the same secrets, sealed anew, in their place. */
export const replaceChannelSecrets = async (trx: Queryable, id: string, sealed: string): Promise<void> => {
  await sql`update channels set secrets = ${sealed} where id = ${id}`.execute(trx);
};
