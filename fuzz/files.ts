import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import type { Random } from '../packages/core/src/city/random.ts';
import { hostileString, pick } from './hostile.ts';

export type HostileFile = { readonly name: string; readonly bytes: Uint8Array };

const HEADS = [
  ['姓名', '身份证号', '工资（元）', '加班费', '申请日期'],
  ['企业名称', '统一社会信用代码', '法定代表人', '注册地址', '行业', '成立日期', '经营状态'],
  ['name', 'creditCode', 'district'],
  ['主体', '对方', '关系', '持股比例'],
];
const CELLS = [
  '甲某',
  '虚构企业',
  '990101199001010019',
  '1234.56',
  '2026-08-01',
  '1,000元',
  '三万',
  '',
  '-5',
  '#REF!',
];

const cell = (random: Random): string =>
  random.chance(0.25) ? hostileString(random).slice(0, 2000) : pick(random, CELLS);

const tableOf = (random: Random): string[][] => {
  const head = random.chance(0.8) ? pick(random, HEADS) : [cell(random), cell(random)];
  return [head, ...Array.from({ length: random.int(0, 12) }, () => head.map(() => cell(random)))];
};

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A zip archive of one entry whose header says what it likes of its size: small files that claim to be, or become, huge ones. */
const zipOf = (name: string, content: Buffer, claimed: number): Buffer => {
  const packed = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(claimed >>> 0, 8);
  const named = Buffer.from(name);
  const lengths = Buffer.from([named.length & 0xff, named.length >> 8, 0, 0]);
  const local = Buffer.concat([ascii('PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0'), sizes, lengths, named, packed]);
  const central = Buffer.concat([
    ascii('PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0'),
    sizes,
    lengths,
    Buffer.alloc(10),
    Buffer.alloc(4),
    named,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
};

const workbook = (random: Random): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(tableOf(random).map((row) => row.map((text) => text.slice(0, 500)))),
    '名册',
  );
  return write(book, {
    type: 'buffer',
    bookType: pick(random, ['xlsx', 'xls', 'csv', 'ods'] as const),
  }) as Buffer;
};

const csv = (random: Random): Buffer => {
  const separator = pick(random, [',', ';', '\t']);
  const quote = random.chance(0.5);
  const text = tableOf(random)
    .map((row) => row.map((value) => (quote ? `"${value}"` : value)).join(separator))
    .join(pick(random, ['\n', '\r\n', '\r']));
  return Buffer.from(text, pick(random, ['utf8', 'utf16le', 'latin1'] as const));
};

const jsonLines = (random: Random): Buffer =>
  Buffer.from(
    tableOf(random)
      .map((row) =>
        JSON.stringify(
          Object.fromEntries(row.map((value, index) => [`${HEADS[1]?.[index] ?? index}`, value])),
        ),
      )
      .join('\n'),
  );

const archive = (random: Random): Buffer =>
  zipOf(
    pick(random, [
      'xl/workbook.xml',
      '../../escape.csv',
      '[Content_Types].xml',
      'a'.repeat(300),
      '/etc/cron.d/x',
    ]),
    random.chance(0.1) ? Buffer.alloc(20_000_000) : Buffer.from(hostileString(random)),
    pick(random, [0, 10, 2 ** 31, 0xffff_ffff]),
  );

/** Flips, cuts and doubles bytes: a reader of files sees halves of uploads and worse. */
const damage = (bytes: Buffer, random: Random): Buffer => {
  const copy = Buffer.from(bytes);
  for (let hit = random.int(0, 8); hit > 0 && copy.length > 0; hit -= 1)
    copy[random.int(0, copy.length - 1)] = random.int(0, 255);
  const cut = random.chance(0.3) ? copy.subarray(0, random.int(0, copy.length)) : copy;
  return random.chance(0.1) ? Buffer.concat([cut, cut]) : cut;
};

const ENDINGS = [
  '.csv',
  '.xlsx',
  '.xls',
  '.et',
  '.txt',
  '.jsonl',
  '.ndjson',
  '.json',
  '.zip',
  '.html',
  '',
  '.exe',
];

/** A file as somebody might send it: sound, damaged, lying about its kind or its size. */
export const hostileFile = (random: Random): HostileFile => {
  const kind = random.int(0, 4);
  const made =
    [workbook, csv, jsonLines, archive, (r: Random) => Buffer.from(hostileString(r))][kind]?.(random) ??
    Buffer.alloc(0);
  const right = ['.xlsx', '.csv', '.jsonl', '.zip', '.txt'][kind] ?? '';
  const ending = random.chance(0.75) ? right : pick(random, ENDINGS);
  const stem = random.chance(0.15) ? hostileString(random).replaceAll('\0', '').slice(0, 150) : '名册';
  return { name: `${stem}${ending}`, bytes: random.chance(0.4) ? damage(made, random) : made };
};
