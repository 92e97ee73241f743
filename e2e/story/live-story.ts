import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { sourceFlags } from '../../scripts/run-entry.mjs';
import type { StoryAnswer, StoryRequest } from './story-message.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Laying the ground of a story takes seconds; a busy machine gets minutes. */
const READY_MS = 180_000;

export type RosterFile = { readonly name: string; readonly buffer: Buffer };

/** A story as its test lives it: the time, the officers' pages, and the rosters that the commission hands over. */
export type LiveStory = {
  /** Moves the time on, `2024-01-10 11:00` in Shanghai: what was known by then has come in and was assessed. */
  readonly goTo: (when: string) => Promise<void>;
  /** A page of its own for an officer, signed in by the form. */
  readonly signIn: (login: string) => Promise<Page>;
  /** An Excel roster of invented workers whose amounts come to the total. */
  readonly roster: (on: string, count: number, totalYuan: number) => Promise<RosterFile>;
  /** One step of the story, printed as it goes by `npm run stories`. */
  readonly step: (what: string, run: () => Promise<void>) => Promise<void>;
};

const passwordOf = (login: string): string => {
  if (login === 'city' || login === 'review') return 'demo-city-2026';
  return ['hrss', 'confederation', 'industry', 'court', 'procuratorate'].includes(login)
    ? 'demo-partner-2026'
    : 'demo-district-2026';
};

/** Requests to the story's server, each answered once. */
const askWith = (child: ChildProcess) => {
  let last = 0;
  const waiting = new Map<number, (answer: StoryAnswer) => void>();
  child.on('message', (answer: StoryAnswer) => waiting.get(answer.number)?.(answer));
  const answerTo = (number: number): Promise<StoryAnswer['value']> =>
    new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('故事的服务已停止 / the server of the story has stopped'));
      child.once('exit', ended);
      waiting.set(number, ({ value, problem }) => {
        child.off('exit', ended);
        if (problem === undefined) resolve(value);
        else reject(new Error(problem));
      });
    });
  return {
    ready: answerTo(0),
    ask: (
      request: { ask: 'go-to'; at: string } | { ask: 'roster'; on: string; count: number; totalFen: number },
    ) => {
      const number = (last += 1);
      const answer = answerTo(number);
      child.send({ ...request, number } satisfies StoryRequest);
      return answer;
    },
  };
};

const tell = (line: string): void => {
  if (process.env['WEISU_TELL_STORIES'] === 'yes') process.stdout.write(`${line}\n`);
};

/** Lives one story on a server of its own, in memory, with its own clock. */
export const liveStory = async (
  browser: Browser,
  scenario: string,
  live: (story: LiveStory) => Promise<void>,
): Promise<void> => {
  const startedAt = performance.now();
  const child = fork(join(ROOT, 'e2e/story/serve-story.ts'), [scenario], {
    cwd: ROOT,
    execArgv: sourceFlags(),
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.base.json'),
      NODE_ENV: 'test',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { ready, ask } = askWith(child);
  const pages = new Map<string, Page>();
  let today = '';
  try {
    const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS);
    const started = await ready;
    clearTimeout(timer);
    const url = started !== null && 'url' in started ? started.url : '';
    tell(
      `\n${scenario}：服务已启动（企业均为虚构，${((performance.now() - startedAt) / 1000).toFixed(1)} 秒）`,
    );
    await live({
      goTo: async (when) => {
        const [day = '', time = ''] = when.split(' ');
        today = when;
        const from = performance.now();
        await ask({ ask: 'go-to', at: new Date(`${day}T${time}:00+08:00`).toISOString() });
        tell(
          `  ${when}  时间到此：到此刻为止的文本和记录已采集、评估（${((performance.now() - from) / 1000).toFixed(1)} 秒）`,
        );
      },
      signIn: async (login) => {
        const context = await browser.newContext({
          baseURL: url,
          viewport: { width: 1366, height: 768 },
          locale: 'zh-CN',
          timezoneId: 'Asia/Shanghai',
        });
        const page = await context.newPage();
        // Months later the old page would only ask the server for news.
        await pages.get(login)?.context().close();
        pages.set(login, page);
        // A busy machine now and then leaves a page half loaded: it is asked for again rather than waited for.
        await expect(async () => {
          await page.goto('/login', { waitUntil: 'commit', timeout: 15_000 });
          await page.getByLabel('账号').fill(login, { timeout: 15_000 });
        }).toPass({ timeout: 90_000 });
        await page.getByLabel('密码').fill(passwordOf(login));
        await page.getByRole('button', { name: '登录' }).click();
        await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
        return page;
      },
      roster: async (on, count, totalYuan) => {
        const file = await ask({ ask: 'roster', on, count, totalFen: totalYuan * 100 });
        if (file === null || !('base64' in file)) throw new Error('no roster came');
        return { name: file.name, buffer: Buffer.from(file.base64, 'base64') };
      },
      step: async (what, run) => {
        const from = performance.now();
        await test.step(what, run);
        tell(`  ${today}  ✓ ${what}（${((performance.now() - from) / 1000).toFixed(1)} 秒）`);
      },
    });
  } finally {
    for (const page of pages.values()) await page.context().close();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(force);
  }
};
