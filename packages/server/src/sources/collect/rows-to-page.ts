import type { CollectedPage, CollectedText } from './connector.ts';
import { findField, textOrNull } from '../field.ts';
import { isProblem, type SourceRow } from '../read-rows.ts';
import { parseText } from '../parse-document.ts';
import { FieldError, type RowProblem } from '../row-problem.ts';
import { writtenDay } from '../written-day.ts';

/** Rows of a file as a page of collecting; `read` counts every row, the bad ones too. */
export type RowPage = Pick<CollectedPage, 'texts' | 'rows' | 'problems'> & {
  readonly read: number;
  readonly more: boolean;
};

const DATE_FIELDS = [
  'date',
  'published',
  'publishedat',
  'time',
  'occurredon',
  '日期',
  '发布时间',
  '时间',
  '反映时间',
] as const;

/** A text of a row with `text` and perhaps `title`, `date`, `id`, `url`. Throws a FieldError where it says nothing. */
const textOfRow = (row: SourceRow): CollectedText => {
  const { externalId, title, body } = parseText(row);
  const link = textOrNull(findField(row, ['url', '网址', '链接']), 2_000);
  const url = link !== null && /^https?:\/\//i.test(link) && URL.canParse(link) ? link : null;
  const date = findField(row, [...DATE_FIELDS] as [string, ...string[]]);
  return {
    key: externalId ?? `${row.file}:${row.row}`,
    url,
    title,
    body,
    occurredOn: writtenDay(
      typeof date.value === 'string'
        ? date.value
        : typeof date.value === 'number'
          ? String(date.value)
          : null,
    ),
    mediaType: 'text/html',
  };
};

/** Takes the next rows of a file, after those that were taken before. */
export const rowsToPage = async (
  source: AsyncIterable<SourceRow | RowProblem>,
  { skip, most, takesRows }: { readonly skip: number; readonly most: number; readonly takesRows: boolean },
): Promise<RowPage> => {
  const texts: CollectedText[] = [];
  const rows: SourceRow[] = [];
  const problems: { key: string; zh: string; en: string }[] = [];
  let seen = 0;
  let more = false;
  for await (const row of source) {
    seen += 1;
    if (seen <= skip) continue;
    if (seen > skip + most) {
      more = true;
      break;
    }
    const key = `${row.file}:${row.row}`;
    if (isProblem(row)) problems.push({ key, zh: row.zh, en: row.en });
    else if (takesRows) rows.push(row);
    else {
      try {
        texts.push(textOfRow(row));
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        problems.push({
          key: error.field === null ? key : `${key}:${error.field}`,
          zh: error.zh,
          en: error.en,
        });
      }
    }
  }
  return { texts, rows, problems, read: Math.min(seen, skip + most) - skip, more };
};
