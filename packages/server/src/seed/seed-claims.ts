import {
  addDays,
  type AuditNote,
  type CaseFile,
  type CaseFileId,
  type Claim,
  type ClaimMove,
  createClaimDue,
  type Day,
  dayOf,
  decideClaimMove,
  type EnterpriseId,
  type Instant,
  inventClaimRoster,
  type Jurisdiction,
  openClaim,
  type WorkCalendar,
} from '@weisu/core';
import type { ClaimAct } from '../store/claims/claim-acts.ts';
import { type Filing, listFilings } from '../store/claims/list-filings.ts';
import {
  addClaimAct,
  addClaims,
  moveClaims,
  type NewClaim,
  type NextState,
} from '../store/claims/write-claims.ts';
import type { Queryable } from '../store/engine.ts';
import { type DemonstrationLogin, officerOf } from './demonstration-officers.ts';
import { chanceOf, workingInstant } from './working-time.ts';

export type ClaimSeeding = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly logins: readonly DemonstrationLogin[];
  readonly files: ReadonlyMap<CaseFileId, CaseFile>;
  /** Whose story is told to its end: each of their claims goes through to enforcement. */
  readonly protagonists: readonly EnterpriseId[];
  readonly now: Instant;
};

/** Enough to fill the pages; a city of thousands has more filings than a demonstration needs. */
const MOST_CLAIMS = 4_000;

/** A stage that a share of the claims reaches, so many days after the one before. */
type Turn = {
  readonly to: string;
  readonly days: number;
  readonly share: number;
  readonly paid?: true;
  readonly result?: string;
  /** Where those go that do not reach it: nobody's claim is forgotten where its clock ran out. */
  readonly rest?: string;
};

const THROUGH: readonly Turn[] = [
  { to: 'accepted', days: 4, share: 1 },
  { to: 'awarded', days: 36, share: 1, result: 'upheld' },
  { to: 'enforcement', days: 14, share: 1 },
];
/** What a court collects in the end; the few that are left wait for the higher court. */
const COLLECTED: Turn = { to: 'settled', days: 90, share: 0.94, paid: true };
const WAYS: readonly (readonly Turn[])[] = [
  [
    { to: 'accepted', days: 3, share: 0.98, rest: 'withdrawn' },
    { to: 'awarded', days: 36, share: 0.95, result: 'upheld', rest: 'withdrawn' },
    { to: 'settled', days: 12, share: 0.8, paid: true, rest: 'enforcement' },
  ],
  [
    { to: 'accepted', days: 3, share: 1 },
    { to: 'mediating', days: 10, share: 0.95, rest: 'withdrawn' },
    { to: 'settled', days: 15, share: 1, paid: true },
  ],
  [
    { to: 'accepted', days: 4, share: 1 },
    { to: 'awarded', days: 32, share: 0.97, result: 'upheld', rest: 'withdrawn' },
    { to: 'enforcement', days: 13, share: 1 },
  ],
];

type Running = {
  readonly seeding: ClaimSeeding;
  readonly file: CaseFile;
  readonly due: ReturnType<typeof createClaimDue>;
  readonly notes: AuditNote[];
  seq: number;
  number: number;
};

const actOf = (
  running: Running,
  more: Pick<ClaimAct, 'id' | 'kind' | 'at' | 'note' | 'detail' | 'count' | 'amountFen'>,
): ClaimAct => ({
  ...more,
  caseFileId: running.file.id,
  seq: (running.seq += 1),
  key: more.id,
  officerId: officerOf(running.seeding.logins, running.file.unitId),
  unitId: running.file.unitId,
  undoes: null,
});

const record = async (trx: Queryable, running: Running, act: ClaimAct): Promise<void> => {
  await addClaimAct(trx, act);
  running.notes.push({
    at: act.at,
    officerId: act.officerId,
    unitId: act.unitId,
    action: `claim.${act.kind}`,
    subject: act.id,
    caseFileId: act.caseFileId,
    detail: { ...act.detail, count: act.count, amountFen: act.amountFen },
  });
};

const sumOf = (claims: readonly { readonly amountFen: number }[]): number =>
  claims.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** Moves a share of the claims on by one turn; answers those that moved. */
const turn = async (
  trx: Queryable,
  running: Running,
  claims: readonly (Claim & { readonly version: number })[],
  { to, share, paid, result }: Turn,
  at: Instant,
  key: string,
): Promise<readonly (Claim & { readonly version: number })[]> => {
  const { jurisdiction } = running.seeding;
  const chosen = claims.slice(0, Math.ceil(claims.length * share));
  const move: ClaimMove = {
    kind: 'stage',
    to,
    on: dayOf(at),
    result: result ?? null,
    awardedFen: null,
    paid: paid ? 'in-full' : 'unchanged',
  };
  const next = chosen.flatMap((claim): NextState[] => {
    const decided = decideClaimMove(jurisdiction, claim, move);
    return decided.done
      ? [
          {
            id: claim.id,
            version: claim.version,
            state: decided.state,
            dueOn: running.due(decided.state.clock),
          },
        ]
      : [];
  });
  if (next.length === 0) return [];
  const { kind, ...detail } = move;
  const act = actOf(running, {
    id: `cla_${key}`,
    kind,
    at,
    note: '',
    detail,
    count: next.length,
    amountFen: sumOf(chosen),
  });
  await record(trx, running, act);
  await moveClaims(trx, act, next);
  const states = new Map(next.map(({ id, state }) => [id, state]));
  return chosen.flatMap((claim) => {
    const state = states.get(claim.id);
    return state === undefined ? [] : [{ ...claim, ...state, version: claim.version + 1 }];
  });
};

