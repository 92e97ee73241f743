/** Where to go after signing in: an address of this site, or home. Never another site's, however it is written. */
export const nextAddress = (asked: unknown): string =>
  typeof asked === 'string' && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/login') ? asked : '/';
