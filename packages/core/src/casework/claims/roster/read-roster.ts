import type { ClaimTerms } from '../../../jurisdiction/claim-terms.ts';
import type { Day } from '../../../time.ts';
import type { Wording } from '../../../wording.ts';
import { parseDay, parseFen, type RosterCell, textOf } from './cell.ts';
import { isIdentity } from './identity.ts';
import type { RosterField, RosterMapping } from './mapping.ts';

/** A claim as a roster brings it. `row` counts from 1 as the sheet shows it; one row may bring a claim of each kind. */
export type ClaimDraft = {
  readonly row: number;
  readonly name: string;
  readonly identity: string | null;
  readonly docket: string | null;
  readonly kind: string;
  readonly amountFen: number;
  readonly appliedOn: Day;
  readonly stage: string;
  readonly stageOn: Day;
  readonly result: string | null;
  readonly paidFen: number;
};

/** Why a row, or one claim of it, was not taken. `value` is what the cell holds; nothing for identity numbers. */
export type RosterProblem = {
  readonly row: number;
  readonly field: RosterField | 'row';
  readonly value: string;
  readonly why: Wording;
};

export type Roster = {
  readonly drafts: readonly ClaimDraft[];
  readonly problems: readonly RosterProblem[];
  /** Rows with content below the header, totals left out. */
  readonly rowCount: number;
};

export type RosterOptions = {
  readonly rows: readonly (readonly RosterCell[])[];
  readonly headerRow: number;
  readonly mapping: RosterMapping;
  readonly terms: ClaimTerms;
  readonly today: Day;
  /** What holds for rows that do not say it. */
  readonly defaults: { readonly kind: string | null; readonly appliedOn: Day | null };
};

const TOTAL = /^(合计|总计|小计|总额|共计)/;
const EARLIEST: Day = '2000-01-01';
const LONGEST_NAME = 60;

type Fault = Omit<RosterProblem, 'row'>;
type Read<T> = { readonly value: T } | { readonly fault: Fault };

const fault = (field: Fault['field'], value: string, zh: string, en: string): { fault: Fault } => ({
  fault: { field, value: value.slice(0, 60), why: { zh, en } },
});

/** The entry whose written form the text is, or else contains, the longest first. */
const matchWritten = <
  T extends { readonly id: string; readonly name: Wording; readonly writtenAs: readonly string[] },
>(
  entries: readonly T[],
  text: string,
): T | undefined => {
  const forms = entries
    .flatMap((entry) =>
      [entry.name.zh, entry.name.en, entry.id, ...entry.writtenAs].map((form) => ({ entry, form })),
    )
    .sort((a, b) => b.form.length - a.form.length);
  return (forms.find(({ form }) => form === text) ?? forms.find(({ form }) => text.includes(form)))?.entry;
};

const readName = (cell: RosterCell | undefined): Read<string> => {
  const name = textOf(cell).replaceAll(/\s+/g, ' ');
  if (name === '') return fault('name', '', '缺少姓名', 'the name is missing');
  if (name.length > LONGEST_NAME || /\d/.test(name))
    return fault('name', name, '不像姓名', 'does not look like a name');
  return { value: name };
};

const readIdentity = (cell: RosterCell | undefined): Read<string | null> => {
  if (typeof cell === 'number' && cell >= 1e15)
    return fault(
      'identity',
      '',
      '证件号被存成数字，末几位已丢失，请改为文本格式',
      'is stored as a number and has lost its last digits: make the column text',
    );
  const identity = textOf(cell).replaceAll(/\s/g, '').toUpperCase();
  if (identity === '') return { value: null };
  return isIdentity(identity)
    ? { value: identity }
    : fault('identity', '', '证件号码位数或校验码不对', 'the number has a wrong length or check character');
};

const readDay = (field: RosterField, cell: RosterCell | undefined, today: Day): Read<Day | null> => {
  const text = textOf(cell);
  if (text === '') return { value: null };
  const day = parseDay(cell);
  if (day === undefined) return fault(field, text, '不是有效的日期', 'is not an existing day');
  if (day > today) return fault(field, text, '日期晚于今天', 'lies after today');
  if (day < EARLIEST) return fault(field, text, '日期早于 2000 年', 'lies before the year 2000');
  return { value: day };
};

const readWritten = <
  T extends { readonly id: string; readonly name: Wording; readonly writtenAs: readonly string[] },
>(
  field: RosterField,
  cell: RosterCell | undefined,
  entries: readonly T[],
  otherwise: T | null,
): Read<T | null> => {
  const text = textOf(cell);
  if (text === '') return { value: otherwise };
  const found = matchWritten(entries, text);
  if (found !== undefined) return { value: found };
  const known = entries.map(({ name }) => name.zh).join('、');
  const knownEn = entries.map(({ name }) => name.en).join(', ');
  return fault(field, text, `不认识，须为：${known}`, `is not known; one of: ${knownEn}`);
};

const readPaid = (cell: RosterCell | undefined, amountFen: number): Read<number> => {
  const text = textOf(cell);
  if (text === '') return { value: 0 };
  const fen = parseFen(cell);
  if (fen === undefined) return fault('paid', text, '不是有效的金额', 'is not an amount');
  return fen > amountFen ? fault('paid', text, '已付高于金额', 'is more than the amount') : { value: fen };
};

type AmountRead = { readonly kind: string; readonly fen: number };

