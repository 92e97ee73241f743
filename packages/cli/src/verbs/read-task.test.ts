import type { SourceRow } from '@weisu/server';
import { describe, expect, it } from 'vitest';
import { isReadTask, READ_TASK_LINES } from './read-task.ts';

const rowOf = (values: Record<string, unknown>): SourceRow => ({
  file: 'rows.jsonl',
  row: 7,
  values: new Map(Object.entries(values)),
  names: new Map(),
});

describe('weisu read --task', () => {
  it('names the subjects of a text', () => {
    const row = rowOf({ id: 'a', text: '青禾贷跑路，新浪财经报道', entities: ['青禾贷', '新浪财经'] });
    expect(READ_TASK_LINES.subject(row)).toEqual({ id: 'a', subjects: ['青禾贷'] });
  });

  it('counts names from the text as it came', () => {
    expect(READ_TASK_LINES.names(rowOf({ text: '  衡岭集团表示' }))).toEqual({
      names: [{ start: 2, end: 6 }],
    });
  });

  it('labels sentences given as texts or as objects', () => {
    const row = rowOf({ sentences: ['双方未签订书面劳动合同。', { text: '本案诉讼费由被告承担。' }] });
    expect(READ_TASK_LINES.labour(row)).toEqual({
      id: '7',
      sentences: [{ labels: ['未签订劳动合同'] }, { labels: [] }],
    });
  });

  it('says which field a row lacks', () => {
    expect(() => READ_TASK_LINES.subject(rowOf({ text: '青禾' }))).toThrow('entities');
    expect(() => READ_TASK_LINES.labour(rowOf({ sentences: [{}] }))).toThrow('sentences');
    expect(() => READ_TASK_LINES.names(rowOf({}))).toThrow('text');
    expect(isReadTask('nonsense')).toBe(false);
  });
});
