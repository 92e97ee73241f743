import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { startTestServer, type TestServer } from '../outward/test-server.ts';

/** What a stand-in took for well formed. */
export type Received = { readonly title: string; readonly text: string };

/** A stand-in for a service of somebody else: it takes what the public documentation allows, and refuses the rest as that does. */
export type StandIn = TestServer & {
  readonly received: Received[];
  /** The next answers, in place of what it would say: a status, or a whole reply in JSON. */
  readonly answers: (number | object)[];
};

const HOUR_MS = 3_600_000;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

type Asked = {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
type Judged = { readonly reply: object; readonly status?: number; readonly received?: Received };

const standIn = async (judge: (asked: Asked) => Judged): Promise<StandIn> => {
  const received: Received[] = [];
  const answers: (number | object)[] = [];
  const server = await startTestServer((request, response) => {
    void readBody(request).then((body) => {
      const given = answers.shift();
      const isJson = request.headers['content-type']?.startsWith('application/json') === true;
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const judged: Judged =
        typeof given === 'number'
          ? { reply: {}, status: given }
          : given !== undefined
            ? { reply: given }
            : request.method === 'POST' && isJson
              ? judge({ url, headers: request.headers, body })
              : { reply: {}, status: 405 };
      if (judged.received !== undefined) received.push(judged.received);
      response.writeHead(judged.status ?? 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(judged.reply));
    });
  });
  return { ...server, received, answers };
};

const parsed = <T>(schema: z.ZodType<T>, body: string): T | null => {
  try {
    return schema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
};

const wecomBody = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ content: z.string().min(1) }),
});

/** 企业微信群机器人: developer.work.weixin.qq.com/document/path/91770 */
export const wecomStandIn = (key: string): Promise<StandIn> =>
  standIn(({ url, body }) => {
    if (url.pathname !== '/cgi-bin/webhook/send' || url.searchParams.get('key') !== key)
      return { reply: { errcode: 93_000, errmsg: 'invalid webhook url' } };
    const content = parsed(wecomBody, body)?.markdown.content;
    if (content === undefined || Buffer.byteLength(content) > 4_096)
      return { reply: { errcode: 40_058, errmsg: 'markdown.content exceed max length 4096' } };
    return {
      reply: { errcode: 0, errmsg: 'ok' },
      received: { title: content.split('\n')[0] ?? '', text: content },
    };
  });

const dingtalkBody = z.strictObject({
  msgtype: z.literal('markdown'),
  markdown: z.strictObject({ title: z.string().min(1), text: z.string().min(1) }),
});

/** 钉钉自定义机器人，安全设置为加签: open.dingtalk.com/document/robots/customize-robot-security-settings */
export const dingtalkStandIn = (token: string, secret: string, now: () => string): Promise<StandIn> =>
  standIn(({ url, body }) => {
    if (url.pathname !== '/robot/send' || url.searchParams.get('access_token') !== token)
      return { reply: { errcode: 300_001, errmsg: 'token is not exist' } };
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    const off = Math.abs(Number(timestamp) - Date.parse(now()));
    if (!/^\d{13}$/.test(timestamp) || off > HOUR_MS || url.searchParams.get('sign') !== sign)
      return { reply: { errcode: 310_000, errmsg: 'sign not match' } };
    const markdown = parsed(dingtalkBody, body)?.markdown;
    if (markdown === undefined || Buffer.byteLength(body) > 20_000)
      return { reply: { errcode: 400_105, errmsg: 'unsupported msgtype' } };
    return { reply: { errcode: 0, errmsg: 'ok' }, received: markdown };
  });

const piece = z.discriminatedUnion('tag', [
  z.strictObject({ tag: z.literal('text'), text: z.string() }),
  z.strictObject({ tag: z.literal('a'), text: z.string(), href: z.url() }),
]);
const feishuBody = z.strictObject({
  timestamp: z.string().regex(/^\d{10}$/),
  sign: z.string(),
  msg_type: z.literal('post'),
  content: z.strictObject({
    post: z.partialRecord(
      z.enum(['zh_cn', 'en_us']),
      z.strictObject({ title: z.string(), content: z.array(z.array(piece).min(1)).min(1) }),
    ),
  }),
});

/** 飞书自定义机器人，安全设置为签名校验: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
export const feishuStandIn = (hook: string, secret: string, now: () => string): Promise<StandIn> =>
  standIn(({ url, body }) => {
    if (url.pathname !== `/open-apis/bot/v2/hook/${hook}`)
      return { reply: { code: 19_001, msg: 'param invalid: incoming webhook access token invalid' } };
    const sent = parsed(feishuBody, body);
    if (sent === null || Buffer.byteLength(body) > 20 * 1024)
      return { reply: { code: 9_499, msg: 'Bad Request', data: {} } };
    const sign = createHmac('sha256', `${sent.timestamp}\n${secret}`)
      .update(new Uint8Array())
      .digest('base64');
    const off = Math.abs(Number(sent.timestamp) * 1000 - Date.parse(now()));
    if (off > HOUR_MS || sent.sign !== sign)
      return {
        reply: {
          code: 19_021,
          msg: 'sign match fail or timestamp is not within one hour from current time',
        },
      };
    const [post] = Object.values(sent.content.post);
    const text = post?.content.map((line) => line.map((one) => one.text).join('')).join('\n') ?? '';
    return { reply: { code: 0, msg: 'success', data: {} }, received: { title: post?.title ?? '', text } };
  });

const webhookBody = z.strictObject({
  type: z.literal('weisu.message'),
  timestamp: z.iso.datetime(),
  data: z.strictObject({
    title: z.string(),
    parts: z.array(z.strictObject({ head: z.string(), text: z.string() })),
    link: z.url(),
  }),
});

/** A receiver that checks as Standard Webhooks 1.0 asks: github.com/standard-webhooks/standard-webhooks. `secret` is base64. */
export const webhookStandIn = (secret: string, now: () => string): Promise<StandIn> =>
  standIn(({ headers, body }) => {
    const id = String(headers['webhook-id']);
    const timestamp = String(headers['webhook-timestamp']);
    const signature = createHmac('sha256', Buffer.from(secret, 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
    const fits = String(headers['webhook-signature']).split(' ').includes(`v1,${signature}`);
    const fresh = Math.abs(Number(timestamp) * 1000 - Date.parse(now())) <= 5 * 60_000;
    const sent = parsed(webhookBody, body);
    if (!fits || !fresh || sent === null) return { reply: {}, status: 401 };
    const text = sent.data.parts.map((part) => `${part.head} ${part.text}`).join('\n');
    return { reply: {}, status: 204, received: { title: sent.data.title, text: `${id}\n${text}` } };
  });
