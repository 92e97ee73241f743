import type { Instant, SourceId } from '@weisu/core';
import { addDays, dayOf } from '@weisu/core';
import type { RawDocument } from '../pipeline/prepare-document.ts';
import { dateOrNull, findField, textOrNull } from './field.ts';
import type { SourceRow } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

const LONGEST_BODY = 2_000_000;

/** The words of a row, without its clocks. A title alone is a text. */
export type RowText = {
  readonly externalId: string | null;
  readonly title: string | null;
  readonly body: string;
};

/** @throws FieldError where the row has neither text nor title. */
export const parseText = (row: SourceRow): RowText => {
  const title = textOrNull(findField(row, ['title', '标题', '主题']), 2_000);
  const field = findField(row, ['text', 'body', 'content', '正文', '内容']);
  const body = textOrNull(field, LONGEST_BODY);
  if (body === null && title === null) throw new FieldError(field.name, '没有正文', 'has no text');
  const externalId = textOrNull(findField(row, ['id', 'externalid', 'url', '编号']), 500);
  return { externalId, title: body === null ? null : title, body: body ?? title ?? '' };
};

export type DocumentParsing = { readonly sourceId: SourceId; readonly now: Instant };

/**
 * A text from a row with `text` (or `body`, `content`) and perhaps `title`, `date` (or `published`, `time`), `id`. A title alone is
 * a text too. Without a date it is taken as of now.
 * @throws FieldError for a row without text, or with a date that is none or lies in the future.
 */
export const parseDocument = (row: SourceRow, { sourceId, now }: DocumentParsing): RawDocument => {
  const text = parseText(row);
  const dated = findField(row, [
    'date',
    'published',
    'publishedat',
    'time',
    'occurredon',
    '日期',
    '发布时间',
    '时间',
  ]);
  const date = dateOrNull(dated);
  if (date !== null && date.day > addDays(dayOf(now), 1))
    throw new FieldError(dated.name, `在将来：${date.day}`, `lies in the future: ${date.day}`);
  return {
    sourceId,
    ...text,
    occurredOn: date?.day ?? dayOf(now),
    recordedAt: now,
  };
};
