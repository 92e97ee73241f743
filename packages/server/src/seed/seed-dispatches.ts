import {
  type AuditNote,
  type DispatchPass,
  type Jurisdiction,
  type OfficerId,
  rulingDueOn,
  type UnitId,
  type WorkCalendar,
} from '@weisu/core';
import { insertDispatches } from '../store/dispatch/write-dispatch.ts';
import type { Queryable } from '../store/engine.ts';
import { type BulkJudgement, insertJudgements } from '../store/verdict/write-desk-book.ts';
import type { DeskBook, DeskWarning } from './desk-book.ts';
import { chanceOf } from './working-time.ts';

type Place = { readonly jurisdiction: Jurisdiction; readonly calendar: WorkCalendar };

const keyOf = ({ seq, kind }: DispatchPass): string => `seed:${seq}:${kind}`;

/** Share of finished warnings that somebody took the time to judge. */
const JUDGED_RATIO = 0.4;

const judgementOf = ({ raised, state, acts, supersededBy, cameTrue }: DeskWarning): BulkJudgement[] => {
  const { id } = raised.warning;
  const last = acts.at(-1);
  const ended = state === 'closed' || state === 'dismissed';
  if (!ended || last === undefined || supersededBy !== null || chanceOf(`${id} judged so`) >= JUDGED_RATIO)
    return [];
  return [
    {
      warningId: id,
      verdict: cameTrue ? 'true' : 'false',
      useful: cameTrue && chanceOf(`${id} useful`) < 0.8,
      reason: cameTrue
        ? '走访查实确有欠薪，提前介入有用 / wages were owed: it was good to come early'
        : '核实工资正常，指标为季节性波动 / wages are paid; the figures are seasonal',
      by: last.by,
      at: last.at,
    },
  ];
};

const judgementsOf = (book: DeskBook): readonly BulkJudgement[] =>
  [...book.warnings.values()].flatMap(judgementOf);

/** What the desks passed on and judged, for the log. */
export const dispatchNotes = (
  book: DeskBook,
  unitOf: (id: OfficerId) => UnitId | undefined,
): readonly AuditNote[] => [
  ...[...book.cases.values()].flatMap(({ file: { dispatch } }) =>
    (dispatch?.passes ?? []).map((pass): AuditNote => ({
      at: pass.at,
      officerId: pass.by,
      unitId: pass.unitId,
      action: `dispatch.${pass.kind}`,
      subject: dispatch?.id ?? '',
      caseFileId: dispatch?.caseFileId ?? null,
      detail: { seq: pass.seq, to: pass.toUnit, reason: pass.reason, until: pass.until },
    })),
  ),
  ...judgementsOf(book).map(({ warningId, by, at, verdict, useful, reason }): AuditNote => ({
    at,
    officerId: by,
    unitId: unitOf(by) ?? null,
    action: 'warning.judge',
    subject: warningId,
    detail: { verdict, useful, reason },
  })),
];

/** Writes the dispatches of the book with their passes, and what was judged. */
export const seedDispatches = async (
  trx: Queryable,
  book: DeskBook,
  { jurisdiction, calendar }: Place,
): Promise<void> => {
  await insertDispatches(
    trx,
    [...book.cases.values()].flatMap(({ file }) =>
      file.dispatch === undefined
        ? []
        : [
            {
              dispatch: file.dispatch,
              enterpriseId: file.enterpriseId,
              rulingDueOn: file.step === null ? null : rulingDueOn(jurisdiction, calendar, file.dispatch),
            },
          ],
    ),
    keyOf,
  );
  await insertJudgements(trx, judgementsOf(book));
};
