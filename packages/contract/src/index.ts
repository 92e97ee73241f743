export * from './route.ts';
export * from './routes.ts';
export * from './status.ts';
export * from './client.ts';
export * from './openapi.ts';
export { HORIZONS } from './wire/backtest.ts';
export { parse as parseAs, safeParse as safeParseAs } from 'zod';
export * from './messages/messages.ts';
export type { CollectedTextMessage } from './messages/collected-text.ts';
