import type { ChannelKind, ChannelSecrets, ChannelSettings } from '@weisu/core';
import { formText, typed } from '../../kit/form-text.ts';

const readMail = (form: FormData): ChannelSettings | undefined => {
  const port = Number(formText(form, 'port'));
  const host = formText(form, 'host');
  const from = formText(form, 'from');
  if (host === '' || !Number.isInteger(port) || port < 1 || port > 65_535 || !from.includes('@'))
    return undefined;
  const security = formText(form, 'security');
  const login = formText(form, 'login');
  return {
    kind: 'mail',
    host,
    port,
    tls: security === 'tls',
    plain: security === 'plain',
    login: login === '' ? null : login,
    from,
    to: formText(form, 'to')
      .split(/[\s,;，；]+/)
      .filter((address) => address !== ''),
  };
};

/** The settings that the fields say, or undefined where one is missing; the server looks closer. */
export const readSettings = (form: FormData, kind: ChannelKind): ChannelSettings | undefined => {
  if (kind === 'mail') return readMail(form);
  if (kind !== 'webhook') return { kind };
  const url = formText(form, 'url');
  return url === '' ? undefined : { kind, url };
};

/** Secrets that were typed; those left empty stay as they are. */
export const readSecrets = (form: FormData): ChannelSecrets => {
  const password = typed(form, 'password');
  const signingKey = formText(form, 'signingKey');
  const robotUrl = formText(form, 'robotUrl');
  return {
    ...(password === '' ? {} : { password }),
    ...(signingKey === '' ? {} : { signingKey }),
    ...(robotUrl === '' ? {} : { robotUrl }),
  };
};
