import type { Catalogue } from '../catalogue.ts';

/** Texts on relations between enterprises, in English. */
export const relationsEn: Catalogue['relations'] = {
  title: 'Relations',
  lead: 'Relations up to two steps, the strongest first. The thicker a line, the more risk it carries. A relation reaches the watch list only, never a dispatch.',
  open: 'See the graph',
  kinds: 'Kinds of relation',
  kind: {
    shareholder: 'Shareholder',
    'same-representative': 'Same representative',
    guarantee: 'Guarantee',
    'same-address': 'Same address',
    'same-phone': 'Same telephone number',
    chain: 'Chain',
    branch: 'Branch',
  },
  asOf: 'As of',
  shown: '{{count}} shown',
  more: 'The {{count}} strongest of {{total}}',
  empty: 'No relation was known by that day.',
  emptyKinds: 'No relation of these kinds: switch others on.',
  figure: 'Relations of {{name}}, {{count}} enterprises; the table beside says the same',
  table: 'Related enterprises and their paths',
  enterprise: 'Enterprise',
  weight: 'Carries',
  hidden: 'outside your area',
  watched: 'watched',
};
