import { fileURLToPath } from 'node:url';
import { type Jurisdiction, type Officer, type Role, scopeOf } from '../packages/core/src/index.ts';
import { sql } from 'kysely';
import { loadJurisdiction } from '../packages/server/src/jurisdiction/load-jurisdiction.ts';
import { chinaWorkCalendar } from '../packages/server/src/jurisdiction/work-calendar.ts';
import { demonstrationLogins } from '../packages/server/src/seed/demonstration-officers.ts';
import { ensureSeeded } from '../packages/server/src/seed/ensure-seeded.ts';
import { newToken, tokenHashOf } from '../packages/server/src/session/token.ts';
import type { Database, Queryable } from '../packages/server/src/store/engine.ts';
import { addSession } from '../packages/server/src/store/session/sessions.ts';
import { insertOfficers } from '../packages/server/src/store/standing/officers.ts';
import { loadNameable } from './nameable.ts';

export const NOW = '2026-08-15T02:00:00.000Z';

export const loadPlace = (): Promise<Jurisdiction> =>
  loadJurisdiction(fileURLToPath(new URL('../jurisdictions/beijing', import.meta.url)));

/** Who asks: one of each role and several of the roles that see an area; `stranger` has no session. */
export const ASKERS = [
  'city',
  'daxing',
  'xicheng',
  'chaoyang',
  'haidian',
  'desk',
  'hrss',
  'court',
  'sysadmin',
  'security',
  'audit',
] as const;

const DESK: Officer = {
  id: 'off_desk',
  login: 'desk',
  name: '驻点甲',
  role: 'unit-officer',
  unitId: 'unit_beijing-new-employment',
};

/**
 * Plants marks: `QX12XQ` in everything that tells of enterprise 12, `WK7KW` in what tells of a worker.
 * They are of the shape of no other text, so that one that occurs in an answer says whose row it came from.
 */
const plantMarks = async (db: Queryable): Promise<void> => {
  await sql`create table fuzz_marks as select id, 'QX' || row_number() over (order by id) || 'XQ' as mark from enterprises`.execute(
    db,
  );
  // Acts refuse to be changed, and rightly so.
  await sql`set local session_replication_role = replica`.execute(db);
  await sql`update enterprises e set name = name || m.mark from fuzz_marks m where m.id = e.id`.execute(db);
  await sql`update enterprise_names e set name = name || m.mark from fuzz_marks m where m.id = e.enterprise_id`.execute(
    db,
  );
  await sql`update documents d set body = body || m.mark from fuzz_marks m where m.id = (select min(enterprise_id) from mentions t where t.document_id = d.id having count(distinct enterprise_id) = 1)`.execute(
    db,
  );
  await sql`update case_acts a set note = note || m.mark from case_files c join fuzz_marks m on m.id = c.enterprise_id where c.id = a.case_file_id`.execute(
    db,
  );
  await sql`update claim_acts a set note = note || m.mark from case_files c join fuzz_marks m on m.id = c.enterprise_id where c.id = a.case_file_id`.execute(
    db,
  );
  await sql`update warning_acts a set reason = coalesce(reason, '') || m.mark from warnings w join fuzz_marks m on m.id = w.enterprise_id where w.id = a.warning_id`.execute(
    db,
  );
  await sql`update letters l set texts = (select jsonb_object_agg(key, value || m.mark) from jsonb_each_text(l.texts)) from case_files c join fuzz_marks m on m.id = c.enterprise_id where c.id = l.case_file_id and l.texts <> '{}'::jsonb`.execute(
    db,
  );
  await sql`update notices n set title = title || m.mark from fuzz_marks m where m.id = n.enterprise_id`.execute(
    db,
  );
  await sql`update claim_persons p set name = name || 'WK' || c.number || 'KW' from claims c where c.id = p.claim_id`.execute(
    db,
  );
};

/** Fills an empty, migrated database with the tiny city, an officer of a unit, and the marks. */
export const layWorld = async (database: Database, jurisdiction: Jurisdiction): Promise<void> => {
  await ensureSeeded(database, {
    scenario: 'tiny',
    seed: 1,
    now: NOW,
    jurisdiction,
    calendar: chinaWorkCalendar(),
  });
  await insertOfficers(database.kysely, [{ ...DESK, passwordHash: 'none' }]);
  await database.transaction(plantMarks);
};

/** The tables whose ids an address or a body may name. */
const ID_TABLES = [
  'warnings',
  'enterprises',
  'case_files',
  'terms',
  'letters',
  'notices',
  'bulletins',
  'dispatches',
  'officers',
  'mentions',
  'link_judgements',
  'enterprise_moves',
  'risk_models',
  'backtests',
  'imports',
  'claims',
  'documents',
  'units',
  'sources',
  'claim_acts',
  'level_overrides',
] as const;

