import {
  channelSettingsSchema,
  type ChannelKind,
  type ChannelSecrets,
  type ChannelSettings,
} from '@weisu/core';
import { formText, typed } from '../../kit/form-text.ts';

const rawSettings = (form: FormData, kind: ChannelKind): unknown => {
  switch (kind) {
    case 'mail':
      return {
        kind,
        host: formText(form, 'host'),
        port: Number(formText(form, 'port')),
        tls: formText(form, 'security') === 'tls',
        plain: formText(form, 'security') === 'plain',
        login: formText(form, 'login') === '' ? null : formText(form, 'login'),
        from: formText(form, 'from'),
        to: formText(form, 'to')
          .split(/[\s,;，；]+/)
          .filter((address) => address !== ''),
      };
    case 'webhook':
      return { kind, url: formText(form, 'url') };
    default:
      return { kind };
  }
};

/** The settings that the fields say, or undefined where one of them is not fit. */
export const readSettings = (form: FormData, kind: ChannelKind): ChannelSettings | undefined =>
  channelSettingsSchema.safeParse(rawSettings(form, kind)).data;

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
