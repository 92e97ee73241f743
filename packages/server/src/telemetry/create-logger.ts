import { type DestinationStream, type Logger, pino } from 'pino';

/** Fields that would hold a person, a secret or a text, wherever an object is logged with them. */
const PERSONAL = [
  'login',
  'name',
  'password',
  'token',
  'cookie',
  'authorization',
  'identity',
  'phone',
  'email',
  'body',
  'text',
  'note',
  'q',
  'address',
  'ip',
  'user-agent',
] as const;

/**
 * What is kept of an error: where it broke, not what was in it. Errors of the database quote values of rows in their `detail`,
 * `where` and `parameters`.
 */
export const withoutValues = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name,
        message: error.message,
        stack: error.stack,
        ...('code' in error ? { code: error.code } : {}),
      }
    : { name: typeof error };

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON lines with an instant, a level and a message; never a name, an address, a text or a secret. */
export const createLogger = (level: LogLevel, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: PERSONAL.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
        remove: true,
      },
      serializers: { err: withoutValues, error: withoutValues },
    },
    ...(destination === undefined ? [] : [destination]),
  );
