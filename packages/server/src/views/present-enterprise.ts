import type { Reply, Routes } from '@weisu/contract';
import { type Assessment, type Jurisdiction, pathSentence, relatedOf, type Relation } from '@weisu/core';
import type { StoredEnterpriseRow } from '../store/desk/list-enterprises.ts';
import type { Neighbour } from '../store/desk/list-relations.ts';
import type { Branches } from '../store/register/load-branches.ts';
import type { WholeEnterprise } from '../store/desk/load-enterprise.ts';
import { optionalUnitRefOf, placesOf } from './place-names.ts';
import { pointsOf, presentContributions, presentCoverage } from './present-assessment.ts';
import type { ViewContext } from './view-context.ts';

type Row = Reply<Routes['listEnterprises']>['rows'][number];
type Detail = Reply<Routes['enterprise']>;

/** A row of the list of enterprises. */
export const presentEnterpriseRow = (row: StoredEnterpriseRow, jurisdiction: Jurisdiction): Row => ({
  id: row.id,
  name: row.name,
  creditCode: row.creditCode,
  district: row.district,
  industry: row.industry,
  staffCount: row.staffCount,
  unionUnit: optionalUnitRefOf(jurisdiction, row.unionUnit),
  level: row.level,
  points: row.scoreCentipoints === null ? null : pointsOf(row.scoreCentipoints),
  watched: row.watched,
  state: row.state,
  alias: row.alias,
});

/** Everything that the page of one enterprise rests on. */
export type HydratedEnterprise = {
  readonly enterprise: WholeEnterprise;
  readonly assessment: Assessment | undefined;
  readonly scores: readonly { readonly asOf: string; readonly scoreCentipoints: number }[];
  readonly relations: readonly Relation[];
  readonly branches: Branches | undefined;
  readonly mergedInto: Detail['mergedInto'];
  readonly neighbours: ReadonlyMap<string, Neighbour>;
};

const presentAssessed = (assessment: Assessment | undefined) =>
  assessment === undefined
    ? { asOf: null, model: null, basePoints: null, probability: null, contributions: [], coverage: [] }
    : {
        asOf: assessment.asOf,
        model: assessment.model,
        basePoints: pointsOf(assessment.baseCentipoints),
        probability: assessment.probability ?? null,
        contributions: presentContributions(
          assessment,
          new Set(assessment.contributions.flatMap((c) => c.evidence)),
        ),
        coverage: presentCoverage(assessment),
      };

const presentRelations = (
  { enterprise, relations, neighbours }: HydratedEnterprise,
  today: string,
): Detail['relations'] =>
  relatedOf(enterprise.id, relations, today).flatMap(({ enterpriseId, path }) => {
    const neighbour = neighbours.get(enterpriseId);
    if (neighbour === undefined) return [];
    const { id, name, creditCode, level } = neighbour;
    return [
      {
        enterprise: { id, name, creditCode },
        kind: path[0]?.kind ?? '',
        sentence: pathSentence(enterprise.id, enterprise.name, path),
        level,
      },
    ];
  });

/** The page of one enterprise. */
export const presentEnterprise = (
  hydrated: HydratedEnterprise,
  { jurisdiction, today }: ViewContext,
): Detail => {
  const { enterprise, assessment } = hydrated;
  return {
    ...presentEnterpriseRow(
      {
        ...enterprise,
        level: assessment?.level ?? 'none',
        scoreCentipoints: assessment?.scoreCentipoints ?? null,
        state: enterprise.registrationState,
        alias: null,
      },
      jurisdiction,
    ),
    names: enterprise.names.map(({ name, form, from, until }) => ({ name, form, from, until })),
    places: placesOf(jurisdiction, enterprise),
    registeredOn: enterprise.registeredOn,
    newEmployment: enterprise.newEmployment,
    ...presentAssessed(assessment),
    history: hydrated.scores.map(({ asOf, scoreCentipoints }) => ({
      asOf,
      points: pointsOf(scoreCentipoints),
    })),
    branches:
      hydrated.branches === undefined
        ? null
        : {
            head: hydrated.branches.head,
            rows: hydrated.branches.rows.map(({ level, ...branch }) => ({ enterprise: branch, level })),
            total: hydrated.branches.total,
          },
    mergedInto: hydrated.mergedInto,
    relations: presentRelations(hydrated, today),
    openWarningId: enterprise.openWarningId,
    caseFileId: enterprise.caseFileId,
  };
};
