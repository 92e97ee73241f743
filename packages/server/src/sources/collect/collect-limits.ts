import { type LimitRow, limitsFrom } from '../../outward/outward-limits.ts';

/** What one source may bring at a time, each limit declared once. */
export const COLLECT_LIMITS = {
  maxTextLength: {
    env: 'WEISU_COLLECT_MAX_TEXT_LENGTH',
    fallback: 200_000,
    zh: '一篇文本的最大字数，超出部分截去',
    en: 'characters of one text; the rest is cut off',
  },
  maxHtmlLength: {
    env: 'WEISU_COLLECT_MAX_HTML_LENGTH',
    fallback: 3_000_000,
    zh: '一个网页的最大字数',
    en: 'characters of one web page',
  },
  maxItems: {
    env: 'WEISU_COLLECT_MAX_ITEMS',
    fallback: 2_000,
    zh: '一次从一个来源取的最多条数',
    en: 'items taken from a source at a time',
  },
  maxLineLength: {
    env: 'WEISU_COLLECT_MAX_LINE_LENGTH',
    fallback: 4 * 2 ** 20,
    zh: '文件一行的最大字数，超长的行不读',
    en: 'characters of one line of a file; a longer line is refused',
  },
  maxFileBytes: {
    env: 'WEISU_COLLECT_MAX_FILE_BYTES',
    fallback: 2 * 2 ** 30,
    zh: '一个文件解压后的最大字节数',
    en: 'bytes of one file once decompressed',
  },
  maxArchiveEntries: {
    env: 'WEISU_COLLECT_MAX_ARCHIVE_ENTRIES',
    fallback: 1_000,
    zh: '一个压缩包的最多文件数',
    en: 'files in one archive',
  },
  maxArchiveRatio: {
    env: 'WEISU_COLLECT_MAX_ARCHIVE_RATIO',
    fallback: 200,
    zh: '压缩包内文件的最大压缩倍数',
    en: 'how many times its packed size a file of an archive may be',
  },
  maxMessageBytes: {
    env: 'WEISU_COLLECT_MAX_MESSAGE_BYTES',
    fallback: 25 * 2 ** 20,
    zh: '一封邮件的最大字节数',
    en: 'bytes of one message of a mailbox',
  },
  webhookWindowMs: {
    env: 'WEISU_COLLECT_WEBHOOK_WINDOW_MS',
    fallback: 300_000,
    zh: '推送签名的有效毫秒数',
    en: 'milliseconds for which the signature of a push holds',
  },
  hostPauseMs: {
    env: 'WEISU_COLLECT_HOST_PAUSE_MS',
    fallback: 1_000,
    zh: '对同一网站两次请求之间的毫秒数',
    en: 'milliseconds between two requests to one host',
  },
} as const satisfies Record<string, LimitRow>;

export type CollectLimits = Readonly<Record<keyof typeof COLLECT_LIMITS, number>>;

/** Throws an OutwardRulesError naming the variable at fault. */
export const readCollectLimits = (env: Readonly<Record<string, string | undefined>>): CollectLimits =>
  limitsFrom(COLLECT_LIMITS, env);
