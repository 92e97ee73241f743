import type { Instant, OfficerId, Verdict } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { writeJudgement } from '../store/warning/judgements.ts';
import type { DeskBook, DeskWarning } from './desk-book.ts';
import { chanceOf } from './working-time.ts';

const DAY_MS = 86_400_000;
/** Share of the decided warnings that somebody judged, and of those the share left open. */
const JUDGED_RATIO = 0.7;
const UNSURE_RATIO = 0.06;

const REASONS: Readonly<Record<Verdict, string>> = {
  true: '经走访核实，确有拖欠（演示）',
  false: '经核实工资按时发放，预警不成立（演示）',
  unsure: '企业已搬离，暂未核实（演示）',
};

const verdictOf = ({ raised, cameTrue }: DeskWarning): Verdict => {
  if (chanceOf(`${raised.warning.id} unsure`) < UNSURE_RATIO) return 'unsure';
  return cameTrue ? 'true' : 'false';
};

/** What the simulated officers made of warnings that they had decided: true where the city's truth says so. Nothing later than `now`. */
export const seedJudgements = async (trx: Queryable, book: DeskBook, now: Instant): Promise<void> => {
  for (const warning of book.warnings.values()) {
    const { id } = warning.raised.warning;
    const last = warning.acts.at(-1);
    const isDecided = warning.state === 'closed' || warning.state === 'dismissed';
    if (!isDecided || last === undefined || chanceOf(`${id} judged`) >= JUDGED_RATIO) continue;
    const at = new Date(Date.parse(last.at) + Math.ceil(3 * chanceOf(`${id} days`)) * DAY_MS).toISOString();
    if (at > now) continue;
    const by: OfficerId = warning.acts.findLast((act) => act.by !== 'off_system')?.by ?? 'off_city';
    const verdict = verdictOf(warning);
    await writeJudgement(trx, id, `demo-judgement-${id.slice(-40)}`, {
      verdict,
      useful: verdict === 'true' && chanceOf(`${id} useful`) < 0.8,
      reason: REASONS[verdict],
      by,
      at,
    });
  }
};
