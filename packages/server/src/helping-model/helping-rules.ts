/** How a helping model is reached. Without an address there is none, and nothing is ever asked. */
export type HelpingRules = {
  /** Base of an OpenAI-compatible interface, such as `http://10.0.0.5:8000/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  readonly timeoutMs: number;
  /** Requests a day, in Shanghai; then no more. */
  readonly dailyRequests: number;
};

/** The settings are not usable; `message` names the variable at fault. */
class HelpingRulesError extends Error {
  override readonly name = 'HelpingRulesError';
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_DAILY_REQUESTS = 500;

type Environment = Readonly<Record<string, string | undefined>>;

const numberOf = (env: Environment, name: string, fallback: number): number => {
  const written = env[name];
  if (written === undefined || written === '') return fallback;
  const value = Number(written);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new HelpingRulesError(`${name}: 应为正整数 / must be a positive whole number: ${written}`);
  return value;
};

/**
 * Reads `WEISU_HELPER_URL`, `WEISU_HELPER_MODEL`, `WEISU_HELPER_KEY`, `WEISU_HELPER_TIMEOUT_MS` and `WEISU_HELPER_DAILY_REQUESTS`; null where no
 * address is given: the helping model is off.
 * @throws HelpingRulesError naming the variable at fault.
 */
export const readHelpingRules = (env: Environment): HelpingRules | null => {
  const url = env['WEISU_HELPER_URL'];
  if (url === undefined || url === '') return null;
  const model = env['WEISU_HELPER_MODEL'];
  if (model === undefined || model === '')
    throw new HelpingRulesError('WEISU_HELPER_MODEL: 请写明模型名称 / name the model');
  return {
    url: url.replace(/\/+$/, ''),
    model,
    key: env['WEISU_HELPER_KEY'] || null,
    timeoutMs: numberOf(env, 'WEISU_HELPER_TIMEOUT_MS', DEFAULT_TIMEOUT_MS),
    dailyRequests: numberOf(env, 'WEISU_HELPER_DAILY_REQUESTS', DEFAULT_DAILY_REQUESTS),
  };
};
