import { isIP } from 'node:net';
import { asText } from '@weisu/core';
import { createTransport } from 'nodemailer';
import { ANSWER_MS, notSent, SENT, type Send, type Sent } from './sending.ts';

type Faulty = { readonly code?: unknown; readonly responseCode?: unknown };

const failure = (error: unknown): Sent => {
  const { code, responseCode }: Faulty = typeof error === 'object' && error !== null ? error : {};
  if (code === 'EAUTH')
    return notSent(
      '邮件服务器拒绝登录，请核对账号和密码',
      'the mail server refused the login: check account and password',
      false,
    );
  // RFC 5321, 4.2.1: 4yz may succeed later, 5yz will not.
  if (typeof responseCode === 'number')
    return notSent(
      `邮件服务器答复 ${responseCode}`,
      `the mail server answered ${responseCode}`,
      responseCode < 500,
    );
  if (code === 'EENVELOPE') return notSent('收件地址不对', 'a recipient’s address is wrong', false);
  if (code === 'ETLS')
    return notSent('无法与邮件服务器建立加密连接', 'no encrypted connection to the mail server', true);
  return notSent('连不上邮件服务器', 'the mail server cannot be reached', true);
};

/**
 * Sends by e-mail over SMTP (RFC 5321), as plain text (RFC 5322). The message id follows from the delivery: sent twice, it is one message to
 * most programs. TLS from the first byte or STARTTLS is asked for, unless the channel says that its relay has none.
 */
export const sendMail: Send<'mail'> = async ({ id, settings, secrets, recipient, message }, outward) => {
  const to = recipient === '' ? settings.to : [recipient];
  if (to.length === 0) return SENT;
  const transport = createTransport({
    // The address that was checked is the one connected to; its certificate is held against the name.
    host: await outward.resolve(settings.host, settings.port),
    ...(isIP(settings.host) === 0 ? { tls: { servername: settings.host } } : {}),
    port: settings.port,
    secure: settings.tls,
    requireTLS: !settings.tls && !settings.plain,
    ignoreTLS: settings.plain,
    connectionTimeout: ANSWER_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(settings.login === null ? {} : { auth: { user: settings.login, pass: secrets.password ?? '' } }),
  });
  try {
    await transport.sendMail({
      from: settings.from,
      to: [...to],
      subject: message.title,
      text: asText(message),
      messageId: `<${id}@${settings.from.slice(settings.from.lastIndexOf('@') + 1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return SENT;
  } catch (error) {
    return failure(error);
  } finally {
    transport.close();
  }
};