const takeRoster = async (trx: Queryable, running: Running, filing: Filing, on: Day, at: Instant) => {
  const { jurisdiction } = running.seeding;
  const terms = jurisdiction.claims;
  const drafts = inventClaimRoster({
    key: filing.recordId,
    count: filing.claimCount,
    totalFen: Math.max(filing.claimCount, Math.round(filing.amountYuan * 100)),
    appliedOn: on,
    stage: terms.startsAt,
    kinds: terms.kinds.map(({ id }) => id),
  });
  const claims = drafts.map((draft): NewClaim => {
    const state = openClaim(jurisdiction, draft);
    return {
      id: `clm_${filing.recordId}-${draft.row}`,
      number: (running.number += 1),
      draft,
      state,
      dueOn: running.due(state.clock),
    };
  });
  const act = actOf(running, {
    id: `cla_${filing.recordId}`,
    kind: 'import',
    at,
    note: '仲裁委提供的立案名册（演示）',
    detail: { fileName: '立案名册.xlsx', badRows: 0 },
    count: claims.length,
    amountFen: sumOf(drafts),
  });
  await record(trx, running, act);
  await addClaims(trx, act, claims);
  return claims.map(({ id, draft, state }) => ({
    ...state,
    id,
    kind: draft.kind,
    amountFen: draft.amountFen,
    version: 1,
  }));
};

const liveThrough = async (trx: Queryable, running: Running, filing: Filing): Promise<void> => {
  const { seeding } = running;
  const way = seeding.protagonists.includes(running.file.enterpriseId)
    ? THROUGH
    : WAYS[Math.floor(chanceOf(`${filing.recordId} way`) * WAYS.length)];
  const known = filing.recordedAt > filing.openedAt ? filing.recordedAt : filing.openedAt;
  let at = workingInstant(known, 0, seeding.calendar, filing.recordId);
  if (at >= seeding.now) return;
  let claims: Awaited<ReturnType<typeof turn>> = await takeRoster(
    trx,
    running,
    filing,
    filing.occurredOn,
    at,
  );
  // The law counts from the day of the application; the roster may have come later.
  let on = filing.occurredOn;
  const enforced: (Claim & { readonly version: number })[] = [];
  for (const [index, each] of (way ?? []).entries()) {
    on = addDays(on, each.days);
    const then = workingInstant(`${on}T00:00:00.000Z`, 0, seeding.calendar, `${filing.recordId} ${index}`);
    at = then > at ? then : new Date(Date.parse(at) + 3_600_000).toISOString();
    if (at >= seeding.now || claims.length === 0) return;
    const key = `${filing.recordId}-${index}`;
    const left = claims.slice(Math.ceil(claims.length * each.share));
    claims = await turn(trx, running, claims, each, at, key);
    if (each.to === 'enforcement') enforced.push(...claims);
    if (each.rest === undefined || left.length === 0) continue;
    const aside = { to: each.rest, days: 0, share: 1 };
    const gone = await turn(trx, running, left, aside, at, `${key}-rest`);
    if (each.rest === 'enforcement') enforced.push(...gone);
  }
  on = addDays(on, COLLECTED.days);
  const then = workingInstant(`${on}T00:00:00.000Z`, 0, seeding.calendar, `${filing.recordId} collected`);
  // The story told to its end leaves its claims with the court.
  if (way !== THROUGH && enforced.length > 0 && then > at && then < seeding.now)
    await turn(trx, running, enforced, COLLECTED, then, `${filing.recordId}-collected`);
};

/**
 * Claims for the case files of the simulated city, from the filings it already knows of: the same workers, the same sums.
 * Answers what belongs into the log.
 */
export const seedClaims = async (trx: Queryable, seeding: ClaimSeeding): Promise<readonly AuditNote[]> => {
  const due = createClaimDue(seeding.jurisdiction, seeding.calendar);
  const running = new Map<CaseFileId, Running>();
  const notes: AuditNote[] = [];
  let left = MOST_CLAIMS;
  for (const filing of await listFilings(trx)) {
    const file = seeding.files.get(filing.caseFileId);
    if (
      file === undefined ||
      filing.claimCount < 1 ||
      filing.recordedAt >= seeding.now ||
      filing.claimCount > left
    )
      continue;
    left -= filing.claimCount;
    const own = running.get(file.id) ?? { seeding, file, due, notes, seq: 0, number: 0 };
    running.set(file.id, own);
    await liveThrough(trx, own, filing);
  }
  return notes;
};
