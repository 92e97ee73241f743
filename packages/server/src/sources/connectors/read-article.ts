import { Readability } from '@mozilla/readability';
import type { SettingsOf } from '@weisu/core';
import { stripMarkup } from '@weisu/text';
import { parseHTML } from 'linkedom';
import { SourceError } from '../row-problem.ts';
import { nestingOf } from './nesting.ts';
import { writtenDay } from '../written-day.ts';

export type Article = {
  readonly title: string | null;
  /** Text, paragraphs by lines. */
  readonly text: string;
  readonly occurredOn: ReturnType<typeof writtenDay>;
};

export type ArticleSelectors = Pick<SettingsOf<'web-list'>, 'title' | 'body' | 'date'>;

const DEEPEST_PAGE = 1_500;

/** A page as a tree. Throws a SourceError for one that is larger than allowed or nested beyond what can be walked. */
export const parsePage = (html: string, maxLength: number): Document => {
  if (html.length > maxLength)
    throw new SourceError(`网页超过 ${maxLength} 字 / the page is longer than ${maxLength} characters`);
  if (nestingOf(html, DEEPEST_PAGE, false) >= DEEPEST_PAGE)
    throw new SourceError('网页结构异常，无法解析 / the page is built so that it cannot be read');
  try {
    return parseHTML(html).document;
  } catch {
    throw new SourceError('网页结构异常，无法解析 / the page is built so that it cannot be read');
  }
};

/** A selector as an officer wrote it; throws a SourceError naming it where it is none. */
export const select = (root: Document | Element, selector: string): Element[] => {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    throw new SourceError(`选择器不对：${selector} / is no selector: ${selector}`);
  }
};

const DATES =
  'meta[property="article:published_time"], meta[name="publishdate" i], meta[name="PubDate" i], meta[name="date" i], meta[itemprop="datePublished"]';

const dateOf = (document: Document, selector: string | null, text: string): Article['occurredOn'] => {
  if (selector !== null) {
    const found = select(document, selector)[0];
    return writtenDay(found?.getAttribute('datetime') ?? found?.textContent);
  }
  const declared = document.querySelector(DATES)?.getAttribute('content');
  const marked = document.querySelector('time[datetime]')?.getAttribute('datetime');
  return (
    writtenDay(declared) ?? writtenDay(marked) ?? writtenDay(text.slice(0, 200)) ?? visibleDate(document)
  );
};

/** The first date in the page's own words that stands by itself, as news pages print it under the title. */
const visibleDate = (document: Document): Article['occurredOn'] => {
  for (const element of document.querySelectorAll('span, em, i, p, div, small, td, li')) {
    const words = element.children.length === 0 ? (element.textContent ?? '').trim() : '';
    if (words.length < 100 && /(?:19|20)\d{2}\s?[-/.年]/.test(words)) {
      const day = writtenDay(words);
      if (day !== null) return day;
    }
  }
  return null;
};

const wordsOf = (element: Element | null | undefined): string =>
  element === null || element === undefined ? '' : stripMarkup(element.innerHTML).trim();

/**
 * The title, text and day of an article's page: by the selectors where the source has them, else by what reads like an article.
 * @throws SourceError where there is no text
 */
export const readArticle = (html: string, selectors: ArticleSelectors, maxLength: number): Article => {
  const document = parsePage(html, maxLength);
  const ownTitle =
    selectors.title === null
      ? wordsOf(document.querySelector('h1')) || (document.querySelector('title')?.textContent ?? '').trim()
      : wordsOf(select(document, selectors.title)[0]);
  const chosen =
    selectors.body === null ? null : select(document, selectors.body).map(wordsOf).filter(Boolean).join('\n');
  // Looked for before Readability, which takes the page apart.
  const day = dateOf(document, selectors.date, chosen ?? '');
  let text = chosen ?? '';
  let readTitle = '';
  if (chosen === null) {
    try {
      const read = new Readability(document, { charThreshold: 80, maxElemsToParse: 50_000 }).parse();
      text = read?.content ? stripMarkup(read.content).trim() : '';
      readTitle = read?.title?.trim() ?? '';
    } catch {
      text = '';
    }
    if (text === '') text = stripMarkup(html).trim();
  }
  if (text === '') throw new SourceError('没有读到正文 / no text was found');
  return { title: ownTitle || readTitle || null, text, occurredOn: day ?? writtenDay(text.slice(0, 200)) };
};
