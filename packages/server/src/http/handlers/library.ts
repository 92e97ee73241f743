import type { Reply, Routes } from '@weisu/contract';
import { addDays, checkDefinition, type DocumentId, dayOf, type Instant, refuse } from '@weisu/core';
import { countPreviewed, previewPart, previewSince } from '../../library/preview-term.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import type { CorpusCursor } from '../../store/library/corpus.ts';
import { findTerm } from '../../store/library/find-term.ts';
import { loadLibraryStamp } from '../../store/library/library-version.ts';
import { listTermTexts as listTexts, loadTexts } from '../../store/library/list-texts.ts';
import { countLibrary, listTerms as listLibrary } from '../../store/library/list-terms.ts';
import { countHitsByMonth, listRecords } from '../../store/library/term-record.ts';
import { presentTerm, presentTermRow, shownDefinition } from '../../views/library/present-term.ts';
import { presentTermTexts } from '../../views/library/present-term-text.ts';
import {
  actOnTerm as recordRuling,
  editTerm as recordEdit,
  proposeTerm as recordProposal,
} from '../acts/library/act-on-term.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { contextOf, refuseUnknown } from '../looking.ts';

const termPage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['term']>> => {
  const db = desk.database.kysely;
  const term = (await findTerm(db, id)) ?? refuseUnknown();
  const [record] = await listRecords(db, id);
  const evidence = await loadTexts(db, by.scope, term.origin?.evidence ?? []);
  return presentTerm(
    term,
    {
      record: record ?? { judged: 0, trueCount: 0, falseCount: 0 },
      lastUsefulOn: record?.lastUsefulOn ?? null,
      months: [...(await countHitsByMonth(db, id))],
      evidence: presentTermTexts(evidence, shownDefinition(term)),
    },
    contextOf(desk, by),
  );
};

export const listTerms: Handler<Routes['listTerms']> = {
  needs: 'see-library',
  answer: async ({ query }, desk) => {
    const db = desk.database.kysely;
    const recentDays = desk.jurisdiction.library.previewDays;
    const since = addDays(dayOf(desk.now()), 1 - recentDays);
    const { rows, total } = await listLibrary(db, query, since);
    const { states, waiting, putUp, owners } = await countLibrary(db);
    return {
      rows: rows.map(presentTermRow),
      total,
      page: query.page,
      perPage: query.perPage,
      library: (await loadLibraryStamp(db)).version,
      recentDays,
      states,
      waiting,
      putUp,
      owners: [...owners],
    };
  },
};

export const term: Handler<Routes['term']> = {
  needs: 'see-library',
  answer: ({ params, by }, desk) => termPage(desk, by, params.id),
};

export const listTermTexts: Handler<Routes['listTermTexts']> = {
  needs: 'see-library',
  answer: async ({ params, query, by }, desk) => {
    const db = desk.database.kysely;
    const found = (await findTerm(db, params.id)) ?? refuseUnknown();
    const { rows, total, hidden } = await listTexts(db, by.scope, params.id, query);
    return {
      rows: presentTermTexts(rows, shownDefinition(found)),
      total,
      hidden,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const proposeTerm: Handler<Routes['proposeTerm']> = {
  needs: 'propose-term',
  answer: async ({ body, by }, desk) => termPage(desk, by, await recordProposal(desk, by, body)),
};

export const editTerm: Handler<Routes['editTerm']> = {
  needs: 'propose-term',
  answer: async ({ params, body, by }, desk) => {
    await recordEdit(desk, by, params.id, body);
    return termPage(desk, by, params.id);
  },
};

export const actOnTerm: Handler<Routes['actOnTerm']> = {
  needs: 'rule-on-term',
  answer: async ({ params, body, by }, desk) => {
    await recordRuling(desk, by, params.id, body);
    return termPage(desk, by, params.id);
  },
};

const writeCursor = (cursor: CorpusCursor | null): string | null =>
  cursor === null ? null : `${cursor.recordedAt}|${cursor.id}`;

const readCursor = (written: string | null): CorpusCursor | null => {
  if (written === null) return null;
  const [recordedAt = '', id = ''] = written.split('|');
  if (Number.isNaN(Date.parse(recordedAt)) || !id.startsWith('doc_'))
    refuse(
      'bad-input',
      '续查位置无效，请重新预览 / this is no place to go on from: begin the preview again',
      'after',
    );
  return { recordedAt: recordedAt as Instant, id: id as DocumentId };
};

export const previewTerm: Handler<Routes['previewTerm']> = {
  needs: 'see-library',
  answer: async ({ body, by }, desk) => {
    const db = desk.database.kysely;
    const definition = checkDefinition(body.definition);
    const after = readCursor(body.after);
    const days = desk.jurisdiction.library.previewDays;
    const since = previewSince(desk.now(), days);
    const part = await previewPart(db, { definition, termId: body.termId, since, after });
    const texts = await loadTexts(db, by.scope, part.examples);
    const { weeks, overlaps, ...counts } = part.tally;
    return {
      days,
      total: await countPreviewed(db, since),
      next: writeCursor(part.next),
      words: { ...part.words },
      tally: { ...counts, weeks: { ...weeks }, overlaps: { ...overlaps } },
      examples: presentTermTexts(texts, definition),
    };
  },
};
