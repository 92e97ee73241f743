import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkCalendar } from '@weisu/core';
import { isDay } from '@weisu/core';
import type { YearTable } from './work-calendar.ts';
import { chinaWorkCalendar } from './work-calendar.ts';

const FILE_NAME = /^(\d{4})\.json$/;
const FIELDS = ['daysOff', 'workedDays'] as const;

const fault = (file: string, field: string, zh: string, en: string): Error =>
  new Error(`${file}${field === '' ? '' : ` ${field}`}: ${zh} / ${en}`);

/** A day may belong to the year itself or to the last days of December before it. */
const belongs = (day: string, year: number): boolean =>
  isDay(day) && (day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`));

const parseYearTable = (file: string, year: number, text: string): YearTable => {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw fault(file, '', `不是有效的 JSON：${words}`, `is not valid JSON: ${words}`);
  }
  const [daysOff, workedDays] = FIELDS.map((field): string[] => {
    const days: unknown = (content as Record<string, unknown> | null)?.[field];
    if (!Array.isArray(days)) throw fault(file, field, '应为日期列表', 'must be a list of days');
    days.forEach((day: unknown, index) => {
      if (typeof day !== 'string' || !belongs(day, year)) {
        throw fault(
          file,
          `${field}[${index}]`,
          `${String(day)} 不是 ${year} 年安排中的日期`,
          `${String(day)} is no day of the arrangement for ${year}`,
        );
      }
    });
    return days as string[];
  }) as [string[], string[]];
  const both = daysOff.find((day) => workedDays.includes(day));
  if (both !== undefined)
    throw fault(file, 'workedDays', `${both} 同时列为放假`, `${both} is listed as a day off too`);
  if (daysOff.length === 0) throw fault(file, 'daysOff', '不能为空', 'must not be empty');
  return { year, daysOff, workedDays };
};

/**
 * The calendar with the year tables (`2027.json`: `{ "daysOff": [...], "workedDays": [...] }`) of a folder, which need not exist.
 * Throws an Error that names the file and field at fault.
 */
export const loadWorkCalendar = async (dir: string): Promise<WorkCalendar> => {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const tables = names.flatMap((name) => {
    const year = FILE_NAME.exec(name)?.[1];
    return year === undefined
      ? []
      : [readFile(join(dir, name), 'utf8').then((text) => parseYearTable(name, Number(year), text))];
  });
  return chinaWorkCalendar(await Promise.all(tables));
};
