import { readFile } from 'node:fs/promises';
import {
  IMPORT_FIELD_NAMES,
  IMPORT_FIELDS,
  type ImportField,
  RefusedError,
  rememberColumns,
} from '@weisu/core';
import type { Database } from '../../store/engine.ts';
import { keepHeaders, loadHeaders } from '../../store/register/import-headers.ts';
import { SourceError } from '../row-problem.ts';
import { isWholeColumns, readSentRegister, type SentRegister } from './read-sent-register.ts';

/** How a workbook, or a file whose columns are named in a source's own words, is to be read. */
export type RegisterFileOptions = {
  /** Whose file it is: what its headers mean is remembered under this name. */
  readonly source: string;
  readonly sheet?: string | undefined;
  /** Headers and the fields they stand for, beside those that are known. */
  readonly columns?: Readonly<Record<string, ImportField>> | undefined;
};

const WORKBOOK = /\.(?:xlsx|xlsm|xls|et)$/i;

/** True for files that are read as a sheet and not line by line. */
export const isWorkbook = (path: string): boolean => WORKBOOK.test(path);

/** `表头=name,另一个=creditCode` as headers and fields. @throws SourceError for a field that is not known. */
export const parseColumns = (written: string): Readonly<Record<string, ImportField>> =>
  Object.fromEntries(
    written.split(',').map((pair): [string, ImportField] => {
      const at = pair.lastIndexOf('=');
      const field = IMPORT_FIELD_NAMES.find((name) => name === pair.slice(at + 1).trim());
      if (at < 1 || field === undefined)
        throw new SourceError(
          `列对应无效：${pair}，字段为 ${IMPORT_FIELD_NAMES.join(' ')} / no such column: write header=field`,
        );
      return [pair.slice(0, at).trim(), field];
    }),
  );

const headerKey = (header: string | number | null): string => String(header ?? '').trim();

/**
 * Reads a file of enterprises as the page does: by the headers that are known, those remembered of the source, and those
 * given. @throws SourceError where the columns of name and credit code are not to be found, or the file cannot be read.
 */
export const readRegisterFile = async (
  database: Database,
  path: string,
  { source, sheet, columns = {} }: RegisterFileOptions,
): Promise<SentRegister> => {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new SourceError(`${path}: 文件不存在 / no such file`);
  const file = { name: path.split(/[\\/]/).at(-1) ?? path, base64: bytes.toString('base64') };
  try {
    const remembered = await loadHeaders(database.kysely, source);
    const first = await readSentRegister({ file, sheet }, remembered);
    const given = first.headers.map((header, at) => columns[headerKey(header)] ?? first.mapping[at] ?? null);
    const sent = await readSentRegister(
      { file, sheet, headerRow: first.headerRow, mapping: given },
      remembered,
    );
    if (!isWholeColumns(sent.mapping))
      throw new SourceError(
        `${path}: 找不到企业名称和信用代码两列；表头为 ${sent.headers.map(headerKey).join('、')}，请用 --columns 指明，如 ${IMPORT_FIELDS.name[1]}=name / say which columns hold name and creditCode`,
      );
    return sent;
  } catch (error) {
    if (error instanceof RefusedError) throw new SourceError(`${path}: ${error.refusal.detail}`);
    throw error;
  }
};

/** Remembers what the headers of a source's file mean. */
export const rememberRegisterFile = (
  database: Database,
  source: string,
  { headers, mapping }: SentRegister,
): Promise<void> =>
  database.transaction((trx) => keepHeaders(trx, source, rememberColumns(headers, mapping)));
