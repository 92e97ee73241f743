import type { Jurisdiction } from '@weisu/core';
import { isCreditCode, normaliseCreditCode } from '@weisu/core';
import { parseEnterprise } from '../sources/parse-enterprise.ts';
import { createPlaces, provinceOf } from '../sources/place.ts';
import type { Places } from '../sources/place.ts';
import { readBytes } from '../sources/read-bytes.ts';
import { isProblem, readRows } from '../sources/read-rows.ts';
import { READ_LIMITS } from '../sources/read-text.ts';
import { FieldError } from '../sources/row-problem.ts';
import type { RowProblem } from '../sources/row-problem.ts';
import type { NameRecord } from './name-record.ts';

/** The columns of a whole register, which has millions of rows: read without making an object of every field. */
const REGISTER_HEADER = 'name\tcredit_code\tregistered_on\tprovince\tarea';
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const LONGEST_NAME = 200;

const firstBytes = async (path: string, count: number): Promise<Buffer> => {
  for await (const chunk of readBytes(path, READ_LIMITS.maxBytes))
    return Buffer.from(chunk.subarray(0, count));
  return Buffer.alloc(0);
};

/** True for a file whose first line is a register's; it is then UTF-8. */
const isRegister = async (path: string): Promise<boolean> =>
  (await firstBytes(path, REGISTER_HEADER.length + 1)).toString('latin1').trimEnd() === REGISTER_HEADER;

type Districts = Pick<Places, 'province'> & {
  readonly codeOf: ReadonlyMap<string, string>;
  /** True for the province's own name, in any of its forms; remembers what it was asked. */
  readonly isHere: (province: string) => boolean;
};

const createIsHere = (province: string | null): Districts['isHere'] => {
  const known = new Map<string, boolean>();
  return (written) => {
    let isHere = known.get(written);
    if (isHere === undefined) {
      isHere = province !== null && provinceOf(written) === province;
      if (known.size < 10_000) known.set(written, isHere);
    }
    return isHere;
  };
};

/**
 * A row of a register. What names the enterprise must be right; a place or day that is none (columns are shifted in some
 * rows) is left out, for it only tells bearers of one name apart.
 * @throws FieldError
 */
const recordOfRow = (line: string, places: Districts): NameRecord => {
  const [name = '', written = '', on = '', province = '', area = ''] = line.split('\t');
  if (name.trim() === '' || name.length > LONGEST_NAME)
    throw new FieldError('name', '名称为空或过长', 'is empty or too long');
  const creditCode = isCreditCode(written) ? written : normaliseCreditCode(written);
  if (!isCreditCode(creditCode))
    throw new FieldError(
      'credit_code',
      `不是有效的统一社会信用代码：${creditCode}`,
      `is not a valid unified social credit code: ${creditCode}`,
    );
  return {
    name: name.trim(),
    form: 'registered',
    creditCode,
    registeredName: name.trim(),
    registeredDistrict: places.isHere(province) ? (places.codeOf.get(area) ?? null) : null,
    operatingDistrict: null,
    industry: null,
    registeredOn: DAY.test(on) ? (on as NameRecord['registeredOn']) : null,
    from: null,
    until: null,
  };
};

async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of readBytes(path, READ_LIMITS.maxBytes)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

const readRegister = async (
  path: string,
  places: Districts,
  onRecord: (record: NameRecord) => void,
  onProblem: (problem: RowProblem) => void,
): Promise<void> => {
  let row = 0;
  for await (const lines of linesOf(path))
    for (const line of lines) {
      row += 1;
      if (row === 1 || line === '') continue;
      try {
        onRecord(recordOfRow(line.endsWith('\r') ? line.slice(0, -1) : line, places));
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        onProblem({ file: path, row, field: error.field, zh: error.zh, en: error.en });
      }
    }
};

/** Every name of a file of enterprises, one after another; rows that name nobody are told of and left out. */
export const readNameRecords = async (
  path: string,
  jurisdiction: Pick<Jurisdiction, 'jurisdiction' | 'districts' | 'units'>,
  onRecord: (record: NameRecord) => void,
  onProblem: (problem: RowProblem) => void,
): Promise<void> => {
  const places = createPlaces(jurisdiction);
  if (await isRegister(path)) {
    const codeOf = new Map(
      jurisdiction.districts.flatMap(({ code, name, writtenAs }) =>
        [code, name.zh, ...writtenAs].map((form) => [form, code] as const),
      ),
    );
    const { province } = places;
    return readRegister(path, { province, codeOf, isHere: createIsHere(province) }, onRecord, onProblem);
  }
  for await (const row of readRows(path)) {
    if (isProblem(row)) {
      onProblem(row);
      continue;
    }
    try {
      const enterprise = parseEnterprise(row, places, null);
      if (enterprise === null) continue;
      const registeredName = enterprise.names.find(({ form }) => form === 'registered')?.name ?? '';
      for (const { name, form, from, until } of enterprise.names)
        onRecord({
          name,
          form,
          creditCode: enterprise.creditCode,
          registeredName,
          registeredDistrict: enterprise.registeredDistrict,
          operatingDistrict: enterprise.operatingDistrict,
          industry: enterprise.industry,
          registeredOn: enterprise.registeredOn,
          from,
          until,
        });
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      onProblem({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
    }
  }
};
