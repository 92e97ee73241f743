import type { TipSource, DispatchTerms } from '../dispatch-terms.ts';
import type { Deadline, Procedure } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

const usedTwice = { field: 'id', zh: '编号重复', en: 'is used twice' } as const;

/** Deadlines and acts that dispatch names must exist; ids of reasons and of ways in are used once. */
export const checkDispatch = (
  dispatch: DispatchTerms | undefined,
  tips: readonly TipSource[] | undefined,
  deadlines: readonly Deadline[] | undefined,
  procedure: Procedure | undefined,
): JurisdictionProblem[] => [
  ...(['returnDeadline', 'rulingDeadline'] as const).flatMap((field): JurisdictionProblem[] => {
    const id = dispatch?.[field];
    return id === undefined || deadlines === undefined || deadlines.some((deadline) => deadline.id === id)
      ? []
      : [{ file: 'dispatch', entry: null, field, zh: `没有时限 ${id}`, en: `there is no deadline ${id}` }];
  }),
  ...(['noticeActs', 'repaymentActs'] as const).flatMap((field) =>
    (dispatch?.[field] ?? []).flatMap((id, index): JurisdictionProblem[] =>
      procedure === undefined || procedure.acts.some((act) => act.id === id)
        ? []
        : [
            {
              file: 'dispatch',
              entry: { list: field, index, id: null },
              field: '',
              zh: `没有工作事项 ${id}`,
              en: `there is no act ${id}`,
            },
          ],
    ),
  ),
  ...repeated(dispatch?.returnReasons ?? [], ({ id }) => id).map(({ index, key }): JurisdictionProblem => ({
    file: 'dispatch',
    entry: { list: 'returnReasons', index, id: key },
    ...usedTwice,
  })),
  ...repeated(tips ?? [], ({ id }) => id).map(({ index, key }): JurisdictionProblem => ({
    file: 'tips',
    entry: { list: '', index, id: key },
    ...usedTwice,
  })),
];
