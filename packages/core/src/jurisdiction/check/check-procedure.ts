import type { Deadline, Procedure, Step } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

/** Act kinds that the engine itself records; data may not take their names. */
const ENGINE_ACTS = ['end-step', 'reopen'] as const;

const checkStep = (
  step: Step,
  index: number,
  acts: ReadonlySet<string>,
  deadlines: ReadonlySet<string> | null,
): JurisdictionProblem[] => {
  const at = { file: 'procedure', entry: { list: 'steps', index, id: step.id } } as const;
  const problems: JurisdictionProblem[] = [];
  for (const field of ['needs', 'allows'] as const) {
    step[field].forEach((kind, i) => {
      if (!acts.has(kind)) {
        problems.push({
          ...at,
          field: `${field}[${i}]`,
          zh: `没有工作事项 ${kind}`,
          en: `there is no act ${kind}`,
        });
      }
    });
  }
  for (const { index: i, key } of repeated([...step.needs, ...step.allows], (kind) => kind)) {
    const field = i < step.needs.length ? `needs[${i}]` : `allows[${i - step.needs.length}]`;
    problems.push({ ...at, field, zh: `${key} 已列出`, en: `${key} is already listed` });
  }
  if (step.deadline !== null && deadlines !== null && !deadlines.has(step.deadline)) {
    problems.push({
      ...at,
      field: 'deadline',
      zh: `没有时限 ${step.deadline}`,
      en: `there is no deadline ${step.deadline}`,
    });
  }
  return problems;
};

const ofClosing = (index: number, field: string, zh: string, en: string): JurisdictionProblem => ({
  file: 'procedure',
  entry: { list: 'closing.suffices', index, id: String(index) },
  field,
  zh,
  en,
});

/** Combinations of evidence name kinds that exist; an act that hands evidence in has some to choose from. */
const checkClosing = ({ acts, closing }: Procedure): JurisdictionProblem[] => {
  const known = new Set(closing?.kinds.map(({ id }) => id));
  const asks = acts.findIndex(({ form }) => form?.name === 'closing');
  const missing: JurisdictionProblem[] =
    asks !== -1 && closing === undefined
      ? [
          {
            file: 'procedure',
            entry: { list: 'acts', index: asks, id: acts[asks]?.id ?? '' },
            field: 'form',
            zh: '须先列出办结证据种类 closing',
            en: 'needs the kinds of closing evidence in closing',
          },
        ]
      : [];
  const unknown = (closing?.suffices ?? []).flatMap((combination, index) =>
    combination.flatMap((kind, i) =>
      known.has(kind)
        ? []
        : [ofClosing(index, `[${i}]`, `没有办结证据种类 ${kind}`, `there is no closing evidence ${kind}`)],
    ),
  );
  return [...missing, ...unknown];
};

/** Steps name acts and deadlines that exist; ids are unique and leave the engine its own. */
export const checkProcedure = (
  procedure: Procedure | undefined,
  deadlines: readonly Deadline[] | undefined,
): JurisdictionProblem[] => {
  if (procedure === undefined) return [];
  const acts = new Set(procedure.acts.map((act) => act.id));
  const steps = new Set(procedure.steps.map((step) => step.id));
  const known = deadlines === undefined ? null : new Set(deadlines.map((deadline) => deadline.id));
  const twice = (['acts', 'steps'] as const).flatMap((list) =>
    repeated<{ id: string }>(procedure[list], (entry) => entry.id).map(
      ({ index, key }): JurisdictionProblem => ({
        file: 'procedure',
        entry: { list, index, id: key },
        field: 'id',
        zh: '编号重复',
        en: 'is used twice',
      }),
    ),
  );
  const taken = procedure.acts.flatMap((act, index): JurisdictionProblem[] =>
    (ENGINE_ACTS as readonly string[]).includes(act.id)
      ? [
          {
            file: 'procedure',
            entry: { list: 'acts', index, id: act.id },
            field: 'id',
            zh: '此编号留给系统',
            en: 'is reserved',
          },
        ]
      : [],
  );
  const places = (['opensAt', 'reopensAt'] as const).flatMap((field): JurisdictionProblem[] =>
    steps.has(procedure[field])
      ? []
      : [
          {
            file: 'procedure',
            entry: null,
            field,
            zh: `没有步骤 ${procedure[field]}`,
            en: `there is no step ${procedure[field]}`,
          },
        ],
  );
  return [
    ...places,
    ...twice,
    ...taken,
    ...checkClosing(procedure),
    ...procedure.steps.flatMap((step, index) => checkStep(step, index, acts, known)),
  ];
};
