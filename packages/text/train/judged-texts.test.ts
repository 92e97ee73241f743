import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  type JudgedText,
  joinJudged,
  loadJudgedHeadlines,
  loadJudgedMessages,
  textHash,
} from './judged-texts.ts';

const TITLE = '云雀鲸灯具厂拖欠12名工人3个月工资共9万元';
const PLAIN = '今日多云转晴';

const judgedOf = (title: string, change: Partial<JudgedText> = {}): JudgedText => ({
  h: textHash(title),
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
  expect(joinJudged([judged], titles)).toEqual({
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

test('a message is found by title and text together, and its employer may stand in either', () => {
  const message = { date: '2025-03-06', title: '云雀鲸灯具厂欠薪', text: '三个月没发工资' };
  const whole = `${message.title}\n${message.text}`;
  const judged = judgedOf(whole, { kinds: ['wage-arrears'], status: 'actual', employer: [0, 6], months: 3 });
  const { rows } = joinJudged([judged], [message, { date: message.date, title: message.title }]);
  expect(rows).toMatchObject([
    {
      set: 'messages',
      text: { title: message.title, body: message.text },
      golds: [{ employer: '云雀鲸灯具厂' }],
    },
  ]);
});

test('a title that differs in one character is another title', () => {
  const { rows, unmatched } = joinJudged([judgedOf(`${PLAIN}。`), judgedOf(PLAIN)], titles);
  expect(rows.map(({ text }) => text.body)).toEqual([PLAIN]);
  expect(unmatched).toEqual([textHash(`${PLAIN}。`)]);
});

test('a title that the data has twice is one row', () => {
  expect(joinJudged([judgedOf(PLAIN)], [...titles, ...titles]).rows).toHaveLength(1);
});

test.each([
  ['employer', { employer: [3, 99] }],
  ['status', { status: 'perhaps' }],
  ['risks', { kinds: ['strike'] }],
  ['risks', { status: 'actual' }],
  ['months', { months: 0 }],
])('a judgement with a wrong %s is refused by name', (field, change) => {
  const judged = judgedOf(PLAIN, change as unknown as Partial<JudgedText>);
  expect(() => joinJudged([judged], titles)).toThrow(`judged text ${judged.h}, field ${field}`);
});

test.each([
  ['headlines.jsonl', 'headlines.jsonl.gz', loadJudgedHeadlines],
  ['desk-messages.jsonl', 'citizen-messages-other.jsonl.gz', loadJudgedMessages],
])('judgements of %s without a text are complained of, not dropped in silence', async (file, data, load) => {
  const dir = await mkdtemp(join(tmpdir(), 'judged-'));
  try {
    await writeFile(join(dir, data), gzipSync(JSON.stringify(titles[0])));
    const complaints: string[] = [];
    expect(await load(dir, (complaint) => complaints.push(complaint))).toEqual([]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/^judged\/[a-z-]+\.jsonl: (\d+) of \1 rows match no text/);
    expect(complaints[0]).toContain(file);
  } finally {
    await rm(dir, { recursive: true });
  }
});
