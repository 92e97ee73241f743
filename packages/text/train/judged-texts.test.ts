import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type JudgedHeadline, joinHeadlines, loadJudgedHeadlines, titleHash } from './judged-texts.ts';

const TITLE = '云雀鲸灯具厂拖欠12名工人3个月工资共9万元';
const PLAIN = '今日多云转晴';

const judgedOf = (title: string, change: Partial<JudgedHeadline> = {}): JudgedHeadline => ({
  h: titleHash(title),
  kinds: [],
  status: 'general',
  employer: null,
  abroad: false,
  amountYuan: null,
  months: null,
  headcount: null,
  ...change,
});

const titles = [
  { date: '2025-03-04', title: PLAIN },
  { date: '2025-03-05', title: TITLE },
];

test('a judgement finds its title, and the employer as the title writes it', () => {
  const judged = judgedOf(TITLE, {
    kinds: ['wage-arrears'],
    status: 'actual',
    employer: [0, 6],
    amountYuan: 90_000,
    months: 3,
    headcount: 12,
  });
  expect(joinHeadlines([judged], titles)).toEqual({
    rows: [
      {
        id: judged.h,
        set: 'headlines',
        text: { body: TITLE },
        day: Date.UTC(2025, 2, 5) / 86_400_000,
        golds: [
          {
            risks: ['wage-arrears'],
            status: 'actual',
            employer: '云雀鲸灯具厂',
            abroad: false,
            amount_yuan: 90_000,
            months: 3,
            headcount: 12,
          },
        ],
      },
    ],
    unmatched: [],
  });
});

test('a title that differs in one character is another title', () => {
  const { rows, unmatched } = joinHeadlines([judgedOf(`${PLAIN}。`), judgedOf(PLAIN)], titles);
  expect(rows.map(({ text }) => text.body)).toEqual([PLAIN]);
  expect(unmatched).toEqual([titleHash(`${PLAIN}。`)]);
});

test('a title that the data has twice is one row', () => {
  expect(joinHeadlines([judgedOf(PLAIN)], [...titles, ...titles]).rows).toHaveLength(1);
});

test.each([
  ['employer', { employer: [3, 99] }],
  ['status', { status: 'perhaps' }],
  ['risks', { kinds: ['strike'] }],
  ['risks', { status: 'actual' }],
  ['months', { months: 0 }],
])('a judgement with a wrong %s is refused by name', (field, change) => {
  const judged = judgedOf(PLAIN, change as unknown as Partial<JudgedHeadline>);
  expect(() => joinHeadlines([judged], titles)).toThrow(`judged headline ${judged.h}, field ${field}`);
});

test('judgements without a title are complained of, not dropped in silence', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'judged-'));
  try {
    await writeFile(join(dir, 'headlines.jsonl.gz'), gzipSync(JSON.stringify(titles[0])));
    const complaints: string[] = [];
    expect(await loadJudgedHeadlines(dir, (complaint) => complaints.push(complaint))).toEqual([]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/^judged\/headlines\.jsonl: (\d+) of \1 rows match no title/);
  } finally {
    await rm(dir, { recursive: true });
  }
});
