import { utils, write } from '@e965/xlsx';
import { RefusedError } from '@weisu/core';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from './read-workbook.ts';
import { readSheetsApart } from './read-sheets-apart.ts';
import { unpackedSize } from './unpacked-size.ts';
import { withoutFormula, writeSheet } from './write-sheet.ts';

const ROWS = [
  ['姓名', '金额', '申请日期'],
  ['甲某', 1234.5, '2026-03-01'],
];

const workbook = (type: 'xlsx' | 'biff8'): Uint8Array => {
  const sheet = utils.aoa_to_sheet([ROWS[0] ?? [], ['甲某', 1234.5, 46_082]]);
  Object.assign(sheet['C2'] as object, { z: 'yyyy"年"m"月"d"日"' });
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名册');
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), '空表');
  return new Uint8Array(write(book, { type: 'buffer', bookType: type, compression: true }) as Uint8Array);
};

/** A zip file of one entry with these packed bytes: `[0]` is a deflate stream that ends before it has begun. */
const zipOf = (name: string, packed: Uint8Array): Uint8Array => {
  const local = Buffer.alloc(30);
  const listed = Buffer.alloc(46);
  const end = Buffer.alloc(22);
  for (const [header, signature, at] of [
    [local, 0x04034b50, 8],
    [listed, 0x02014b50, 10],
  ] as const) {
    header.writeUInt32LE(signature, 0);
    header.writeUInt16LE(8, at);
    header.writeUInt32LE(packed.length, at + 10);
    header.writeUInt32LE(100, at + 14);
    header.writeUInt16LE(name.length, at + 18);
  }
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, listed, Buffer.from(name), end]);
};

describe('a roster', () => {
  it.each(['xlsx', 'biff8'] as const)('is read from %s, with days as days', async (type) => {
    expect(await readWorkbook(workbook(type))).toEqual([{ name: '名册', rows: ROWS }]);
  });

  it.each(['utf-8', 'gb18030', 'utf-16le'])('is read from delimited text in %s', async (encoding) => {
    const text = '姓名\t金额\t申请日期\r\n甲某\t"1,234.5"\t2026-03-01\r\n';
    const bytes = iconv.encode(text, encoding, { addBOM: encoding !== 'gb18030' });
    const [sheet] = await readWorkbook(new Uint8Array(bytes));
    expect(sheet?.rows).toEqual([ROWS[0], ['甲某', '1,234.5', '2026-03-01']]);
  });

  it('has the sign of a lost character where one cannot be stored', async () => {
    const [sheet] = await readWorkbook(new Uint8Array(Buffer.from('姓名,金额\n甲\0某,5')));
    expect(sheet?.rows[1]).toEqual(['甲\uFFFD某', '5']);
  });

  it('is read from a table that a website calls .xls', async () => {
    const html =
      '<html><meta charset="utf-8"><table><tr><td>姓名</td><td>金额</td></tr><tr><td>甲某</td><td>5</td></tr></table>';
    const [sheet] = await readWorkbook(new Uint8Array(Buffer.from(html)));
    expect(sheet?.rows).toEqual([
      ['姓名', '金额'],
      ['甲某', 5],
    ]);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9])],
  ])('that is %s is refused in words', async (_, bytes) => {
    await expect(readWorkbook(bytes)).rejects.toThrow(RefusedError);
  });

  it('that would unpack to gigabytes is refused before it is opened', async () => {
    const bytes = workbook('xlsx');
    expect(await unpackedSize(bytes, 2 ** 20)).toBeGreaterThan(1000);
    expect(await unpackedSize(bytes, 500)).toBeGreaterThan(500);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
    await expect(readWorkbook(bytes)).rejects.toMatchObject({ refusal: { code: 'too-large' } });
  });

  it('that would keep the library busy for ever is refused before it is opened, and does not keep the server', async () => {
    const endless = zipOf('[Content_Types].xml', Uint8Array.of(0));
    await expect(readWorkbook(endless)).rejects.toMatchObject({ refusal: { code: 'bad-input' } });
    await expect(readSheetsApart(endless, 1_000)).rejects.toThrow('too long');
    const [sheet] = await readSheetsApart(workbook('xlsx'));
    expect(sheet?.rows).toEqual(ROWS);
  });
});

describe('a sheet that is given out', () => {
  it('holds no formula', async () => {
    for (const text of ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a'])
      expect(withoutFormula(text)).toBe(`'${text}`);
    for (const text of ['1=1', ' 正常', '', '甲-乙', 'a@b']) expect(withoutFormula(text)).toBe(text);
    const rows = [
      ['=HYPERLINK("http://x")', '@a', 'a"b,c', -5],
      ['＝1', '+86', '正常', null],
    ];
    for (const format of ['xlsx', 'csv'] as const) {
      const bytes = new Uint8Array(Buffer.from(writeSheet('x', format, rows).base64, 'base64'));
      const [sheet] = await readWorkbook(bytes);
      const texts = sheet?.rows.flat().filter((cell) => typeof cell === 'string') ?? [];
      expect(texts.filter((text) => /^[=+@＝]/.test(text))).toEqual([]);
      expect(texts).toContain('a"b,c');
      expect(texts).toContain('\'=HYPERLINK("http://x")');
    }
  });
});
