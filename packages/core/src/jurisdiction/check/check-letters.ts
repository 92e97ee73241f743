import type { Deadline, Procedure, Unit } from '../jurisdiction.ts';
import type { LetterTerms } from '../letter-terms.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

type List = 'words' | 'ways' | 'kinds' | 'templates';
type Files = {
  readonly letters?: LetterTerms | undefined;
  readonly units?: readonly Unit[] | undefined;
  readonly deadlines?: readonly Deadline[] | undefined;
  readonly procedure?: Procedure | undefined;
};

const problem = (
  list: List,
  index: number,
  id: string | null,
  field: string,
  zh: string,
  en: string,
): JurisdictionProblem => ({
  file: 'letters',
  entry: { list, index, id },
  field,
  zh,
  en,
});

const NUMBER_PARTS = ['{word}', '{year}', '{number}'] as const;

const checkKind = ({ letters, deadlines, procedure }: Files, index: number): JurisdictionProblem[] => {
  const kind = letters?.kinds[index];
  if (letters === undefined || kind === undefined) return [];
  const at = (field: string, zh: string, en: string) => problem('kinds', index, kind.id, field, zh, en);
  const found: JurisdictionProblem[] = [];
  if (procedure !== undefined && !procedure.acts.some(({ id }) => id === kind.id))
    found.push(at('id', `没有工作事项 ${kind.id}`, `there is no act ${kind.id}`));
  if (deadlines !== undefined && !deadlines.some(({ id }) => id === kind.deadline))
    found.push(at('deadline', `没有时限 ${kind.deadline}`, `there is no deadline ${kind.deadline}`));
  for (const part of NUMBER_PARTS)
    if (kind.numberForm.split(part).length !== 2)
      found.push(at('numberForm', `须含一处 ${part}`, `must contain ${part} once`));
  kind.follows.forEach((id, i) => {
    if (id === kind.id || !letters.kinds.some((other) => other.id === id))
      found.push(at(`follows[${i}]`, `没有另一种文书 ${id}`, `there is no other kind of letter ${id}`));
  });
  if (!letters.templates.some(({ id }) => id.startsWith(`${kind.id}@`)))
    found.push(at('', '没有模板', 'has no template'));
  return found;
};

const checkTemplate = ({ letters }: Files, index: number): JurisdictionProblem[] => {
  const template = letters?.templates[index];
  if (letters === undefined || template === undefined) return [];
  const found: JurisdictionProblem[] = repeated(template.fields, ({ id }) => id).map(({ index: i, key }) =>
    problem('templates', index, template.id, `fields[${i}].id`, `${key} 已列出`, `${key} is already listed`),
  );
  if (!letters.kinds.some(({ id }) => template.id.startsWith(`${id}@`)))
    found.push(
      problem('templates', index, template.id, 'id', '没有这种文书', 'there is no such kind of letter'),
    );
  return found;
};

const checkWords = ({ letters, units }: Files): JurisdictionProblem[] =>
  letters === undefined || units === undefined
    ? []
    : letters.words.flatMap(({ unit }, index) =>
        units.some(({ id }) => id === unit)
          ? []
          : [problem('words', index, null, 'unit', `没有单位 ${unit}`, `there is no unit ${unit}`)],
      );

/** Kinds name acts, deadlines and templates that exist; numbers tell unit, year and count; ids and words are unique. */
export const checkLetters = (files: Files): JurisdictionProblem[] => {
  const { letters } = files;
  if (letters === undefined) return [];
  const twice = [
    ...(['ways', 'kinds', 'templates'] as const).flatMap((list) =>
      repeated<{ id: string }>(letters[list], ({ id }) => id).map((again) => ({
        list,
        field: 'id',
        ...again,
      })),
    ),
    ...(['unit', 'word'] as const).flatMap((field) =>
      repeated(letters.words, (entry) => entry[field]).map((again) => ({
        list: 'words' as const,
        field,
        ...again,
      })),
    ),
  ].map(({ list, field, index, key }) => problem(list, index, key, field, '重复', 'is used twice'));
  return [
    ...twice,
    ...checkWords(files),
    ...letters.kinds.flatMap((_, index) => checkKind(files, index)),
    ...letters.templates.flatMap((_, index) => checkTemplate(files, index)),
  ];
};
