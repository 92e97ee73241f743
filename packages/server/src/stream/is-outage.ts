/** What is missing will be there again, and what was being done is not at fault: for who knows that of a failure of its own. */
export class OutageError extends Error {}

/** Classes of SQLSTATE that say that the engine, not the work, is at fault: connection, resources, operator, system, roll-back. */
const ENGINE = /^(?:08|53|57|58|40)/;
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const WORDS =
  /Connection terminated|connection timeout|timeout expired|Client has encountered a connection error|NoResponders|CONNECTION_CLOSED|ClosedConnection/i;

/** True for errors that pass when the database, the stream or the index of names is back: what was being done is not at fault. */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof OutageError) return true;
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && (ENGINE.test(code) || SYSTEM.has(code))) return true;
  return WORDS.test(error.message) || (error.cause !== undefined && isOutage(error.cause));
};
