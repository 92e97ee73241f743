import type { Reply, Routes } from '@weisu/contract';
import {
  actsWith,
  closingKindsOf,
  closingSuffices,
  congressOutcome,
  type Jurisdiction,
  planOf,
  referralsOf,
  visitsOf,
  visitSupervision,
} from '@weisu/core';
import type { StoredCaseAct } from '../store/desk/load-case-file.ts';
import { actNameOf } from './act-name.ts';
import type { ViewContext } from './view-context.ts';

type Work = Reply<Routes['caseFile']>['work'];
type Acts = readonly StoredCaseAct[];

const congressesOf = (acts: Acts, { congress }: Jurisdiction['procedure']): Work['congresses'] =>
  actsWith(acts, 'congress').map(({ seq, at, payload }) => {
    const { documents, resolution, entitled, present, votesFor, votesAgainst, abstained } = payload;
    const outcome =
      congress === undefined ? { quorate: true, adopted: true } : congressOutcome(congress, payload);
    return {
      seq,
      at,
      documents,
      resolution,
      entitled,
      present,
      votesFor,
      votesAgainst,
      abstained,
      ...outcome,
    };
  });

const closingOf = (acts: Acts, procedure: Jurisdiction['procedure']): Work['closing'] => {
  const since = acts.slice(acts.findLastIndex(({ kind }) => kind === 'reopen') + 1);
  const given = closingKindsOf(since);
  return {
    kinds: (procedure.closing?.kinds ?? []).map(({ id, name }) => ({ id, name, given: given.has(id) })),
    suffices: (procedure.closing?.suffices ?? []).map((combination) => [...combination]),
    enough: closingSuffices(procedure, given),
  };
};

const linksOf = (acts: Acts, { procedure, mechanism }: Jurisdiction): Work['links'] =>
  mechanism.linked.map((name, link) => {
    const kinds = new Set(procedure.acts.filter((kind) => kind.link === link).map(({ id }) => id));
    const own = acts.filter(({ kind }) => kinds.has(kind));
    const last = own.at(-1);
    return {
      name,
      count: own.length,
      last:
        last === undefined
          ? null
          : { name: actNameOf(procedure, last.kind), byName: last.byName, at: last.at },
    };
  });

/** What the acts of a case file come to as of the reader's today: told from the acts each time, kept nowhere. */
export const presentCaseWork = (acts: Acts, { jurisdiction, calendar, today }: ViewContext): Work => {
  const { procedure } = jurisdiction;
  const plan = planOf(acts, today);
  return {
    plan:
      plan === null
        ? null
        : {
            instalments: plan.instalments.map((each) => ({ ...each })),
            totalFen: plan.totalFen,
            paidFen: plan.paidFen,
          },
    congresses: congressesOf(acts, procedure),
    referrals: referralsOf(acts).map(({ service, ...referral }) => ({
      ...referral,
      service: actNameOf(procedure, service),
    })),
    visits: visitsOf(acts, today).map((visit) => ({
      ...visit,
      supervision: visitSupervision(visit, today, calendar),
    })),
    closing: closingOf(acts, procedure),
    links: linksOf(acts, jurisdiction),
  };
};
