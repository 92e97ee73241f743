import type { Body, Routes } from '@weisu/contract';
import { client } from '../../api/client.ts';
import { caseFileQuery } from '../../api/queries.ts';
import { useSendAct } from '../../kit/use-send-act.ts';

export type CaseActBody = Body<Routes['actOnCaseFile']>;

const TOUCHED = ['case-files', 'warnings', 'warning', 'situation', 'enterprise', 'timeline'];

/** Records an act in a case file and says that it was recorded. */
export const useCaseAct = (id: string): ((body: CaseActBody, done: string) => Promise<void>) => {
  const act = useSendAct(caseFileQuery(id).queryKey, TOUCHED);
  return (body, done) =>
    act(
      () => client.actOnCaseFile({ params: { id }, body }),
      () => done,
    );
};
