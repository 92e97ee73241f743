import type { ClaimTerms } from '../claim-terms.ts';
import type { Deadline } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

type List = 'kinds' | 'results' | 'stages';

const problem = (
  list: List,
  index: number,
  id: string,
  field: string,
  words: { zh: string; en: string },
): JurisdictionProblem => ({ file: 'claims', entry: { list, index, id }, field, ...words });

const unknown = (zh: string, en: string, id: string) => ({
  zh: `没有${zh} ${id}`,
  en: `there is no ${en} ${id}`,
});

const checkStage = (
  claims: ClaimTerms,
  index: number,
  deadlines: ReadonlySet<string> | null,
): JurisdictionProblem[] => {
  const stage = claims.stages[index];
  if (stage === undefined) return [];
  const stages = new Set(claims.stages.map(({ id }) => id));
  const results = new Set(claims.results.map(({ id }) => id));
  const found: JurisdictionProblem[] = [];
  stage.next.forEach((id, i) => {
    if (!stages.has(id) || id === stage.id)
      found.push(problem('stages', index, stage.id, `next[${i}]`, unknown('可转的阶段', 'other stage', id)));
  });
  stage.results.forEach((id, i) => {
    if (!results.has(id))
      found.push(problem('stages', index, stage.id, `results[${i}]`, unknown('结果', 'result', id)));
  });
  if (stage.closed !== (stage.next.length === 0))
    found.push(
      problem('stages', index, stage.id, 'closed', {
        zh: '终局阶段不得再转出，其他阶段须能转出',
        en: 'a closed stage leads nowhere and every other leads somewhere',
      }),
    );
  if (stage.clock !== null && !stages.has(stage.clock.from))
    found.push(problem('stages', index, stage.id, 'clock.from', unknown('阶段', 'stage', stage.clock.from)));
  if (stage.clock !== null && deadlines !== null && !deadlines.has(stage.clock.deadline))
    found.push(
      problem('stages', index, stage.id, 'clock.deadline', unknown('时限', 'deadline', stage.clock.deadline)),
    );
  return found;
};

/** Stages lead to stages, clocks name deadlines, ids are unique. */
export const checkClaims = (
  claims: ClaimTerms | undefined,
  deadlines: readonly Deadline[] | undefined,
): JurisdictionProblem[] => {
  if (claims === undefined) return [];
  const known = deadlines === undefined ? null : new Set(deadlines.map(({ id }) => id));
  const twice = (['kinds', 'results', 'stages'] as const).flatMap((list) =>
    repeated<{ id: string }>(claims[list], (entry) => entry.id).map(({ index, key }) =>
      problem(list, index, key, 'id', { zh: '编号重复', en: 'is used twice' }),
    ),
  );
  const start: JurisdictionProblem[] = claims.stages.some(({ id }) => id === claims.startsAt)
    ? []
    : [
        {
          file: 'claims',
          entry: null,
          field: 'startsAt',
          ...unknown('阶段', 'stage', claims.startsAt),
        },
      ];
  return [...start, ...twice, ...claims.stages.flatMap((_, index) => checkStage(claims, index, known))];
};
