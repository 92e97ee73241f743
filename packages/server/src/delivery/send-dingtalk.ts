import { createHmac } from 'node:crypto';
import { asMarkdown } from '@weisu/core';
import { readRobotReply, type RobotCodes } from './robot-reply.ts';
import { cutToBytes, notSent, OPEN_WORDS, post, type Send } from './sending.ts';

/** A message may have 20,000 bytes; the title and the JSON around it need some of them. */
const LONGEST_BYTES = 18_000;

const CODES: RobotCodes = {
  310000: {
    words: { zh: '加签、关键词或 IP 校验未通过', en: 'its signature, keyword or IP check refused it' },
    retry: false,
  },
  130101: { words: { zh: '发送过快，超过每分钟 20 条', en: 'too fast: more than 20 a minute' }, retry: true },
  300001: {
    words: { zh: '机器人地址中的 access_token 无效', en: 'the access_token of its address is invalid' },
    retry: false,
  },
  400101: {
    words: { zh: '机器人地址中的 access_token 无效', en: 'the access_token of its address is invalid' },
    retry: false,
  },
  [-1]: { words: { zh: '对方系统繁忙', en: 'the other system is busy' }, retry: true },
};

/**
 * The signature (加签): base64 of HMAC-SHA256 with the secret as key over `timestamp\nsecret`. `timestampMs` may be at most an hour from the
 * other side's clock.
 */
export const signForDingtalk = (secret: string, timestampMs: number): string =>
  createHmac('sha256', secret).update(`${timestampMs}\n${secret}`, 'utf8').digest('base64');

/**
 * Sends by a 钉钉 custom robot: POST JSON `{"msgtype":"markdown","markdown":{"title":…,"text":…}}` to its address, with `timestamp` (ms)
 * and `sign` added to the query where the robot asks for 加签; the answer is `{"errcode":0,"errmsg":"ok"}`. 钉钉开放平台《自定义机器人接入》《自定义机器人安全设置》
 * open.dingtalk.com/document/robots/custom-robot-access, …/customize-robot-security-settings.
 */
export const sendDingtalk: Send<'dingtalk'> = async ({ secrets, language, message, at }, outward) => {
  if (secrets.robotUrl === undefined) return notSent('未设置机器人地址', 'the robot has no address', false);
  const url = new URL(secrets.robotUrl);
  if (secrets.signingKey !== undefined) {
    const timestampMs = Date.parse(at);
    url.searchParams.set('timestamp', String(timestampMs));
    url.searchParams.set('sign', signForDingtalk(secrets.signingKey, timestampMs));
  }
  const text = cutToBytes(asMarkdown(message, OPEN_WORDS[language]), LONGEST_BYTES);
  const reply = await post(outward, {
    url: url.href,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify({ msgtype: 'markdown', markdown: { title: message.title, text } }),
  });
  return readRobotReply(reply, 'errcode', CODES);
};
