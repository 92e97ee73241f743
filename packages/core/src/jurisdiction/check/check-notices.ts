import type { Jurisdiction } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

/** Recipients are partner units, stages those of claims, what is recorded an act of the procedure, the deadline one there is, and each kind’s id is used once. */
export const checkNotices = ({
  notices,
  units,
  claims,
  procedure,
  deadlines,
}: Partial<
  Pick<Jurisdiction, 'notices' | 'units' | 'claims' | 'procedure' | 'deadlines'>
>): JurisdictionProblem[] => {
  const kinds = notices?.kinds ?? [];
  const place = (index: number, id: string) =>
    ({ file: 'notices', entry: { list: 'kinds', index, id } }) as const;
  return [
    ...kinds.flatMap((kind, index) => [
      ...kind.recipients.flatMap((recipient): JurisdictionProblem[] =>
        units === undefined || units.some((unit) => unit.id === recipient && unit.kind === 'partner')
          ? []
          : [
              {
                ...place(index, kind.id),
                field: 'recipients',
                zh: `没有三方或部门单位 ${recipient}`,
                en: `there is no partner unit ${recipient}`,
              },
            ],
      ),
      ...kind.claimStages.flatMap((id): JurisdictionProblem[] =>
        claims === undefined || claims.stages.some((stage) => stage.id === id)
          ? []
          : [
              {
                ...place(index, kind.id),
                field: 'claimStages',
                zh: `没有仲裁阶段 ${id}`,
                en: `there is no stage of claims ${id}`,
              },
            ],
      ),
      ...(kind.answerDeadline === null ||
      deadlines === undefined ||
      deadlines.some(({ id }) => id === kind.answerDeadline)
        ? []
        : [
            {
              ...place(index, kind.id),
              field: 'answerDeadline',
              zh: `没有时限 ${kind.answerDeadline}`,
              en: `there is no deadline ${kind.answerDeadline}`,
            },
          ]),
      ...(kind.records === null ||
      procedure === undefined ||
      procedure.acts.some(({ id }) => id === kind.records)
        ? []
        : [
            {
              ...place(index, kind.id),
              field: 'records',
              zh: `没有工作事项 ${kind.records}`,
              en: `there is no act ${kind.records}`,
            },
          ]),
    ]),
    ...repeated(kinds, ({ id }) => id).map(({ index, key }): JurisdictionProblem => ({
      ...place(index, key),
      field: 'id',
      zh: '编号重复',
      en: 'is used twice',
    })),
  ];
};
