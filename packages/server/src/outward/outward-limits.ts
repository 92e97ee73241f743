/** What a request to the outside may cost, each limit declared once: its variable, its default, what it is for. */
export const OUTWARD_LIMITS = {
  maxBytes: {
    env: 'WEISU_OUTWARD_MAX_BYTES',
    fallback: 20 * 2 ** 20,
    zh: '一次响应在网络上的最大字节数',
    en: 'bytes of one reply on the wire',
  },
  maxDecodedBytes: {
    env: 'WEISU_OUTWARD_MAX_DECODED_BYTES',
    fallback: 50 * 2 ** 20,
    zh: '一次响应解压后的最大字节数',
    en: 'bytes of one reply once decompressed',
  },
  maxMs: {
    env: 'WEISU_OUTWARD_MAX_MS',
    fallback: 60_000,
    zh: '一次请求（含跳转）最长毫秒数',
    en: 'milliseconds for one request, its redirects included',
  },
  maxSilenceMs: {
    env: 'WEISU_OUTWARD_MAX_SILENCE_MS',
    fallback: 20_000,
    zh: '对方最长多少毫秒不发数据',
    en: 'milliseconds without a byte from the other side',
  },
  maxRedirects: {
    env: 'WEISU_OUTWARD_MAX_REDIRECTS',
    fallback: 5,
    zh: '最多跟随多少次跳转',
    en: 'redirects that are followed',
  },
} as const satisfies Record<
  string,
  { readonly env: string; readonly fallback: number; readonly zh: string; readonly en: string }
>;

export type OutwardLimit = keyof typeof OUTWARD_LIMITS;
export type OutwardLimits = Readonly<Record<OutwardLimit, number>>;

/** How this server speaks to the outside. */
export type OutwardRules = {
  readonly limits: OutwardLimits;
  /** `host`, `host:port`, `address/prefix` or `address/prefix:port` that may be asked although they are not public. */
  readonly allowed: readonly string[];
};

/** The settings are not usable; `message` names the variable at fault. */
export class OutwardRulesError extends Error {
  override readonly name = 'OutwardRulesError';
}

const limitOf = (name: OutwardLimit, env: Readonly<Record<string, string | undefined>>): number => {
  const { env: variable, fallback } = OUTWARD_LIMITS[name];
  const written = env[variable];
  if (written === undefined || written === '') return fallback;
  const value = Number(written);
  if (!Number.isSafeInteger(value) || value < (name === 'maxRedirects' ? 0 : 1))
    throw new OutwardRulesError(`${variable}: 应为正整数 / must be a positive whole number: ${written}`);
  return value;
};

/**
 * Reads the limits, and `WEISU_OUTWARD_ALLOW`: places inside one's own network that may be asked, with commas.
 * @throws OutwardRulesError naming the variable at fault.
 */
export const readOutwardRules = (env: Readonly<Record<string, string | undefined>>): OutwardRules => ({
  limits: {
    maxBytes: limitOf('maxBytes', env),
    maxDecodedBytes: limitOf('maxDecodedBytes', env),
    maxMs: limitOf('maxMs', env),
    maxSilenceMs: limitOf('maxSilenceMs', env),
    maxRedirects: limitOf('maxRedirects', env),
  },
  allowed: (env['WEISU_OUTWARD_ALLOW'] ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== ''),
});
