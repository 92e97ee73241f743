import type { Catalogue } from '../catalogue.ts';

/** Texts on special monitoring, in English. */
export const watchEn: Catalogue['watch'] = {
  title: 'Special monitoring',
  off: 'Not under special monitoring.',
  on: 'Under special monitoring since {{day}}.',
  officer: 'Answers for it: {{name}}',
  noOfficer: 'Nobody is named to answer for it yet',
  reviewOn: 'To be reviewed by {{day}}',
  terms:
    'Assessed every {{days}} day(s) meanwhile; levels count from {{percent}}% of their points, red only in full.',
  kind: {
    start: 'Start special monitoring',
    extend: 'Name or prolong',
    end: 'End special monitoring',
    join: 'Put on the watch list',
    leave: 'Taken off the watch list',
  },
  by: '{{name}}, {{at}}',
  startLead:
    'It then stands on the watch list and its related enterprises are proposed; ending it needs a reason, and each act is kept.',
  extendLead: 'Name who answers for it, or move the review day.',
  endLead: 'End it once the risk is gone. From orange on it is put on the list again by rule.',
  named: 'Who answers for it',
  review: 'Review day',
  reason: 'Reason',
  done: {
    start: 'Special monitoring has started.',
    extend: 'Named or prolonged.',
    end: 'Special monitoring has ended.',
  },
};

/** Texts on the watch list, in English. */
export const watchlistEn: Catalogue['watchlist'] = {
  title: 'Watch list',
  lead: 'Enterprises under special monitoring, and enterprises watched for a relation: each with why, from where, and what changed since you last looked.',
  views: 'List, proposals, history',
  view: { list: 'List', proposals: 'Proposed', history: 'History' },
  enterprise: 'Enterprise',
  reason: 'Reason',
  sentence: 'Why',
  since: 'Since',
  origin: 'From',
  level: 'Level',
  changes: 'What changed',
  'special-monitoring': 'Special monitoring',
  related: 'Related',
  changedOnly: 'Changed',
  empty:
    'The list is empty. Enterprises that reach orange are put under special monitoring; related ones come once a person or the rule accepts them.',
  emptyFiltered: 'No enterprise fits.',
  caption: 'Watch list',
  weight: 'carries {{share}}',
  atRest: 'origin at rest',
  noOfficer: 'nobody named',
  lookedAt: 'Compared with {{at}}, when you looked it through.',
  neverLooked: 'You have not looked it through yet; these are the changes of the last 7 days.',
  look: 'All seen: count from now',
  lookedSaid: 'Noted; changes count from now.',
  noChange: 'none',
  isNew: 'new',
  change: {
    signals: '{{n}} signals',
    records: '{{n}} records',
    mentions: '{{n}} texts',
    warnings: '{{n}} warnings',
    caseActs: '{{n}} acts',
    level: '{{from}} → {{to}}',
  },
  leave: 'Take off',
  leaveTitle: 'Take off the watch list',
  leaveLead: 'It stays in the history, and is not proposed for the same relation again for half a year.',
  leftSaid: 'Taken off; it stays in the history.',
};

/** Texts on related enterprises proposed for the watch list, in English. */
export const watchProposalsEn: Catalogue['watchProposals'] = {
  lead: 'Related enterprises of those under special monitoring or at red. Accepting puts one on the list; nothing is ever dispatched for a relation alone.',
  kinds: 'Kinds of relation',
  empty:
    'Nobody is proposed. When an enterprise comes under special monitoring or reaches red, its related enterprises appear here.',
  done: 'This page is done.',
  progress: '{{at}} of {{shown}}, {{total}} proposed',
  carries: 'Carries',
  known: 'relations known by {{day}}',
  accept: 'Accept',
  decline: 'Decline',
  undo: 'Undo',
  nothingToUndo: 'There is nothing to undo.',
  said: { accept: 'On the list: {{name}}', decline: 'Declined: {{name}}', reopen: 'Taken back: {{name}}' },
  list: 'Proposed enterprises',
};
