import type { EnterpriseId, UnitId } from '@weisu/core';
import { checkCountOf, drawForCheck, levelRank, monthOf, RAISE_POLICY, tipLevel } from '@weisu/core';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import {
  assessMonitored,
  decidedLevel,
  hasDrawn,
  type Monitor,
  type Monitored,
  raisedBy,
  type Round,
  type RoundInput,
} from './monitor.ts';

const REASON = {
  zh: '随机抽查：低于提出门槛，由抽签选出，用以估计漏掉多少',
  en: 'Random check: below the threshold, drawn by lot, to learn how many are missed',
} as const;

/** Nobody has a warning or a case file of it in hand. */
const isIdle = ({ last, inProcedure }: Monitored): boolean =>
  !inProcedure && (last === null || last.state === 'closed' || last.state === 'dismissed');

/**
 * Draws each unit's check of the month from the enterprises that a whole round left below the threshold. A unit draws once a month;
 * the warnings are blue at least, and a worse level later takes their place as always.
 */
export const drawChecks = (monitor: Monitor, round: Round, input: RoundInput): RaisedWarning[] => {
  const { asOf, routing } = input;
  const ratio = routing.dispatch.randomCheckRatio ?? 0;
  const drawing = routing.units.filter(({ id }) => !hasDrawn(monitor, id, asOf));
  if (ratio === 0 || drawing.length === 0) return [];
  const assessed = new Map(round.assessments.map((assessment) => [assessment.enterpriseId, assessment]));
  const eligible = new Map<UnitId, EnterpriseId[]>(drawing.map(({ id }) => [id, []]));
  for (const [id, monitored] of monitor.enterprises) {
    const own = assessed.get(id);
    const level = own === undefined ? (monitored.override ?? 'none') : decidedLevel(monitored, own, input);
    if (levelRank(level) < levelRank(RAISE_POLICY.raiseFrom) && isIdle(monitored))
      eligible.get(monitored.unitId)?.push(id);
  }
  return drawing.flatMap(({ id: unitId, monthlyCapacity }) => {
    const among = eligible.get(unitId) ?? [];
    const month = monthOf(asOf);
    const count = checkCountOf(monthlyCapacity, ratio, among.length);
    const drawn = drawForCheck({ month, unitId, eligible: among, count });
    return drawn.flatMap((id): RaisedWarning[] => {
      const monitored = monitor.enterprises.get(id);
      if (monitored === undefined) return [];
      const assessment = assessed.get(id) ?? assessMonitored(monitor, monitored, input);
      const raised = raisedBy(
        monitored,
        assessment,
        {
          level: tipLevel(monitored.override ?? assessment.level),
          because: 'random-check',
          supersedes: null,
        },
        input,
      );
      return [
        {
          ...raised,
          reasons: [REASON, ...raised.reasons],
          draw: { month, unitId, populationCount: among.length, drawnCount: drawn.length },
        },
      ];
    });
  });
};
