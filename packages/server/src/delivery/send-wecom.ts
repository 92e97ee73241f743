import { asMarkdown } from '@weisu/core';
import { readRobotReply, type RobotCodes } from './robot-reply.ts';
import { cutToBytes, notSent, OPEN_WORDS, post, type Send } from './sending.ts';

/** 「markdown 内容，最长不超过 4096 个字节」 */
const LONGEST_BYTES = 4_096;

const CODES: RobotCodes = {
  45009: { words: { zh: '发送过快，超过每分钟 20 条', en: 'too fast: more than 20 a minute' }, retry: true },
  93000: {
    words: { zh: '机器人地址无效，或已被移出群', en: 'the robot’s address is invalid, or it left the group' },
    retry: false,
  },
  40058: { words: { zh: '消息内容不合要求', en: 'the content does not fit' }, retry: false },
  [-1]: { words: { zh: '对方系统繁忙', en: 'the other system is busy' }, retry: true },
};

/**
 * Sends by a robot of a 企业微信 group: POST JSON `{"msgtype":"markdown","markdown":{"content":…}}` to the robot's address, which holds
 * its key; the answer is `{"errcode":0,"errmsg":"ok"}`. 企业微信开发者中心《群机器人配置说明》 developer.work.weixin.qq.com/document/path/91770.
 */
export const sendWecom: Send<'wecom'> = async ({ secrets, language, message }, outward) => {
  if (secrets.robotUrl === undefined) return notSent('未设置机器人地址', 'the robot has no address', false);
  const content = cutToBytes(asMarkdown(message, OPEN_WORDS[language]), LONGEST_BYTES);
  const reply = await post(outward, {
    url: secrets.robotUrl,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
  });
  return readRobotReply(reply, 'errcode', CODES);
};
