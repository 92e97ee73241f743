import type { Body, Routes } from '@weisu/contract';
import { useQueryClient } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { caseFileQuery } from '../../api/queries.ts';
import { useAnnounce } from '../../shell/announce.tsx';

export type CaseActBody = Body<Routes['actOnCaseFile']>;

const TOUCHED = ['case-files', 'warnings', 'warning', 'situation', 'enterprise', 'timeline'];

/** Records an act in a case file and says that it was recorded. Throws the refusal. */
export const useCaseAct = (id: string): ((body: CaseActBody, done: string) => Promise<void>) => {
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async (body, done) => {
    try {
      const detail = await client.actOnCaseFile({ params: { id }, body });
      queries.setQueryData(caseFileQuery(id).queryKey, detail);
      announce(done);
      for (const key of TOUCHED) void queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      if (['conflict', 'already-done', 'guard-not-met'].includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['case-file', id] });
      throw error;
    }
  };
};
