import type { Wording } from '../wording.ts';
import type { Message } from './message.ts';

export type MessageLanguage = keyof Wording;

/** A message as it goes out: one line that says what, the lines below it, and where it leads. */
export type WrittenMessage = {
  readonly title: string;
  /** Each is a heading with its words. */
  readonly parts: readonly { readonly head: string; readonly text: string }[];
  readonly link: string;
};

const HEADS = {
  why: { zh: '依据', en: 'Why' },
  todo: { zh: '请办理', en: 'To do' },
} as const;

const SEPARATOR = { zh: '；', en: '; ' } as const;

const PRODUCT = { zh: '未诉', en: 'Weisu' } as const;

/** Puts one message into words; `base` is the product's address without a slash at its end. */
export const writeMessage = (
  { title, why, todo, path }: Message,
  language: MessageLanguage,
  base: string,
): WrittenMessage => ({
  title: `【${PRODUCT[language]}】${title[language]}`,
  parts: [
    ...(why.length === 0
      ? []
      : [{ head: HEADS.why[language], text: why.map((each) => each[language]).join(SEPARATOR[language]) }]),
    { head: HEADS.todo[language], text: todo[language] },
  ],
  link: `${base}${path}`,
});

/** Titles listed at most; how many more there are is said. */
const MOST_LISTED = 20;

/** Several messages as one: a line each, and the page that lists them all. */
export const writeDigest = (
  messages: readonly Message[],
  language: MessageLanguage,
  base: string,
): WrittenMessage => {
  const more = messages.length - MOST_LISTED;
  const lines = messages.slice(0, MOST_LISTED).map(({ title, path }) => ({
    head: title[language],
    text: `${base}${path}`,
  }));
  const rest = {
    head: language === 'zh' ? `另有 ${more} 条` : `${more} more`,
    text: `${base}/notifications`,
  };
  return {
    title:
      language === 'zh'
        ? `【${PRODUCT.zh}】汇总 ${messages.length} 条`
        : `【${PRODUCT.en}】${messages.length} things in one`,
    parts: more > 0 ? [...lines, rest] : lines,
    link: `${base}/notifications`,
  };
};

/** As plain text, for what shows no formatting. */
export const asText = ({ title, parts, link }: WrittenMessage): string =>
  [title, ...parts.map(({ head, text }) => `${head}：${text}`), link].join('\n');

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '\\': '＼',
  '`': '｀',
  '*': '＊',
  _: '＿',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '|': '｜',
  '~': '～',
};

/** Signs that would be formatting are written wide: not every robot knows how to escape them. */
const plain = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>#|~]/g, (sign) => FULL_WIDTH[sign] ?? sign);

/** As the markdown that robots of chat groups show: headings, bold, links. */
export const asMarkdown = ({ title, parts, link }: WrittenMessage, open: string): string =>
  [
    `### ${plain(title)}`,
    ...parts.map(
      ({ head, text }) =>
        `> **${plain(head)}** ${/^https?:\/\//.test(text) ? `[${open}](${text})` : plain(text)}`,
    ),
    `[${open}](${link})`,
  ].join('\n\n');
