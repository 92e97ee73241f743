import { isIP } from 'node:net';
import { lookup } from 'node:dns/promises';
import { OutwardError } from './outward-error.ts';
import { type Allowance, isPublicAddress } from './public-address.ts';

/** Ports of services that speak no HTTP but can be made to act by a request; the list of browsers, shortened. */
const CLOSED_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1433, 1521, 1719, 1720,
  1723, 2049, 2375, 2376, 3306, 3389, 3659, 4045, 4222, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667,
  6668, 6669, 6697, 9200, 11_211, 27_017,
]);

const LONGEST_ADDRESS = 2_000;

/** Finds the addresses of a name; a test gives its own. */
export type Resolve = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const resolveByDns: Resolve = (host) => lookup(host, { all: true, verbatim: true });

const refused = (host: string, address: string): OutwardError =>
  new OutwardError(
    'address-refused',
    `不访问内部地址：${host}${address === host ? '' : `（${address}）`}`,
    `an internal address is not asked: ${host}${address === host ? '' : ` (${address})`}`,
  );

/** The host without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
export const portOf = (url: URL): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);

/**
 * The address as an officer wrote it. The parser turns every odd notation of a number (octal, hexadecimal, one integer, full-width
 * digits) into the plain one, which is then judged.
 * @throws OutwardError for what is no http(s) address, carries a password, or asks a port that is not HTTP's.
 */
export const parseOutwardUrl = (written: string, base?: URL): URL => {
  const bad = (zh: string, en: string): never => {
    throw new OutwardError('bad-address', `网址不可用：${zh}`, `the address cannot be used: ${en}`);
  };
  if (written.length > LONGEST_ADDRESS) return bad('过长', 'too long');
  if (!URL.canParse(written, base)) return bad(written.slice(0, 100), written.slice(0, 100));
  const url = new URL(written, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return bad(`只支持 http 与 https，不支持 ${url.protocol}`, `only http and https, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    return bad('网址中不可带账号或密码', 'a name or password must not stand in the address');
  if (hostOf(url) === '') return bad('没有主机名', 'no host');
  if (CLOSED_PORTS.has(portOf(url)))
    return bad(`端口 ${portOf(url)} 不可用`, `port ${portOf(url)} is closed`);
  return url;
};

/** Throws unless this very address may be connected to. */
export const checkAddress = (host: string, address: string, port: number, allowance: Allowance): void => {
  if (isPublicAddress(address) || allowance.host(host, port) || allowance.address(address, port)) return;
  throw refused(host, address);
};

/**
 * The addresses of a host, each of which may be connected to: one bad among them refuses all, since which one a system picks is
 * not ours to say.
 * @throws OutwardError
 */
export const resolveChecked = async (
  host: string,
  port: number,
  allowance: Allowance,
  resolve: Resolve = resolveByDns,
): Promise<readonly { readonly address: string; readonly family: number }[]> => {
  const family = isIP(host);
  const found =
    family === 0
      ? await resolve(host).catch((error: unknown) => {
          throw new OutwardError('no-such-host', `找不到主机：${host}`, `no such host: ${host}`, error);
        })
      : [{ address: host, family }];
  if (found.length === 0)
    throw new OutwardError('no-such-host', `找不到主机：${host}`, `no such host: ${host}`);
  for (const { address } of found) checkAddress(host, address, port, allowance);
  return found;
};
