import type { Procedure, Wording } from '@weisu/core';

const TURNS: Readonly<Record<string, Wording>> = {
  'end-step': { zh: '结束本步骤', en: 'End the step' },
  reopen: { zh: '重启案卷', en: 'Reopen the case file' },
};

/** The name of an act; one that the procedure no longer knows keeps its id. */
export const actNameOf = (procedure: Procedure, kind: string): Wording =>
  TURNS[kind] ?? procedure.acts.find((act) => act.id === kind)?.name ?? { zh: kind, en: kind };
