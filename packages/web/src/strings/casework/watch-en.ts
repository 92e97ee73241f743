import type { Catalogue } from '../catalogue.ts';

/** Texts on special monitoring, in English. */
export const watchEn: Catalogue['watch'] = {
  title: 'Special monitoring',
  off: 'Not under special monitoring.',
  on: 'Under special monitoring since {{day}}.',
  byRule: 'Put on the list by rule from orange on.',
  kind: { start: 'Start special monitoring', end: 'End special monitoring' },
  by: '{{name}}, {{at}}',
  startLead: 'It then stands on the watch list; ending it needs a reason, and each act is kept.',
  endLead: 'End it once the risk is gone. From orange on it is put on the list again by rule.',
  reason: 'Reason',
  done: { start: 'Special monitoring has started.', end: 'Special monitoring has ended.' },
};
