import type { Procedure, Wording } from '@weisu/core';

const TURNS: Readonly<Record<string, Wording>> = {
  'end-step': { zh: '结束本步骤', en: 'End the step' },
  reopen: { zh: '重启案卷', en: 'Reopen the case file' },
  'merge-into': { zh: '并入另一案卷', en: 'Merged into another case file' },
  'take-in': { zh: '并入一份案卷', en: 'Took another case file in' },
  unmerge: { zh: '撤销并卷，继续办理', en: 'Merge undone, goes on here' },
  'give-back': { zh: '退还并入的案卷', en: 'Gave a merged case file back' },
  'split-off': { zh: '分出新案卷', en: 'Split a case file off' },
  'split-from': { zh: '由另一案卷分出', en: 'Split off from another case file' },
};

/** The name of an act; one that the procedure no longer knows keeps its id. */
export const actNameOf = (procedure: Procedure, kind: string): Wording =>
  TURNS[kind] ?? procedure.acts.find((act) => act.id === kind)?.name ?? { zh: kind, en: kind };
