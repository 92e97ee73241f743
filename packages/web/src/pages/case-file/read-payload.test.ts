import { expect, it } from 'vitest';
import { readPayload } from './read-payload.ts';

const filled = (...fields: [string, string][]): FormData => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};
const must = <N extends string>(name: N) => ({ name, required: true }) as const;

it('reads a plan row by row, with amounts in fen', () => {
  const rows = filled(['day', '2026-03-10'], ['amount', '1,000.50'], ['day', '2026-04-10'], ['amount', '20']);
  expect(readPayload(must('payment-plan'), rows)).toEqual({
    form: 'payment-plan',
    instalments: [
      { dueOn: '2026-03-10', fen: 100_050 },
      { dueOn: '2026-04-10', fen: 2000 },
    ],
  });
});

it('is undefined where a field is empty or no amount, day or count', () => {
  expect(readPayload(must('payment'), filled(['on', '2026-03-10'], ['amount', 'many']))).toBeUndefined();
  expect(readPayload(must('payment'), filled(['on', '2026-02-30'], ['amount', '5']))).toBeUndefined();
  expect(readPayload(must('closing'), filled())).toBeUndefined();
  const vote = filled(['documents', '草案'], ['resolution', '同意'], ['entitled', '45'], ['present', '']);
  expect(readPayload(must('congress'), vote)).toBeUndefined();
});

it('is null where an optional form was left empty, and not where half of it was filled in', () => {
  const talk = { name: 'talk', required: false } as const;
  expect(readPayload(talk, filled(['participants', ' '], ['conclusion', '']))).toBeNull();
  expect(readPayload(talk, filled(['participants', '负责人'], ['conclusion', '']))).toBeUndefined();
});
