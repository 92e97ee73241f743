import { z } from 'zod';

/** Ways out. The page needs no settings and is no row. */
export const CHANNEL_KINDS = ['mail', 'webhook', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

const address = z.url({ protocol: /^https?$/ }).max(500);

/** What may be shown of a channel. Keys and passwords stand apart, sealed. */
export const channelSettingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mail'),
    host: z.string().min(1).max(200),
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte; otherwise STARTTLS is used, and asked for. */
    tls: z.boolean(),
    /** Without TLS at all: for a relay on the same machine or in tests. */
    plain: z.boolean().default(false),
    login: z.string().max(200).nullable(),
    from: z.email().max(200),
    /** Always among the recipients, beside the officers that a rule names. */
    to: z.array(z.email().max(200)).max(50),
  }),
  /** Its address may be shown: what proves the sender is the key. */
  z.strictObject({ kind: z.literal('webhook'), url: address }),
  /** The address of a robot lets anybody write who has it: it is the secret. */
  z.strictObject({ kind: z.literal('wecom') }),
  z.strictObject({ kind: z.literal('dingtalk') }),
  z.strictObject({ kind: z.literal('feishu') }),
]);
export type ChannelSettings = z.infer<typeof channelSettingsSchema>;

/** What is kept sealed of a channel; which of them a kind needs is `secretsOf`. */
export const channelSecretsSchema = z.strictObject({
  /** SMTP password. */
  password: z.string().min(1).max(500).optional(),
  /** Key with which a webhook is signed, or a robot's 加签 / 签名校验 key. */
  signingKey: z.string().min(1).max(500).optional(),
  /** Whole address of a robot. */
  robotUrl: address.optional(),
});
export type ChannelSecrets = z.infer<typeof channelSecretsSchema>;
export type ChannelSecret = keyof ChannelSecrets;

/** Secrets that a kind cannot do without, and those that it may have. */
export const SECRETS_OF: Readonly<
  Record<
    ChannelKind,
    { readonly needed: readonly ChannelSecret[]; readonly optional: readonly ChannelSecret[] }
  >
> = {
  mail: { needed: [], optional: ['password'] },
  webhook: { needed: ['signingKey'], optional: [] },
  wecom: { needed: ['robotUrl'], optional: [] },
  dingtalk: { needed: ['robotUrl'], optional: ['signingKey'] },
  feishu: { needed: ['robotUrl'], optional: ['signingKey'] },
};
