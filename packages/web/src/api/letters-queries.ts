import type { Body, Query, Reply, Routes } from '@weisu/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';

export type LetterPage = Reply<Routes['listLetters']>;
export type LetterRow = LetterPage['rows'][number];
export type LetterTally = LetterPage['tally'];
export type LetterDetail = Reply<Routes['letter']>;
export type LetterMoveKind = LetterDetail['mayDo'][number];
export type LetterActBody = Body<Routes['actOnLetter']>;
export type CaseLetters = Reply<Routes['listCaseLetters']>;

export const lettersQuery = (query: Query<Routes['listLetters']>) =>
  queryOptions({
    queryKey: ['letters', query],
    queryFn: () => client.listLetters({ query }),
    placeholderData: keepPreviousData,
  });
export const caseLettersQuery = (id: string) =>
  queryOptions({ queryKey: ['case-letters', id], queryFn: () => client.listCaseLetters({ params: { id } }) });
export const letterQuery = (id: string) =>
  queryOptions({ queryKey: ['letter', id], queryFn: () => client.letter({ params: { id } }) });
