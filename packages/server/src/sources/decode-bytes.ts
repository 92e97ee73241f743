import iconv from 'iconv-lite';

const HEAD_BYTES = 2_048;

/** What a source declares: the charset of its HTTP header, XML declaration or meta element, if iconv knows it. */
const declaredIn = (head: string): string | null =>
  /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1] ??
  /<meta[^>]*\bcharset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ??
  null;

const charsetOfHeader = (contentType: string | undefined): string | null =>
  /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;

const markOf = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** GB2312 and GBK are parts of GB18030, and pages that declare them use more than they declare. */
const widened = (charset: string): string =>
  /^(?:gb2312|gbk|cp936|x-gbk)$/i.test(charset) ? 'gb18030' : charset;

/**
 * The text of what a source sent. A byte-order mark decides, then UTF-8 where every byte fits it and some are beyond ASCII (servers
 * declare wrong charsets more often than chance makes valid UTF-8), then what is declared, then GB18030.
 */
export const decodeBytes = (bytes: Uint8Array, contentType?: string): string => {
  const marked = markOf(bytes);
  if (marked !== null) return iconv.decode(Buffer.from(bytes), marked);
  if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const declared = [charsetOfHeader(contentType), declaredIn(head)].find(
    (charset) =>
      charset !== null && !/^(?:utf-?8|us-ascii|iso-8859-1)$/i.test(charset) && iconv.encodingExists(charset),
  );
  return iconv.decode(Buffer.from(bytes), widened(declared ?? 'gb18030'));
};