export type World = {
  readonly database: Database;
  readonly jurisdiction: Jurisdiction;
  /** Ids by table, of everybody's rows. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Of those, the ones in the area of an asker. */
  readonly ownIds: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Ids that the place's data uses: kinds, stages, results, ways. */
  readonly localIds: readonly string[];
  readonly claims: readonly { readonly id: string; readonly caseFileId: string }[];
  readonly codes: ReadonlyMap<string, string>;
  readonly marks: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  readonly officers: readonly Officer[];
  /** A fresh session of an asker, whose account is put back as it was where an act of another changed it. */
  readonly signIn: (login: string) => Promise<string>;
  /**
   * The enterprises that an officer may hear of, asked of the rows as they are now. A bulletin that was sent to the officer's
   * unit may be read whole.
   */
  readonly allowed: (login: string, address: string) => Promise<ReadonlySet<string>>;
};

const wasSent = async (db: Queryable, bulletinId: string, unitId: string): Promise<boolean> => {
  const { rows } =
    await sql`select 1 from bulletin_recipients where bulletin_id = ${bulletinId} and unit_id = ${unitId}`.execute(
      db,
    );
  return rows.length > 0;
};

const SHOWN_IDS = 150;

/** The rows of tables that belong to an enterprise, directly or by its case file. */
const OWNED: readonly (readonly [table: string, join: string])[] = [
  ['warnings', ''],
  ['case_files', ''],
  ['dispatches', ''],
  ['notices', ''],
  ['mentions', ''],
  ['letters', 'case_files'],
  ['claims', 'case_files'],
];

const loadOwnIds = async (
  db: Queryable,
  enterprises: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const own = new Map<string, readonly string[]>([['enterprises', [...enterprises].slice(0, SHOWN_IDS)]]);
  for (const [table, by] of OWNED) {
    const owner =
      by === ''
        ? sql`t.enterprise_id`
        : sql`(select c.enterprise_id from case_files c where c.id = t.case_file_id)`;
    const { rows } = await sql<{
      id: string;
    }>`select t.id from ${sql.table(table)} t where ${owner} = any(${[...enterprises]}::text[]) order by md5(t.id) limit ${SHOWN_IDS}`.execute(
      db,
    );
    own.set(
      table,
      rows.map((row) => row.id),
    );
  }
  return own;
};

/** Every `id` that stands in a piece of data. */
function* idsWithin(data: unknown): Generator<string> {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (key === 'id' && typeof value === 'string') yield value;
    else yield* idsWithin(value);
  }
}

export const openWorld = async (database: Database, jurisdiction: Jurisdiction): Promise<World> => {
  const db = database.kysely;
  const ids = new Map<string, readonly string[]>();
  for (const table of ID_TABLES) {
    const { rows } = await sql<{
      id: string;
    }>`select id from ${sql.table(table)} order by md5(id) limit ${SHOWN_IDS}`.execute(db);
    ids.set(
      table,
      rows.map((row) => row.id),
    );
  }
  const claims = (
    await sql<{
      id: string;
      caseFileId: string;
    }>`select id, case_file_id as "caseFileId" from claims order by md5(id) limit ${SHOWN_IDS}`.execute(db)
  ).rows;
  const marked = (
    await sql<{
      id: string;
      mark: string;
      code: string;
      name: string;
    }>`select e.id, m.mark, e.credit_code as code, e.name from enterprises e join fuzz_marks m on m.id = e.id`.execute(
      db,
    )
  ).rows;
  const officers = [...demonstrationLogins(jurisdiction).map(({ officer }) => officer), DESK];
  const officerOf = (login: string): Officer => {
    const officer = officers.find((one) => one.login === login);
    if (officer === undefined) throw new Error(`no officer ${login}`);
    return officer;
  };

  const signIn = async (login: string): Promise<string> => {
    const { id, role, unitId } = officerOf(login);
    await sql`update officers set login = ${login}, role = ${role}, unit_id = ${unitId}, closed_at = null, must_change_password = false, totp_secret = null, totp_since = null where id = ${id}`.execute(
      db,
    );
    const token = newToken();
    await addSession(db, {
      tokenHash: tokenHashOf(token),
      officerId: id,
      createdAt: NOW,
      expiresAt: '2027-01-01T00:00:00.000Z',
      browser: null,
      byProvider: true,
    });
    return token;
  };

  const codes = new Map(marked.map(({ code, id }) => [code, id]));

  const allowed = async (login: string, address: string): Promise<ReadonlySet<string>> => {
    const { rows: now } = await sql<{
      role: Role;
      unitId: string;
    }>`select role, unit_id as "unitId" from officers where login = ${login}`.execute(db);
    const officer = now[0];
    if (officer === undefined) return new Set();
    const bulletin = /^\/api\/bulletins\/([^/?]+)/.exec(address)?.[1];
    const sent = bulletin !== undefined && (await wasSent(db, bulletin, officer.unitId));
    if (sent) return new Set(codes.values());
    const scope = scopeOf(officer as Officer, jurisdiction);
    return loadNameable(db, { scope, unitId: officer.unitId, address });
  };

  const ownIds = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const login of ASKERS) ownIds.set(login, await loadOwnIds(db, await allowed(login, '')));

  return {
    database,
    jurisdiction,
    ids,
    ownIds,
    localIds: [...new Set(idsWithin(jurisdiction))],
    claims,
    codes,
    marks: new Map(marked.map(({ mark, id }) => [mark, id])),
    names: marked.map(({ name, mark }) => name.replace(mark, '')),
    officers,
    signIn,
    allowed,
  };
};
