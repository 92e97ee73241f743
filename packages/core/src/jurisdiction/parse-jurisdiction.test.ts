import { describe, expect, it } from 'vitest';
import { findDeadline } from './find-deadline.ts';
import { parseJurisdiction } from './parse-jurisdiction.ts';
import type { JurisdictionProblem } from './problem.ts';
import { JurisdictionError } from './problem.ts';
import { town } from './test-town.ts';

type Town = Omit<ReturnType<typeof town>, 'units'> & { units: Record<string, unknown>[] };

const problemsOf = (plant: (files: Town) => void): readonly JurisdictionProblem[] => {
  const files = town();
  plant(files);
  try {
    parseJurisdiction(files);
  } catch (error) {
    if (error instanceof JurisdictionError) return error.problems;
    throw error;
  }
  return [];
};

/** Puts a value where the schema's type would refuse it. */
const put = (target: object, key: string, value: unknown) => Object.assign(target, { [key]: value });

it('takes a place that is whole', () => {
  expect(problemsOf(() => undefined)).toEqual([]);
});

it('finds the deadline in force on a day', () => {
  const place = parseJurisdiction(town());
  expect(
    ['2019-12-31', '2023-12-31', '2024-01-01'].map((day) => findDeadline(place, 'reply', day)?.count),
  ).toEqual([undefined, 5, 7]);
});

