import type { SourceRow } from '@weisu/server';
import { FieldError } from '@weisu/server';
import { companySpansIn, labourStatementsIn, subjectsOf } from '@weisu/text';

/** What `weisu read --task` can be asked for, other than findings. */
export const READ_TASKS = ['subject', 'names', 'labour'] as const;
export type ReadTask = (typeof READ_TASKS)[number];

const wordsOf = (row: SourceRow): string => {
  const value = row.values.get('text') ?? row.values.get('title');
  if (typeof value !== 'string') throw new FieldError('text', '没有正文', 'has no text');
  return value;
};

const idOf = (row: SourceRow): string => {
  const id = row.values.get('id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(row.row);
};

const entitiesOf = (row: SourceRow): string[] => {
  const value = row.values.get('entities');
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string'))
    throw new FieldError('entities', '应为名称的列表', 'must be a list of names');
  return value;
};

const sentencesOf = (row: SourceRow): string[] => {
  const value = row.values.get('sentences');
  if (!Array.isArray(value))
    throw new FieldError('sentences', '应为句子的列表', 'must be a list of sentences');
  return value.map((sentence: unknown) => {
    if (typeof sentence === 'string') return sentence;
    const text =
      typeof sentence === 'object' && sentence !== null && 'text' in sentence ? sentence.text : null;
    if (typeof text !== 'string')
      throw new FieldError('sentences', '每句应有 text', 'each sentence must have a text');
    return text;
  });
};

/**
 * The line of output for one row. Names count from the row's text as it came, blanks at its ends included.
 * @throws FieldError where the row lacks what the task reads.
 */
export const READ_TASK_LINES: Readonly<Record<ReadTask, (row: SourceRow) => object>> = {
  subject: (row) => ({
    id: idOf(row),
    subjects: subjectsOf({ text: wordsOf(row), entities: entitiesOf(row) }),
  }),
  names: (row) => ({ names: companySpansIn(wordsOf(row)) }),
  labour: (row) => ({
    id: idOf(row),
    sentences: sentencesOf(row).map((text) => ({ labels: labourStatementsIn(text) })),
  }),
};

/** Stands in for a row that could not be read, where lines are told apart by their number alone. */
export const UNREAD: Readonly<Record<ReadTask, object | null>> = {
  subject: null,
  names: { names: [] },
  labour: null,
};

export const isReadTask = (name: string): name is ReadTask =>
  (READ_TASKS as readonly string[]).includes(name);
