import type { ParsedBody, Routes } from '@weisu/contract';
import {
  dayOf,
  draftKey,
  findHeaderRow,
  maskIdentity,
  proposeMapping,
  readRoster,
  refuse,
  type RememberedMapping,
  type Roster,
  type RosterCell,
  type RosterMapping,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findMapping } from '../../../store/claims/claim-mappings.ts';
import { listClaimKeys } from '../../../store/claims/claim-persons.ts';
import type { Queryable } from '../../../store/engine.ts';
import type { RosterSheet } from '../../../roster/read-sheets.ts';
import { readWorkbook } from '../../../roster/read-workbook.ts';
import { type SheetFile, writeSheet } from '../../../roster/write-sheet.ts';
import type { Desk } from '../../desk.ts';

type Asked = ParsedBody<Routes['previewRoster']>;

export type SentRoster = {
  readonly sheets: readonly RosterSheet[];
  readonly sheet: RosterSheet;
  readonly headerRow: number;
  readonly headers: readonly RosterCell[];
  readonly mapping: RosterMapping;
  readonly remembered: boolean;
  readonly roster: Roster;
};

const REQUIRED =
  '须有“姓名”列和“金额”列（或按类别的金额列） / a column of names and one of amounts are needed';

const sheetOf = (sheets: readonly RosterSheet[], name: string | undefined): RosterSheet => {
  const found = name === undefined ? sheets[0] : sheets.find((sheet) => sheet.name === name);
  return found ?? refuse('bad-input', '文件里没有这张表 / the file has no such sheet', 'sheet');
};

const checkMapping = (desk: Desk, mapping: RosterMapping): void => {
  const known = new Set(desk.jurisdiction.claims.kinds.map(({ id }) => `amount:${id}`));
  const fields = mapping.filter((field) => field !== null);
  if (new Set(fields).size !== fields.length)
    refuse('bad-input', '同一内容只能对应一列 / a field can stand for one column only', 'mapping');
  if (fields.some((field) => field.startsWith('amount:') && !known.has(field)))
    refuse('bad-input', '没有这个请求类别 / there is no such kind', 'mapping');
};

/** True where a mapping can bring claims at all. */
export const isWholeMapping = (mapping: RosterMapping): boolean =>
  mapping.includes('name') && mapping.some((field) => field === 'amount' || field?.startsWith('amount:'));

export const refuseMapping = (): never => refuse('bad-input', REQUIRED, 'mapping');

/** Reads a sent file as a roster, against what the case file has already. Nothing is written. */
export const readSentRoster = async (
  desk: Desk,
  db: Queryable,
  by: SignedIn,
  caseFileId: string,
  asked: Asked,
): Promise<SentRoster> => {
  const { claims: terms } = desk.jurisdiction;
  const sheets = await readWorkbook(new Uint8Array(Buffer.from(asked.file.base64, 'base64')));
  const sheet = sheetOf(sheets, asked.sheet);
  const memory: RememberedMapping = await findMapping(db, by.officer.unitId);
  const headerRow = asked.headerRow ?? findHeaderRow(sheet.rows, terms, memory);
  const headers = sheet.rows[headerRow] ?? [];
  const proposed = proposeMapping(headers, terms, memory);
  const mapping = asked.mapping ?? proposed;
  checkMapping(desk, mapping);
  const known = new Set((await listClaimKeys(db, caseFileId)).map(draftKey));
  const roster = isWholeMapping(mapping)
    ? readRoster(
        {
          rows: sheet.rows,
          headerRow,
          mapping,
          terms,
          today: dayOf(desk.now()),
          defaults: { kind: asked.kind, appliedOn: asked.appliedOn },
        },
        known,
      )
    : { drafts: [], problems: [], rowCount: 0 };
  const plain = proposeMapping(headers, terms);
  const remembered = asked.mapping === undefined && proposed.some((field, at) => field !== plain[at]);
  return { sheets, sheet, headerRow, headers, mapping, remembered, roster };
};

/** The first rows as the sheet has them; identity numbers are masked even for who sent them. */
export const sampleOf = ({ sheet, headerRow, mapping }: SentRoster, count: number) =>
  sheet.rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(headerRow + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''))
    .slice(0, count)
    .map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, column) => {
        const text = cell === null ? '' : String(cell);
        return mapping[column] === 'identity' ? maskIdentity(text) : text;
      }),
    }));

export const badRowsOf = ({ roster }: SentRoster): readonly number[] => [
  ...new Set(roster.problems.map(({ row }) => row)),
];

/** The bad rows as they were, each with its row and reasons in front: to mend in the same sheet and send again. */
export const problemFileOf = (sent: SentRoster, fileName: string): SheetFile | null => {
  const bad = badRowsOf(sent);
  if (bad.length === 0) return null;
  const reasons = new Map<number, string[]>();
  for (const { row, field, why } of sent.roster.problems) {
    const header = sent.headers[sent.mapping.findIndex((each) => each === field)];
    const place = field === 'row' || header === undefined ? '' : `${String(header)}：`;
    reasons.set(row, [...(reasons.get(row) ?? []), `${place}${why.zh}`]);
  }
  const rows = bad.map((row) => [
    row,
    (reasons.get(row) ?? []).join('；'),
    ...(sent.sheet.rows[row - 1] ?? []),
  ]);
  const stem = fileName.replace(/\.[^.]*$/, '').slice(0, 80);
  return writeSheet(`${stem}-未导入`, 'xlsx', [['原行号', '原因', ...sent.headers], ...rows]);
};
