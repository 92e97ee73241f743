import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const measure = (env: Record<string, string>) =>
  run(process.execPath, ['scripts/weisu-run.mjs', 'measure/main.ts', 'helping', '--json'], {
    cwd: ROOT,
    env: { ...process.env, WEISU_HELPER_URL: '', WEISU_HELPER_MODEL: '', ...env },
  });

/** Finds arrears wherever the word stands, and quotes what no text says besides. */
const simple = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
  request.on('end', () => {
    const { messages } = JSON.parse(body) as { messages: { content: string }[] };
    const text = messages[1]?.content ?? '';
    const quote = ['拖欠工资', '拖欠的工资'].find((words) => text.includes(words));
    const finding = {
      kind: 'wage-arrears',
      status: 'actual',
      employer: null,
      amountYuan: null,
      months: null,
      headcount: null,
    };
    const findings = [
      ...(quote === undefined ? [] : [{ ...finding, quote }]),
      { ...finding, kind: 'insolvency', quote: '资不抵债，无力偿还' },
    ];
    response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify({ findings }) } }] }));
  });
});

describe('npm run measure -- helping', () => {
  beforeAll(() => new Promise<void>((resolve) => simple.listen(0, '127.0.0.1', resolve)));
  afterAll(() => simple.close());

  it('says that no endpoint is configured', async () => {
    await expect(measure({})).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no endpoint is configured'),
    });
  });

  it('scores a model beside the built-in reader', async () => {
    const { port } = simple.address() as AddressInfo;
    const { stdout } = await measure({
      WEISU_HELPER_URL: `http://127.0.0.1:${port}/v1`,
      WEISU_HELPER_MODEL: 'stand-in',
      WEISU_OUTWARD_ALLOW: '127.0.0.1',
    });
    const figures: unknown = JSON.parse(stdout);
    // Two of the six texts say arrears; the resolved one was taken for actual, so one of two is no concern.
    expect(figures).toMatchObject({
      texts: 6,
      kept: 2,
      dropped: 6,
      noHelp: {},
      model: {
        concerns: { p: 0.5, n: 3 },
        kinds: { 'wage-arrears': { p: 1, r: 1, n: 2 }, insolvency: { n: 0 } },
      },
      reader: { kinds: { 'wage-arrears': { n: 2 } } },
    });
  });
});
