import { type Client, createClient, SESSION_COOKIE } from '@weisu/contract';
import { inventClaimRoster, type Jurisdiction } from '@weisu/core';
import {
  chinaWorkCalendar,
  createApp,
  type Database,
  demonstrationLogins,
  ensureSeeded,
} from '@weisu/server';

type App = ReturnType<typeof createApp>;

/** A server over a small city, and as many signed-in city officers as asked for. */
export type ClaimDesk = { readonly clients: readonly Client[]; readonly caseFileId: string };

const JSON_BODY = { 'content-type': 'application/json' };

/** Signs in and answers the cookie of the session. */
export const signInto = async (app: App, login: string, password: string): Promise<string> => {
  const reply = await app.request('/api/session', {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify({ login, password }),
  });
  const cookie = new RegExp(`${SESSION_COOKIE}=[^;]*`).exec(reply.headers.get('set-cookie') ?? '')?.[0];
  if (cookie === undefined) throw new Error(`${login} could not sign in: HTTP ${reply.status}`);
  return cookie;
};

const signIn = async (app: App, login: string, password: string): Promise<Client> => {
  const cookie = await signInto(app, login, password);
  return createClient(async ({ method, path, body }) => {
    const response = await app.request(path, {
      method,
      headers: { ...JSON_BODY, cookie },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, json: await response.json() };
  });
};

/** Copies of the city's officer, so that each act has an officer of its own. */
const addOfficers = async (database: Database, count: number): Promise<readonly string[]> => {
  const { kysely } = database;
  const city = await kysely
    .selectFrom('officers')
    .select(['unit_id', 'password_hash', 'role'])
    .where('login', '=', 'city')
    .executeTakeFirstOrThrow();
  const logins = Array.from({ length: count }, (_, index) => `bench-${index}`);
  await kysely
    .insertInto('officers')
    .values(logins.map((login) => ({ ...city, id: `off_${login}` as const, login, name: login })))
    .execute();
  return logins;
};

const rosterCsv = (count: number, today: string): string => {
  const rows = inventClaimRoster({
    key: 'bench',
    count,
    totalFen: count * 5_000_000,
    appliedOn: today,
    stage: 'applied',
    kinds: ['wages', 'overtime', 'severance'],
  });
  const lines = rows.map(
    ({ name, identity, amountFen }) => `${name},${identity ?? ''},${(amountFen / 100).toFixed(2)},${today}`,
  );
  return ['姓名,身份证号,拖欠工资,申请日期', ...lines].join('\n');
};

/** Seeds a small city, signs the officers in and imports a roster into the case file with the fewest claims. */
export const openClaimDesk = async (
  database: Database,
  jurisdiction: Jurisdiction,
  size: { readonly claims: number; readonly officers: number },
): Promise<ClaimDesk & { readonly importSeconds: number }> => {
  const now = (): string => new Date().toISOString();
  const calendar = chinaWorkCalendar();
  await ensureSeeded(database, { scenario: 'tiny', seed: 1, now: now(), jurisdiction, calendar });
  const password = demonstrationLogins(jurisdiction).find(({ login }) => login === 'city')?.password ?? '';
  const app = createApp({ database, jurisdiction, now, version: 'bench', checkReplies: false });
  const clients: Client[] = [];
  for (const login of await addOfficers(database, size.officers))
    clients.push(await signIn(app, login, password));
  const [first] = clients;
  if (first === undefined) throw new Error('at least one officer is needed');
  const files = await first.listCaseFiles({ query: { state: 'all', perPage: 200 } });
  const busy = new Map(
    (await first.listClaimFiles({ query: { perPage: 200 } })).rows.map((row) => [row.caseFile.id, row]),
  );
  const free = files.rows.find(({ id }) => !busy.has(id)) ?? files.rows[0];
  if (free === undefined) throw new Error('the city has no case file');
  const params = { id: free.id };
  const file = {
    name: 'bench.csv',
    base64: Buffer.from(rosterCsv(size.claims, '2026-01-05')).toString('base64'),
  };
  const { mapping } = await first.previewRoster({ params, body: { file } });
  const from = performance.now();
  const taken = await first.importRoster({ params, body: { key: 'bench-import', file, mapping } });
  if (taken.claimCount !== size.claims)
    throw new Error(
      `${taken.claimCount} of ${size.claims} claims were taken: ${JSON.stringify(taken.problems[0])}`,
    );
  return { clients, caseFileId: free.id, importSeconds: (performance.now() - from) / 1000 };
};
