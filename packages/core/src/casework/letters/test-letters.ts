import type { Deadline } from '../../jurisdiction/jurisdiction.ts';
import type { LetterTemplate, LetterTerms } from '../../jurisdiction/letter-terms.ts';
import type { WorkCalendar } from '../clock.ts';
import { openLetter } from './fold-letter.ts';
import type { Letter } from './letter.ts';

const w = (en: string) => ({ zh: '字', en });
export const template = (id = 'reminder@1', holdsFrom = '2024-01-01'): LetterTemplate => ({
  id,
  file: 'a.docx',
  holdsFrom,
  docx: 'AAAA',
  fields: [
    { id: 'number', name: w('Number'), from: 'record', record: 'number' },
    {
      id: 'facts',
      name: w('Facts'),
      from: 'officer',
      form: 'paragraphs',
      maxLength: 200,
      proposed: '{reasons}',
      choices: [],
    },
    {
      id: 'contact',
      name: w('Contact'),
      from: 'officer',
      form: 'line',
      maxLength: 40,
      proposed: '{officer}，【电话】',
      choices: [],
    },
  ],
});
export const terms: LetterTerms = {
  words: [{ unit: 'unit_town', word: '镇工' }],
  unsaid: ['opinion.', 'labour.hotline-complaints'],
  ways: [{ id: 'post', name: w('Post') }],
  kinds: [
    {
      id: 'reminder',
      name: w('Reminder'),
      numberForm: '{word}提〔{year}〕{number}号',
      to: 'employer',
      deadline: 'reply',
      replyFrom: 'delivery',
      follows: [],
    },
    {
      id: 'proposal',
      name: w('Proposal'),
      numberForm: '{word}建〔{year}〕{number}号',
      to: 'department',
      deadline: 'result',
      replyFrom: 'decision',
      follows: ['reminder'],
    },
  ],
  templates: [template(), template('proposal@1')],
};
const deadline = (id: string, unit: Deadline['unit']): Deadline => ({
  id,
  name: w(id),
  count: 15,
  unit,
  extension: null,
  from: w('x'),
  source: 's',
  holdsFrom: '2020-01-01',
  holdsUntil: null,
});
export const place = {
  letters: terms,
  deadlines: [deadline('reply', 'calendar-day'), deadline('result', 'working-day')],
};
export const calendar: WorkCalendar = {
  isWorkingDay: (day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0,
  knownUntil: '2026-12-28',
};
export const FULL = { facts: '一、甲\n二、乙', contact: '林知远，010-00000000' };
export const draft = (kind = 'reminder', texts: Letter['texts'] = FULL): Letter =>
  openLetter({
    id: 'let_1',
    caseFileId: 'case_1',
    kind,
    template: `${kind}@1`,
    unitId: 'unit_town',
    follows: null,
    draftedBy: 'off_a',
    draftedAt: '2026-11-02T02:00:00.000Z',
    texts,
  });
