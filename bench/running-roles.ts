import { PASSWORD } from './scale-ground.ts';
import { startWeisu, type WeisuProcess } from './weisu-process.ts';

/** What officers look at all day. */
export const PATHS = [
  '/api/situation',
  '/api/warnings?perPage=25',
  '/api/warnings?perPage=25&level=red&sort=points',
  '/api/enterprises?perPage=25',
  '/api/enterprises?perPage=25&q=%E5%8D%97%E6%98%9F',
  '/api/case-files?perPage=25',
] as const;

/** Signs an officer of the ground in; answers the cookie. */
export const signIn = async (base: string, login: string): Promise<string> => {
  const reply = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  if (!reply.ok) throw new Error(`signing in: ${reply.status} ${await reply.text()}`);
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};

/** Starts a process with these roles and waits until it is up. */
export const startRole = async (
  roles: string,
  url: string,
  data: string,
  ...more: readonly string[]
): Promise<WeisuProcess> => {
  const role = startWeisu([
    'serve',
    '--roles',
    roles,
    '--database',
    url,
    '--data',
    data,
    '--port',
    '0',
    ...more,
  ]);
  await role.up;
  return role;
};

/** Ends processes as a supervisor would, and waits for them. */
export const endAll = async (processes: readonly WeisuProcess[]): Promise<void> => {
  for (const each of processes) each.signal('SIGTERM');
  await Promise.all(processes.map(({ ended }) => ended));
};

/** The address that a process said it serves at. */
export const addressIn = (said: string): string => /Weisu \S+ +(https?:\/\/\S+)/.exec(said)?.[1] ?? '';
