import { addDays, dayOf, type Instant, type SourceId } from '@weisu/core';
import { redact, stripMarkup } from '@weisu/text';
import type { RawDocument } from '../../pipeline/prepare-document.ts';
import type { CollectLimits } from './collect-limits.ts';
import type { CollectedText, CollectProblem } from './connector.ts';

// PostgreSQL text holds neither NUL nor half of a surrogate pair; other controls show nothing and hide much.
const UNSTORABLE = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu;
// Direction marks make a name read other than it is written; Chinese texts need none.
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const LONGEST_TITLE = 2_000;
const LONGEST_KEY = 500;

export const storableText = (text: string): string => text.replace(UNSTORABLE, '').replace(DIRECTION, '');

/** What is kept of a text beside the document: where it came from and what was seen, without personal data. */
export type Snapshot = {
  readonly key: string;
  readonly url: string | null;
  readonly mediaType: string;
  /**
   * Keyed hash of what came: from a plain one a telephone number that was taken out could be found again by trying all.
   */
  readonly rawHash: string;
  readonly title: string | null;
  /** As text, redacted. */
  readonly body: string;
  /** Everything that stood on its page, where that is more. */
  readonly page: string | null;
};

export type CleanCollected = {
  readonly document: RawDocument;
  readonly snapshot: Snapshot;
  /** Where something had to be cut or mended; the text lands all the same. */
  readonly problem: CollectProblem | null;
};

const pieceOf = (text: string, longest: number): string =>
  // Not between the halves of a pair.
  text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');

/** A collected text made fit to be taken in: its length bounded, its day plausible, its snapshot without personal data. */
export const cleanCollected = (
  text: CollectedText,
  {
    sourceId,
    now,
    limits,
    digest,
  }: {
    readonly sourceId: SourceId;
    readonly now: Instant;
    readonly limits: CollectLimits;
    readonly digest: (raw: string) => string;
  },
): CleanCollected => {
  const today = dayOf(now);
  const isFuture = text.occurredOn !== null && text.occurredOn > addDays(today, 1);
  const raw = text.raw ?? `${text.title ?? ''}\n${text.body}`;
  const isLong = text.body.length > limits.maxTextLength;
  const body = pieceOf(text.body, limits.maxTextLength);
  const key = redact(pieceOf(storableText(text.key), LONGEST_KEY)).text;
  const title = text.title === null ? null : pieceOf(storableText(text.title), LONGEST_TITLE);
  // Mark-up goes first: a number whose digits stand in several elements is a number all the same.
  const clean = (html: string): string => redact(stripMarkup(html).trim()).text;
  const url = text.url === null ? null : redact(text.url).text;
  return {
    document: {
      sourceId,
      externalId: key,
      title,
      body: storableText(body),
      occurredOn: text.occurredOn === null || isFuture ? today : text.occurredOn,
      recordedAt: now,
    },
    snapshot: {
      key,
      url,
      mediaType: text.mediaType,
      rawHash: digest(raw),
      title: title === null ? null : clean(title) || null,
      body: clean(storableText(body)),
      page:
        text.raw === undefined
          ? null
          : pieceOf(clean(storableText(pieceOf(text.raw, limits.maxHtmlLength))), limits.maxTextLength),
    },
    problem: isLong
      ? {
          key,
          zh: `超过 ${limits.maxTextLength} 字，其余截去`,
          en: `longer than ${limits.maxTextLength} characters; the rest was cut off`,
        }
      : isFuture
        ? {
            key,
            zh: `日期在将来（${text.occurredOn}），按今天计`,
            en: `dated in the future (${text.occurredOn}); taken as of today`,
          }
        : null,
  };
};
