import { type CaseFile, findStep, type Jurisdiction, mayRecord, type Wording } from '@weisu/core';

/** Why no letter of this kind can be drafted or issued in the case file now, or null: the procedure says in which step it is sent. */
export const letterFileHeldBack = (
  { procedure }: Pick<Jurisdiction, 'procedure'>,
  file: CaseFile,
  kind: string,
): Wording | null => {
  if (mayRecord(procedure, file).some(({ id }) => id === kind)) return null;
  const step = findStep(procedure, file)?.name;
  return step === undefined
    ? { zh: '案卷已办结', en: 'the case file is closed' }
    : {
        zh: `案卷处于“${step.zh}”步骤，此时不发这种文书`,
        en: `the case file is in step "${step.en}", in which no such letter is sent`,
      };
};
