import { utils, write } from '@e965/xlsx';
import type { Body, Client, Reply, Routes } from '@weisu/contract';
import type { Database } from '../../../store/engine.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

export type Cell = string | number | null;
export type Act = Body<Routes['actOnClaims']>;
export type StageAct = Extract<Act, { kind: 'stage' }>;
export type Page = Reply<Routes['listClaims']>;

export const HEAD: Cell[] = ['姓名', '身份证号', '工资（元）', '加班费', '申请日期'];
/** Of an area that no place has. */
export const IDENTITY = '990101199001010019';
export const DAY = '2026-11-02';

export const code = (expected: string) => ({ refusal: { code: expected } });

export const fileOf = (rows: readonly (readonly Cell[])[], name = '名册.xlsx') => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as Cell[][]), '名册');
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
  return { name, base64: Buffer.from(bytes).toString('base64') };
};

/** Rows of invented workers, no two alike. */
export const rowsOf = (count: number, first = 0): Cell[][] =>
  Array.from({ length: count }, (_, index) => [
    `甲某${'甲乙丙丁戊己庚辛壬癸'[(first + index) % 10]}`,
    null,
    1000 + first + index,
    null,
    '2026-10-26',
  ]);

/** A desk with a case file in Daxing; the functions ask as Daxing's officer unless told otherwise. */
export type ClaimsDesk = {
  readonly desk: TestDesk;
  readonly city: Client;
  readonly id: string;
  daxing: Client;
};

let keys = 0;
export const newKey = () => `key-of-claims-${(keys += 1)}`;

export const openClaimsDesk = async (database: Database): Promise<ClaimsDesk> => {
  const desk = await openDesk(database);
  const city = await desk.clientOf('city');
  const sent = await city.actOnWarning({
    params: { id: 'war_A' },
    body: { kind: 'dispatch', key: 'dispatch-1' },
  });
  return { desk, city, id: sent.caseFileId ?? '', daxing: await desk.clientOf('daxing') };
};

export const preview = ({ daxing, id }: ClaimsDesk, rows: Cell[][], more: object = {}) =>
  daxing.previewRoster({ params: { id }, body: { file: fileOf(rows), ...more } });

export const take = async ({ daxing, id }: ClaimsDesk, rows: Cell[][]) => {
  const file = fileOf([HEAD, ...rows]);
  const seen = await daxing.previewRoster({ params: { id }, body: { file } });
  return daxing.importRoster({ params: { id }, body: { key: newKey(), file, mapping: seen.mapping } });
};

export const list = ({ daxing, id }: ClaimsDesk, query: object = {}): Promise<Page> =>
  daxing.listClaims({ params: { id }, query });

export const act = ({ daxing, id }: ClaimsDesk, body: Act, client = daxing) =>
  client.actOnClaims({ params: { id }, body });

/** Moves all claims, or those of `more`, as the page shows them now. */
export const move = async (t: ClaimsDesk, more: Partial<StageAct> & { to: string }, client = t.daxing) => {
  const page = await list(t, { perPage: 200 });
  const claims = { filter: {}, count: page.total };
  return act(t, { kind: 'stage', key: newKey(), on: DAY, seenSeq: page.seenSeq, claims, ...more }, client);
};
