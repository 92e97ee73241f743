import type { Catalogue } from '../catalogue.ts';

/** Texts on joining case files, dividing them and opening them again, in English. */
export const caseFilesEn: Catalogue['caseFilesWork'] = {
  title: 'Joined and divided files',
  note: 'nothing is overwritten; both files show it',
  none: 'Nothing was merged into this file or split off.',
  merged: 'This file was merged into that of {{name}}; work goes on there.',
  open: 'Open the main file',
  elsewhere: 'a case file outside your area',
  link: {
    'merge-into': 'Merged into the file of {{name}}',
    'take-in': 'The file of {{name}} was merged into this one',
    unmerge: 'Merge undone, back from the file of {{name}}',
    'give-back': 'The file of {{name}} left this one',
    'split-off': 'A new file of {{name}} was split off',
    'split-from': 'Split off from the file of {{name}}',
  },
  moved: 'Went along: {{warnings}} warnings, {{letters}} letters, {{notices}} notices, {{claims}} claims',
  by: '{{name}}, {{at}}',
  merge: 'Merge into another file',
  unmerge: 'Undo the merge',
  split: 'Split',
  reopen: 'Reopen',
  mergeLead:
    'The warnings, letters, notices and claims of this file go into the main file, whose unit answers for them. This file stands still; the merge can be undone.',
  mergeInto: 'Merge into',
  mergeOption: '{{name}} ({{unit}}, opened {{day}})',
  unmergeLead:
    'What came with this file and is still in the main one comes back; this file goes on where it stood, on the same clock.',
  splitLead:
    'What is chosen goes into a new case file in the same step, on the clock of this one. At least one warning stays.',
  reopenLead: 'The file returns to joint handling, on a new clock.',
  warningsHead: 'Warnings',
  warning: '{{name}}, {{level}}, raised {{day}}',
  lettersHead: 'Letters',
  rostersHead: 'Claims by roster',
  roster: 'Import {{seq}}, {{total}} claims',
  letter: '{{kind}} {{number}}',
  chooseSome: 'Choose at least one.',
  why: 'Reason',
  whyHelp: 'On what grounds; at least two characters. Both files keep it.',
  done: {
    merge: 'Merged.',
    unmerge: 'The merge is undone.',
    split: 'Split; this is the new file.',
    reopen: 'Reopened.',
  },
};
