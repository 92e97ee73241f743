import type { Query, Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type HelpingSubject = Query<Routes['helpingProposals']>;
export type Helping = Reply<Routes['helpingProposals']>;
export type HelpingProposal = Helping['proposals'][number];

export const helpingQuery = ({ about, subject }: HelpingSubject) =>
  queryOptions({
    queryKey: ['helping', about, subject],
    queryFn: () => client.helpingProposals({ query: { about, subject } }),
  });
