import { createHash, randomBytes } from 'node:crypto';

/** A new session token of 32 random bytes. Only the page ever holds it; the store keeps its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. A random token needs no slow hash. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
