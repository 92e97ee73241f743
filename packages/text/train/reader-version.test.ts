import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createReader, READER_VERSION } from '../src/reading/create-reader.ts';
import type { Term } from '../src/match/term.ts';
import { concernsEmployer } from '../src/reading/finding.ts';
import { inventedTexts } from './invented-texts.ts';

/** What the reader of a version says of the invented texts, without any term: only the newest. */
const SAID: Readonly<Record<string, string>> = {
  'reader@5': '989e7bf3ad0c318c',
};

test('a reader that says otherwise of the same text has another version', { timeout: 60_000 }, () => {
  const reader = createReader({ terms: [] });
  const hash = createHash('sha256');
  for (const { text } of [...inventedTexts('messages'), ...inventedTexts('headlines')])
    hash.update(JSON.stringify(reader.read(text)));
  // Where this fails: raise READER_VERSION in create-reader.ts, and keep what the new one says here in place of the old.
  expect({ [READER_VERSION]: hash.digest('hex').slice(0, 16) }).toEqual(SAID);
});

// Their kind is said so faintly that a letter of doubtful concern would be passed over.
test('a text without title is heard that names who owes and is filler else', { timeout: 60_000 }, () => {
  const file = new URL('../../../jurisdictions/beijing/terms.json', import.meta.url);
  const reader = createReader({ terms: JSON.parse(readFileSync(file, 'utf8')) as Term[] });
  const filler = '站地天和夏和面花画河风电笔西土话金。家茶钟河北云水画画家西南城乡路桥。'.repeat(4);
  const missed = [
    '云桥禾舟养殖专业合作社',
    '禾舟云桥教育咨询有限公司',
    '青禾云桥建设管理咨询有限公司黄石分公司',
  ].filter((name) => {
    const body = `${name}从去年十月起拖欠社保，仓库里的货也被供应商拉走。编号1149。${filler}`;
    return !concernsEmployer(reader.read({ title: null, body }));
  });
  expect(missed).toEqual([]);
});
