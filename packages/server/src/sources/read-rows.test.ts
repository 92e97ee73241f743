import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblem, readRows } from './read-rows.ts';
import type { SourceRow } from './read-rows.ts';
import { splitLines } from './read-text.ts';
import type { ReadLimits } from './read-text.ts';
import type { RowProblem } from './row-problem.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weisu-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (
  name: string,
  content: string | Uint8Array,
  limits?: ReadLimits,
): Promise<(SourceRow | RowProblem)[]> => {
  const path = join(folder, name);
  await writeFile(path, content);
  const rows: (SourceRow | RowProblem)[] = [];
  for await (const row of readRows(path, name, limits)) rows.push(row);
  return rows;
};
const valuesOf = (rows: readonly (SourceRow | RowProblem)[]): unknown[] =>
  rows.map((row) => (isProblem(row) ? `problem in line ${row.row}` : Object.fromEntries(row.values)));

const TABLE = 'name,place\r\n北京衡岭智造,大兴区\r\n迦禾轩,朝阳区\r\n';
const EXPECTED = [
  { name: '北京衡岭智造', place: '大兴区' },
  { name: '迦禾轩', place: '朝阳区' },
];

describe('readRows', () => {
  it.each([
    ['utf8.csv', Buffer.from(TABLE)],
    ['mark.csv', Buffer.from(`\uFEFF${TABLE}`)],
    ['gb18030.csv', iconv.encode(TABLE, 'gb18030')],
    ['utf16.csv', iconv.encode(TABLE, 'utf-16', { addBOM: true })],
    ['zipped.csv.gz', gzipSync(iconv.encode(TABLE, 'gb18030'))],
    ['tabs.tsv', Buffer.from(TABLE.replaceAll(',', '\t'))],
    ['lines.jsonl', Buffer.from(EXPECTED.map((row) => JSON.stringify(row)).join('\n\n'))],
  ])('reads the same from %s', async (name, bytes) => {
    expect(valuesOf(await read(name, bytes))).toEqual(EXPECTED);
  });

  it('refuses damaged UTF-8 rows instead of reading them as something else', async () => {
    const damaged = Buffer.concat([
      Buffer.from(TABLE.repeat(2)),
      Buffer.from('坏'.repeat(9)).subarray(0, 25),
      Buffer.from(',通州区\n'),
    ]);
    const rows = valuesOf(await read('damaged.csv', damaged));
    expect(rows[0]).toEqual(EXPECTED[0]);
    expect(rows.at(-1)).toBe('problem in line 7');
  });

  it('names rows by the line on which they begin', async () => {
    const rows = await read('quoted.csv', 'name,place\n"两行\n的名称",大兴\n少一列\n"引号",西城\n');
    expect(rows.map((row) => row.row)).toEqual([2, 4, 5]);
    expect(valuesOf(rows)[1]).toBe('problem in line 4');
  });

  it('says which line is no JSON object and goes on', async () => {
    const rows = await read('mixed.jsonl', '{"a":1}\n[2]\n{"a":\n{"a":4}');
    expect(valuesOf(rows)).toEqual([{ a: 1 }, 'problem in line 2', 'problem in line 3', { a: 4 }]);
  });

  it('takes out what the database cannot hold', async () => {
    const rows = await read('nul.jsonl', '{"text":"a\\u0000b\\ud800c"}');
    expect(valuesOf(rows)).toEqual([{ text: 'a\uFFFDb\uFFFDc' }]);
  });

  it('refuses a line that is too long and a file that is too large', async () => {
    const limits = { maxBytes: 1_000, maxLineLength: 20 };
    expect(valuesOf(await read('long.jsonl', `{"a":"${'x'.repeat(50)}"}\n{"a":1}`, limits))).toEqual([
      'problem in line 1',
      { a: 1 },
    ]);
    await expect(read('bomb.jsonl.gz', gzipSync('{}\n'.repeat(1_000)), limits)).rejects.toThrow(/1000/);
  });

  it('says that a gzip file is cut off', async () => {
    await expect(read('cut.jsonl.gz', gzipSync('{"a":1}\n'.repeat(100)).subarray(0, 30))).rejects.toThrow(
      /cut\.jsonl\.gz/,
    );
  });

  it('refuses a header that names a column twice', async () => {
    await expect(read('twice.csv', 'name,Name\n1,2\n')).rejects.toThrow(/name/);
  });
});

describe('splitLines', () => {
  it('gives the same lines however the text is cut', async () => {
    const lines = fc.array(
      fc.string().map((s) => s.replace(/[\r\n]/g, '')),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(50)), async (expected, cuts) => {
        const whole = `${expected.join('\n')}\n`;
        const pieces: string[] = [];
        let from = 0;
        for (const cut of cuts) pieces.push(whole.slice(from, (from += cut)));
        pieces.push(whole.slice(from));
        const found: string[] = [];
        for await (const line of splitLines(
          (async function* () {
            yield* pieces;
          })(),
          1_000,
        ))
          found.push(line.text);
        expect(found).toEqual(expected);
      }),
    );
  });
});
