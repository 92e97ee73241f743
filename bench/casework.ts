import { fileURLToPath } from 'node:url';
import type { Client } from '@weisu/contract';
import { loadJurisdiction } from '@weisu/server';
import { openClaimDesk } from './claim-desk.ts';
import { median, rounded } from './measure.ts';
import { openThrowAwayDatabase } from './throw-away-database.ts';

export type CaseworkSize = { readonly claims: number; readonly officers: number; readonly repeat: number };

const BULK = 500;
const OWN = 10;
const LATER = '2026-01-06';

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * q) - 1)] ?? NaN;
};

const msOf = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** What officers look at: pages deep and shallow, filters, orders, a search, and the case file itself. */
const LOOKS = [
  {},
  { page: 2 },
  { page: 150 },
  { sort: 'amount', order: 'desc' },
  { sort: 'dueOn', page: 40 },
  { sort: 'stage', order: 'desc' },
  { kind: 'wages' },
  { stage: 'applied,accepted', due: 'overdue' },
  { q: '9999' },
  { perPage: 200, page: 20 },
] as const;

const look = async (client: Client, id: string, rounds: number) => {
  const pages: number[] = [];
  const files: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const query of LOOKS) pages.push(await msOf(() => client.listClaims({ params: { id }, query })));
    files.push(await msOf(() => client.caseFile({ params: { id } })));
    files.push(await msOf(() => client.listClaimFiles({})));
  }
  return {
    claimsPageP50Ms: rounded(quantile(pages, 0.5), 1),
    claimsPageP95Ms: rounded(quantile(pages, 0.95), 1),
    caseFileP95Ms: rounded(quantile(files, 0.95), 1),
  };
};

const idsFrom = async (
  client: Client,
  id: string,
  first: number,
  count: number,
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let page = Math.floor(first / 200) + 1; ids.length < count; page += 1) {
    const { rows } = await client.listClaims({ params: { id }, query: { page, perPage: 200 } });
    if (rows.length === 0) break;
    ids.push(...rows.map((row) => row.id));
  }
  return ids.slice(0, count);
};

const accept = async (client: Client, id: string, ids: readonly string[], key: string, seenSeq: number) =>
  client.actOnClaims({
    params: { id },
    body: { kind: 'stage', key, to: 'accepted', on: LATER, seenSeq, claims: { ids: [...ids] } },
  });

const bulk = async (client: Client, id: string, repeat: number) => {
  const runs: number[] = [];
  const undone: number[] = [];
  for (let run = 0; run < repeat; run += 1) {
    const ids = await idsFrom(client, id, run * 600, BULK);
    const { seenSeq } = await client.listClaims({ params: { id }, query: { perPage: 1 } });
    let actId = '';
    runs.push(
      await msOf(async () => {
        actId = (await accept(client, id, ids, `bulk-act-${run}`, seenSeq)).act.id;
      }),
    );
    undone.push(
      await msOf(() =>
        client.actOnClaims({ params: { id }, body: { kind: 'undo', key: `bulk-undo-${run}`, actId } }),
      ),
    );
  }
  return { bulk500Ms: rounded(median(runs), 1), undo500Ms: rounded(median(undone), 1) };
};

/** Every officer acts on claims of its own, twice with one key as a double click sends it, and all of them want one same claim. */
const atOnce = async (clients: readonly Client[], id: string) => {
  const [first] = clients;
  if (first === undefined) throw new Error('no officer');
  const ids = await idsFrom(first, id, 6_000, clients.length * OWN + 1);
  const contested = ids.slice(-1);
  const before = await first.listClaimActs({ params: { id } });
  const { seenSeq } = await first.listClaims({ params: { id }, query: { perPage: 1 } });
  const from = performance.now();
  const own = clients.flatMap((client, index) => {
    const mine = ids.slice(index * OWN, (index + 1) * OWN);
    return [1, 2].map(() => accept(client, id, mine, `own-act-of-${index}`, seenSeq));
  });
  const wanted = clients.map((client, index) =>
    accept(client, id, contested, `same-act-of-${index}`, seenSeq),
  );
  const [done, wins] = await Promise.all([Promise.allSettled(own), Promise.allSettled(wanted)]);
  const seconds = (performance.now() - from) / 1000;
  const after = await first.listClaimActs({ params: { id } });
  const moved = await first.listClaims({ params: { id }, query: { stage: 'accepted', perPage: 1 } });
  const won = wins.filter(({ status }) => status === 'fulfilled').length;
  const histories = await Promise.all(ids.map((claimId) => first.claim({ params: { id, claimId } })));
  return {
    officers: clients.length,
    secondsAtOnce: rounded(seconds, 2),
    requestsASecond: rounded((own.length + wanted.length) / seconds, 1),
    lostActs: done.filter(({ status }) => status === 'rejected').length + (ids.length - moved.total),
    doubledActs:
      after.total -
      before.total -
      (clients.length + 1) +
      histories.filter(({ history }) => history.length !== 2).length,
    winnersOfOneClaim: won,
  };
};

/** Casework on a case file of many claims: pages, an act on 500 claims, and officers acting at once without a lost or doubled act. */
export const benchCasework = async ({ claims, officers, repeat }: CaseworkSize) => {
  const jurisdiction = await loadJurisdiction(
    fileURLToPath(new URL('../jurisdictions/beijing', import.meta.url)),
  );
  await using database = await openThrowAwayDatabase();
  const {
    clients,
    caseFileId: id,
    importSeconds,
  } = await openClaimDesk(database, jurisdiction, {
    claims,
    officers,
  });
  const [first] = clients;
  if (first === undefined) throw new Error('no officer');
  await look(first, id, 1);
  return {
    engine: database.engine,
    importSeconds: rounded(importSeconds, 2),
    ...(await look(first, id, Math.max(repeat, 8))),
    ...(await bulk(first, id, Math.max(repeat, 5))),
    ...(await atOnce(clients, id)),
  };
};
