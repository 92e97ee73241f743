import { expect, it } from 'vitest';
import { checkDispatch } from './check-dispatch.ts';
import type { DispatchTerms } from '../dispatch-terms.ts';
import type { Deadline, Procedure } from '../jurisdiction.ts';

const w = { zh: '字', en: 'word' };
const terms: DispatchTerms = {
  returnDeadline: 'back',
  rulingDeadline: 'rule',
  returnsBeforeRuling: 2,
  rulingRestartsClock: true,
  longestSuspensionDays: 30,
  returnReasons: [{ id: 'elsewhere', name: w }],
  noticeFrom: 'red',
  noticeActs: ['tell'],
  repaymentActs: ['agree'],
  reopenWithinDays: 365,
};
const tip = { id: 'telephone', name: w, certainty: 0.5 };
const deadlines = ['back', 'rule'].map((id) => ({ id })) as unknown as Deadline[];
const procedure = { acts: ['tell', 'agree'].map((id) => ({ id })) } as unknown as Procedure;

const placesOf = (dispatch: DispatchTerms, tips = [tip]): string[] =>
  checkDispatch(dispatch, tips, deadlines, procedure).map(
    ({ file, entry, field }) => `${file} ${entry === null ? '' : `${entry.list}[${entry.index}] `}${field}`,
  );

it('takes what is whole, and says nothing of what could not be read', () => {
  expect(placesOf(terms)).toEqual([]);
  expect(checkDispatch(undefined, undefined, undefined, undefined)).toEqual([]);
  expect(checkDispatch({ ...terms, returnDeadline: 'x' }, [tip], undefined, undefined)).toEqual([]);
});

it.each<[string, Partial<DispatchTerms>, string]>([
  ['a return that no deadline limits', { returnDeadline: 'x' }, 'dispatch returnDeadline'],
  ['a ruling that no deadline limits', { rulingDeadline: 'x' }, 'dispatch rulingDeadline'],
  ['a notice by an act that nobody can record', { noticeActs: ['tell', 'x'] }, 'dispatch noticeActs[1] '],
  ['a plan by an act that nobody can record', { repaymentActs: ['x'] }, 'dispatch repaymentActs[0] '],
  [
    'a reason that is there twice',
    { returnReasons: [...terms.returnReasons, ...terms.returnReasons] },
    'dispatch returnReasons[1] id',
  ],
])('names %s', (_, planted, place) => {
  expect(placesOf({ ...terms, ...planted })).toEqual([place]);
});

it('names a way in that is there twice', () => {
  expect(placesOf(terms, [tip, tip])).toEqual(['tips [1] id']);
});
