import { createHmac } from 'node:crypto';
import type { WrittenMessage } from '@weisu/core';
import { readRobotReply, type RobotCodes } from './robot-reply.ts';
import { cutToBytes, notSent, OPEN_WORDS, post, type Send } from './sending.ts';

/** A request may have 20 kB; what stands around the lines needs some of them. */
const LONGEST_LINE_BYTES = 700;

const CODES: RobotCodes = {
  9499: { words: { zh: '消息格式不合要求', en: 'the form of the message does not fit' }, retry: false },
  11232: { words: { zh: '发送过快', en: 'too fast' }, retry: true },
  19001: { words: { zh: '机器人地址无效', en: 'the robot’s address is invalid' }, retry: false },
  19021: {
    words: {
      zh: '签名校验未通过，或本机时间相差超过一小时',
      en: 'wrong signature, or our clock is an hour off',
    },
    retry: false,
  },
  19022: { words: { zh: '本机 IP 不在其白名单', en: 'our IP is not on its list' }, retry: false },
  19024: {
    words: { zh: '消息不含其要求的关键词', en: 'the keyword that it asks for is missing' },
    retry: false,
  },
};

/**
 * The signature (签名校验): base64 of HMAC-SHA256 with `timestamp\nsecret` as key over nothing at all. `timestampSeconds` may be at most an
 * hour from the other side's clock.
 */
export const signForFeishu = (secret: string, timestampSeconds: number): string =>
  createHmac('sha256', `${timestampSeconds}\n${secret}`).update('').digest('base64');

type Piece =
  | { readonly tag: 'text'; readonly text: string }
  | { readonly tag: 'a'; readonly text: string; readonly href: string };

const linesOf = ({ parts, link }: WrittenMessage, open: string): readonly (readonly Piece[])[] => [
  ...parts.map(({ head, text }): Piece[] => {
    const line = cutToBytes(text, LONGEST_LINE_BYTES);
    return /^https?:\/\//.test(text)
      ? [
          { tag: 'text', text: `${head} ` },
          { tag: 'a', text: open, href: text },
        ]
      : [{ tag: 'text', text: `${head}：${line}` }];
  }),
  [{ tag: 'a', text: open, href: link }],
];

/**
 * Sends by a 飞书 custom bot: POST JSON with `msg_type: "post"` to its address, and `timestamp` (seconds, as text) and `sign` beside it where
 * the bot asks for 签名校验; the answer is `{"code":0,"msg":"success"}`. 飞书开放平台《自定义机器人使用指南》
 * open.feishu.cn/document/client-docs/bot-v3/add-custom-bot.
 */
export const sendFeishu: Send<'feishu'> = async ({ secrets, language, message, at }, outward) => {
  if (secrets.robotUrl === undefined) return notSent('未设置机器人地址', 'the robot has no address', false);
  const timestamp = Math.floor(Date.parse(at) / 1000);
  const signed =
    secrets.signingKey === undefined
      ? {}
      : { timestamp: String(timestamp), sign: signForFeishu(secrets.signingKey, timestamp) };
  const written = { title: message.title, content: linesOf(message, OPEN_WORDS[language]) };
  const reply = await post(outward, {
    url: secrets.robotUrl,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      ...signed,
      msg_type: 'post',
      content: { post: { [language === 'zh' ? 'zh_cn' : 'en_us']: written } },
    }),
  });
  return readRobotReply(reply, 'code', CODES);
};