const readAmounts = (
  cellOf: (field: RosterField) => RosterCell | undefined,
  { mapping, terms, defaults }: RosterOptions,
): { readonly amounts: readonly AmountRead[]; readonly faults: readonly Fault[] } => {
  const amounts: AmountRead[] = [];
  const faults: Fault[] = [];
  const take = (field: RosterField, kind: string): void => {
    const text = textOf(cellOf(field));
    const fen = parseFen(cellOf(field));
    if (fen === undefined) faults.push(fault(field, text, '不是有效的金额', 'is not an amount').fault);
    else amounts.push({ kind, fen });
  };
  const columns = mapping.filter((field) => field?.startsWith('amount:')) as RosterField[];
  for (const field of columns) {
    const isEmpty = textOf(cellOf(field)).replace(/^[-—]+$/, '') === '' || parseFen(cellOf(field)) === 0;
    if (!isEmpty) take(field, field.slice('amount:'.length));
  }
  if (mapping.includes('amount')) {
    const fallback = terms.kinds.find(({ id }) => id === defaults.kind) ?? null;
    const kind = readWritten('kind', cellOf('kind'), terms.kinds, fallback);
    const text = textOf(cellOf('amount'));
    if ('fault' in kind) faults.push(kind.fault);
    else if (kind.value === null) faults.push(fault('kind', '', '缺少请求类别', 'the kind is missing').fault);
    else if (text === '') faults.push(fault('amount', '', '缺少金额', 'the amount is missing').fault);
    else if (parseFen(cellOf('amount')) === 0)
      faults.push(fault('amount', text, '金额须大于零', 'the amount must be more than nothing').fault);
    else take('amount', kind.value.id);
  } else if (amounts.length === 0 && faults.length === 0)
    faults.push(fault('row', '', '没有任何金额', 'there is no amount in the row').fault);
  return { amounts, faults };
};

const readRow = (
  row: number,
  cellOf: (field: RosterField) => RosterCell | undefined,
  options: RosterOptions,
): { readonly drafts: readonly ClaimDraft[]; readonly faults: readonly Fault[] } => {
  const { terms, today, defaults } = options;
  const start = terms.stages.find(({ id }) => id === terms.startsAt) ?? null;
  const { amounts, faults } = readAmounts(cellOf, options);
  const found = [...faults];
  const got = <T>(read: Read<T>, otherwise: T): T => {
    if (!('fault' in read)) return read.value;
    found.push(read.fault);
    return otherwise;
  };
  const name = got(readName(cellOf('name')), '');
  const identity = got(readIdentity(cellOf('identity')), null);
  const stage = got(readWritten('stage', cellOf('stage'), terms.stages, start), start);
  const result = got(readWritten('result', cellOf('result'), terms.results, null), null);
  const appliedOn = got(readDay('appliedOn', cellOf('appliedOn'), today), null) ?? defaults.appliedOn;
  const stageOn = got(readDay('stageOn', cellOf('stageOn'), today), null) ?? appliedOn;
  if (appliedOn === null || stageOn === null) {
    if (!found.some(({ field }) => field === 'appliedOn'))
      found.push(fault('appliedOn', '', '缺少申请日期', 'the day of application is missing').fault);
    return { drafts: [], faults: found };
  }
  if (stageOn < appliedOn)
    found.push(fault('stageOn', stageOn, '早于申请日期', 'is earlier than the application').fault);
  const paid = amounts.length === 1 ? got(readPaid(cellOf('paid'), amounts[0]?.fen ?? 0), 0) : 0;
  if (stage === null || found.some(({ field }) => !field.startsWith('amount:')))
    return { drafts: [], faults: found };
  const docket = textOf(cellOf('docket')).slice(0, 80);
  const drafts = amounts.map(({ kind, fen }) => ({
    row,
    name,
    identity,
    docket: docket === '' ? null : docket,
    kind,
    amountFen: fen,
    appliedOn,
    stage: stage.id,
    stageOn,
    result: result?.id ?? null,
    paidFen: paid,
  }));
  return { drafts, faults: found };
};

/** The same worker (by number, or by name where no number is given), kind and amount: the same claim entered twice. */
export const draftKey = (
  draft: Pick<ClaimDraft, 'name' | 'identity' | 'kind' | 'amountFen' | 'docket'>,
): string => JSON.stringify([draft.identity ?? draft.name, draft.kind, draft.amountFen, draft.docket]);

/**
 * Reads the rows below the header into claims. A row with a fault is left out and named with field and reason; good rows stay.
 * A claim that an earlier row, or one of `known` (by `draftKey`), has already is a fault too. Blank rows and totals are passed over.
 */
export const readRoster = (options: RosterOptions, known: ReadonlySet<string> = new Set()): Roster => {
  const { rows, headerRow, mapping } = options;
  const drafts: ClaimDraft[] = [];
  const problems: RosterProblem[] = [];
  const seen = new Map<string, number>();
  let rowCount = 0;
  rows.forEach((cells, index) => {
    if (index <= headerRow || cells.every((cell) => textOf(cell) === '')) return;
    if (cells.slice(0, 3).some((cell) => TOTAL.test(textOf(cell).replaceAll(' ', '')))) return;
    rowCount += 1;
    const row = index + 1;
    const cellOf = (field: RosterField) => {
      const column = mapping.indexOf(field);
      return column < 0 ? undefined : cells[column];
    };
    const read = readRow(row, cellOf, options);
    problems.push(...read.faults.map((found) => ({ row, ...found })));
    for (const draft of read.drafts) {
      const key = draftKey(draft);
      const before = seen.get(key);
      if (before === undefined && !known.has(key)) {
        seen.set(key, row);
        drafts.push(draft);
        continue;
      }
      const why =
        before === undefined
          ? { zh: '本案卷已有同一人、同类、同金额的案件', en: 'the case file already has this claim' }
          : { zh: `与第 ${before} 行重复`, en: `repeats row ${before}` };
      problems.push({ row, field: 'row', value: '', why });
    }
  });
  return { drafts, problems, rowCount };
};
