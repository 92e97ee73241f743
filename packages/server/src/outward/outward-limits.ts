/** A limit as it is declared: its variable, its default, what it is for. */
export type LimitRow = {
  readonly env: string;
  readonly fallback: number;
  readonly zh: string;
  readonly en: string;
};

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
} as const satisfies Record<string, LimitRow>;

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

/**
 * The values of a table of limits, from the environment where it sets them.
 * @throws OutwardRulesError naming the variable at fault.
 */
export const limitsFrom = <Name extends string>(
  table: Readonly<Record<Name, LimitRow>>,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<Name, number>> => {
  const entries = (Object.entries(table) as [Name, LimitRow][]).map(([name, { env: variable, fallback }]) => {
    const written = env[variable];
    if (written === undefined || written === '') return [name, fallback] as const;
    const value = Number(written);
    if (!Number.isSafeInteger(value) || value < 0)
      throw new OutwardRulesError(
        `${variable}: 应为非负整数 / must be a whole number, not negative: ${written}`,
      );
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as Readonly<Record<Name, number>>;
};

/**
 * Reads the limits, and `WEISU_OUTWARD_ALLOW`: places inside one's own network that may be asked, with commas.
 * @throws OutwardRulesError naming the variable at fault.
 */
export const readOutwardRules = (env: Readonly<Record<string, string | undefined>>): OutwardRules => ({
  limits: limitsFrom(OUTWARD_LIMITS, env),
  allowed: (env['WEISU_OUTWARD_ALLOW'] ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== ''),
});
