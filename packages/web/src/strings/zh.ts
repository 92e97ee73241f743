import { zhFirst } from './zh-first.ts';
import { zhLater } from './zh-later.ts';

/** Every text of the pages in Chinese, by page: the form of every other language. New texts go into one of the two. */
export const zh = { ...zhFirst, ...zhLater };
