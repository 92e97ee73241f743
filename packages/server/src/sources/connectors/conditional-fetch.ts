import type { OutwardReply } from '../../outward/door.ts';
import { SourceError } from '../row-problem.ts';
import type { Cursor } from '../collect/connector.ts';

/** What the last reply said of itself, so that the same is not sent twice. */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const validatorsOf = (cursor: Cursor): Validators => {
  const etag = text(cursor?.['etag']);
  const lastModified = text(cursor?.['lastModified']);
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
};

export const conditionalHeaders = ({ etag, lastModified }: Validators): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
});

export const validatorsIn = ({ headers }: OutwardReply): Validators =>
  validatorsOf({ etag: headers['etag'], lastModified: headers['last-modified'] });

/** The bytes of a good reply; throws a SourceError for any other. */
export const requireOk = (reply: OutwardReply): Uint8Array => {
  if (reply.status >= 200 && reply.status < 300) return reply.bytes;
  const said: Readonly<Record<number, readonly [string, string]>> = {
    401: ['需要登录或密钥不对', 'a login or key is needed, or it is wrong'],
    403: ['对方拒绝访问', 'the other side refuses'],
    404: ['页面不存在', 'there is no such page'],
    410: ['页面已永久移除', 'the page is gone for good'],
  };
  const [zh, en] = said[reply.status] ?? ['对方出错', 'an error of the other side'];
  throw new SourceError(`${zh}（${reply.status}）/ ${en} (${reply.status})`);
};
