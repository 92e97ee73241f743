import type { Body, Reply, Routes } from '@weisu/contract';
import { queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type LinkQuestionPage = Reply<Routes['listLinkQuestions']>;
export type LinkQuestion = LinkQuestionPage['rows'][number];
export type LinkCandidate = LinkQuestion['candidates'][number];
export type LinkVerdict = Body<Routes['judgeMention']>['verdict'];
export type EnterpriseMoves = Reply<Routes['enterpriseMoves']>;
export type EnterpriseMove = EnterpriseMoves['moves'][number];

const QUESTIONS_AT_ONCE = 30;
const ANSWERS_SHOWN = 10;

export const linkQuestionsQuery = queryOptions({
  queryKey: ['link-questions'],
  queryFn: () => client.listLinkQuestions({ query: { perPage: QUESTIONS_AT_ONCE } }),
});
export const linkAnswersQuery = queryOptions({
  queryKey: ['link-answers'],
  queryFn: () => client.listLinkJudgements({ query: { perPage: ANSWERS_SHOWN } }),
});
export const enterpriseMovesQuery = (id: string) =>
  queryOptions({
    queryKey: ['enterprise', id, 'moves'],
    queryFn: () => client.enterpriseMoves({ params: { id } }),
  });
