/** PostgreSQL's text holds neither NUL nor half of a surrogate pair. */
export const UNSTORABLE = /\0|\p{Surrogate}/u;
const EACH = new RegExp(UNSTORABLE, 'gu');

/** Text from a file with the sign of a lost character where one cannot be stored. */
export const storable = (text: string): string => text.replace(EACH, '\uFFFD');