type Planted = [what: string, plant: (files: Town) => void, place: string];
const planted: Planted[] = [
  [
    'a notice to a unit that is no partner',
    (f) => put(f.notices.kinds[0]!, 'recipients', ['unit_east']),
    'notices kinds[0] handover recipients',
  ],
  [
    'a notice of claims in a stage that is none',
    (f) => put(f.notices.kinds[0]!, 'claimStages', ['x']),
    'notices kinds[0] handover claimStages',
  ],
  [
    'a stage of claims that leads nowhere',
    (f) => put(f.claims.stages[0]!, 'next', ['x']),
    'claims stages[0] applied next[0]',
  ],
  [
    'a stage of claims with a clock of no deadline',
    (f) => put(f.claims.stages[0]!, 'clock', { deadline: 'x', from: 'applied' }),
    'claims stages[0] applied clock.deadline',
  ],
  ['a letter without a template', (f) => f.letters.templates.splice(0, 1), 'letters templates'],
  [
    'a letter that is no act',
    (f) => (put(f.letters.kinds[0]!, 'id', 'x'), put(f.letters.templates[0]!, 'id', 'x@1')),
    'letters kinds[0] x id',
  ],
  [
    'a letter number without a count',
    (f) => put(f.letters.kinds[0]!, 'numberForm', '{word}{year}'),
    'letters kinds[0] note numberForm',
  ],
  [
    'a letter with a deadline that is none',
    (f) => put(f.letters.kinds[0]!, 'deadline', 'x'),
    'letters kinds[0] note deadline',
  ],
  [
    'a letter that follows itself',
    (f) => f.letters.kinds[0]!.follows.push('note'),
    'letters kinds[0] note follows[0]',
  ],
  [
    'a word for a unit that is none',
    (f) => put(f.letters.words[1]!, 'unit', 'unit_x'),
    'letters words[1] unit',
  ],
  [
    'a closed stage of claims that leads on',
    (f) => put(f.claims.stages[1]!, 'next', ['applied']),
    'claims stages[1] settled closed',
  ],
  [
    'a stage of claims with an unknown result',
    (f) => put(f.claims.stages[1]!, 'results', ['x']),
    'claims stages[1] settled results[0]',
  ],
  ['claims that start nowhere', (f) => put(f.claims, 'startsAt', 'x'), 'claims startsAt'],
  ['a missing file', (f) => put(f, 'levels', undefined), 'levels'],
  ['a file of the wrong shape', (f) => put(f, 'units', {}), 'units'],
  ['a wrong time zone', (f) => put(f.jurisdiction, 'timeZone', 'UTC'), 'jurisdiction timeZone'],
  ['a city that is no unit', (f) => put(f.jurisdiction, 'city', 'unit_x'), 'jurisdiction city'],
  ['a city that is a district', (f) => put(f.jurisdiction, 'city', 'unit_east'), 'jurisdiction city'],
  [
    'a backstop that is no unit',
    (f) => put(f.jurisdiction, 'newEmploymentBackstop', 'unit_x'),
    'jurisdiction newEmploymentBackstop',
  ],
  [
    'a missing English name',
    (f) => put(f.units[1]!.name as object, 'en', undefined),
    'units [1] unit_east name.en',
  ],
  ['an unknown kind', (f) => put(f.units[1]!, 'kind', 'village'), 'units [1] unit_east kind'],
  ['no capacity', (f) => put(f.units[1]!, 'monthlyCapacity', 0), 'units [1] unit_east monthlyCapacity'],
  ['a field that nobody knows', (f) => put(f.units[1]!, 'colour', 'red'), 'units [1] unit_east colour'],
  ['a malformed id', (f) => put(f.units[1]!, 'id', 'East'), 'units [1] East id'],
  ['a unit twice', (f) => f.units.push(f.units[1]!), 'units [3] unit_east id'],
  ['a parent that is not there', (f) => put(f.units[1]!, 'parent', 'unit_x'), 'units [1] unit_east parent'],
  [
    'a backstop behind itself',
    (f) => put(f.units[1]!, 'backstop', 'unit_east'),
    'units [1] unit_east backstop',
  ],
  [
    'a district that is not there',
    (f) => f.units.push({ ...f.units[1]!, id: 'unit_west', district: '2' }),
    'units [3] unit_west district',
  ],
  ['a district without its unit', (f) => put(f.districts[0]!, 'unit', 'unit_x'), 'districts [0] 1 unit'],
  [
    'a district whose unit answers for another',
    (f) => put(f.districts[0]!, 'unit', 'unit_town'),
    'districts [0] 1 unit',
  ],
  [
    'a district twice',
    (f) => f.districts.push({ ...f.districts[0]!, writtenAs: ['东城'] }),
    'districts [1] 1 code',
  ],
  ['the short form first', (f) => f.districts[0]!.writtenAs.reverse(), 'districts [0] 1 writtenAs[1]'],
  [
    'a form that names two districts',
    (f) => {
      f.units.push({ ...f.units[1]!, id: 'unit_west', district: '2' });
      f.districts.push({ ...f.districts[0]!, code: '2', unit: 'unit_west', writtenAs: ['西区', '东'] });
    },
    'districts [1] 2 writtenAs[1]',
  ],
  [
    'a day that does not exist',
    (f) => put(f.deadlines[1]!, 'holdsFrom', '2024-02-30'),
    'deadlines [1] reply holdsFrom',
  ],
  [
    'a deadline that overlaps',
    (f) => put(f.deadlines[0]!, 'holdsUntil', '2024-01-02'),
    'deadlines [1] reply id',
  ],
  [
    'a deadline that ends before it begins',
    (f) => put(f.deadlines[0]!, 'holdsUntil', '2020-01-01'),
    'deadlines [0] reply holdsUntil',
  ],
  ['日 without saying which', (f) => put(f.deadlines[0]!, 'unit', 'day'), 'deadlines [0] reply unit'],
  ['a step that opens nothing', (f) => put(f.procedure, 'opensAt', 'x'), 'procedure opensAt'],
  ['a step to reopen that is not there', (f) => put(f.procedure, 'reopensAt', 'x'), 'procedure reopensAt'],
  [
    'an act that is not there',
    (f) => put(f.procedure.steps[0]!, 'allows', ['note', 'sing']),
    'procedure steps[0] act allows[1]',
  ],
  [
    'a need listed again',
    (f) => put(f.procedure.steps[0]!, 'allows', ['talk']),
    'procedure steps[0] act allows[0]',
  ],
  ['a step without needs', (f) => put(f.procedure.steps[0]!, 'needs', []), 'procedure steps[0] act needs'],
  [
    'a deadline that is not there',
    (f) => put(f.procedure.steps[0]!, 'deadline', 'soon'),
    'procedure steps[0] act deadline',
  ],
  ['a step twice', (f) => f.procedure.steps.push(f.procedure.steps[0]!), 'procedure steps[1] act id'],
  [
    'an act that takes a name of the engine',
    (f) => f.procedure.acts.push({ ...f.procedure.acts[1]!, id: 'end-step' }),
    'procedure acts[2] end-step id',
  ],
  [
    'a side that does not exist',
    (f) => put(f.procedure.acts[0]!, 'side', 'press'),
    'procedure acts[0] talk side',
  ],
  ['thresholds that do not rise', (f) => put(f.levels[2]!, 'fromPoints', 1), 'levels [2] orange fromPoints'],
  ['a level repeated', (f) => put(f.levels[3]!, 'level', 'orange'), 'levels [3] orange level'],
  ['a term that matches everything', (f) => put(f.terms[0]!, 'any', []), 'terms [0] term_a must'],
  ['a term twice', (f) => f.terms.push(f.terms[0]!), 'terms [1] term_a id'],
  ['a weight above one', (f) => put(f.terms[0]!, 'weight', 1.5), 'terms [0] term_a weight'],
  ['two instead of three', (f) => f.mechanism.linked.pop(), 'mechanism linked'],
  [
    'an empty wording in a list of the mechanism',
    (f) => put(f.mechanism.joint[1]!, 'zh', ''),
    'mechanism joint[1] zh',
  ],
];

const placeOf = ({ file, entry, field }: JurisdictionProblem): string =>
  [file, entry && `${entry.list}[${entry.index}]`, entry?.id, field]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ');

describe('a planted fault', () => {
  it.each(planted)('%s is named with file, entry and field', (_, plant, place) => {
    const problems = problemsOf(plant);
    expect(problems.map(placeOf)).toEqual([place]);
    for (const { zh, en } of problems) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[a-z]/);
    }
  });

  it('does not hide another', () => {
    const problems = problemsOf((f) => {
      put(f.units[0]!, 'kind', 'village');
      put(f.procedure.steps[0]!, 'deadline', 'soon');
      f.terms.push(f.terms[0]!);
    });
    expect(problems.map(placeOf)).toEqual([
      'units [0] unit_town kind',
      'procedure steps[0] act deadline',
      'terms [1] term_a id',
    ]);
  });
});
