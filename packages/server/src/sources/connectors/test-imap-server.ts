import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * A mailbox on this machine that speaks as much of IMAP (RFC 3501) as reading one folder needs: sign in, EXAMINE, UID SEARCH, UID
 * FETCH. What is asked of it is kept, so that a test sees that nothing was changed.
 */
export type TestImapServer = AsyncDisposable & {
  readonly port: number;
  /** Commands as they came, without tag and password. */
  readonly asked: string[];
  /** Messages by their number, as bytes; a test adds to them. */
  readonly messages: Map<number, Buffer>;
  uidValidity: number;
};

const dateOf = (message: Buffer): string => {
  const written = /^Date: (.*)$/m.exec(message.toString('latin1'))?.[1] ?? '';
  const [day = '01', month = 'Jan', year = '2026'] = written.replace(/^\w+, /, '').split(' ');
  return `${day.padStart(2, ' ')}-${month}-${year} 00:00:00 +0000`;
};

const numbersIn = (set: string, known: readonly number[]): readonly number[] => {
  const [from = '', until] = set.split(':');
  if (until === undefined) return known.filter((uid) => uid === Number(from));
  // `5:*` always answers the last one too (RFC 3501, 6.4.8): a client must leave it out itself.
  const last = known.at(-1) ?? 0;
  return known.filter((uid) => uid >= Math.min(Number(from), last));
};

export const startTestImapServer = async (user: string, password: string): Promise<TestImapServer> => {
  const asked: string[] = [];
  const messages = new Map<number, Buffer>();
  const sockets = new Set<Socket>();
  const uids = (): number[] => [...messages.keys()].sort((a, b) => a - b);

  const fetch = (uid: number, items: string): Buffer => {
    const message = messages.get(uid) ?? Buffer.alloc(0);
    const head = `* ${uids().indexOf(uid) + 1} FETCH (UID ${uid}`;
    if (!/BODY/i.test(items))
      return Buffer.from(`${head} RFC822.SIZE ${message.length} INTERNALDATE "${dateOf(message)}")\r\n`);
    return Buffer.concat([
      Buffer.from(`${head} BODY[] {${message.length}}\r\n`),
      message,
      Buffer.from(')\r\n'),
    ]);
  };

  const answer = (socket: Socket, line: string): void => {
    const [tag = '', command = '', ...rest] = line.split(' ');
    const verb = command.toUpperCase();
    const say = (...lines: readonly string[]): void => void socket.write(`${lines.join('\r\n')}\r\n`);
    const said = verb === 'LOGIN' ? 'LOGIN' : `${verb} ${rest.join(' ')}`.trim();
    asked.push(said);
    if (verb === 'CAPABILITY') return say('* CAPABILITY IMAP4rev1', `${tag} OK done`);
    if (verb === 'LOGIN') {
      const given = rest.map((each) => each.replaceAll('"', ''));
      return given[0] === user && given[1] === password
        ? say(`${tag} OK signed in`)
        : say(`${tag} NO [AUTHENTICATIONFAILED] wrong name or password`);
    }
    if (verb === 'LIST' || verb === 'LSUB')
      return say(`* ${verb} (\\HasNoChildren) "/" "INBOX"`, `${tag} OK done`);
    if (verb === 'EXAMINE')
      return say(
        `* ${messages.size} EXISTS`,
        '* 0 RECENT',
        '* FLAGS (\\Seen)',
        `* OK [UIDVALIDITY ${server.uidValidity}] ok`,
        `* OK [UIDNEXT ${(uids().at(-1) ?? 0) + 1}] ok`,
        `${tag} OK [READ-ONLY] done`,
      );
    if (verb === 'UID' && rest[0]?.toUpperCase() === 'SEARCH') {
      const set = /UID (\S+)/i.exec(rest.slice(1).join(' '))?.[1] ?? '1:*';
      return say(`* SEARCH ${numbersIn(set, uids()).join(' ')}`.trimEnd(), `${tag} OK done`);
    }
    if (verb === 'UID' && rest[0]?.toUpperCase() === 'FETCH') {
      for (const uid of numbersIn(rest[1] ?? '', uids())) socket.write(fetch(uid, rest.slice(2).join(' ')));
      return say(`${tag} OK done`);
    }
    if (verb === 'LOGOUT') return say('* BYE', `${tag} OK done`);
    return say(verb === 'NOOP' ? `${tag} OK done` : `${tag} BAD not understood`);
  };

  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let waiting = '';
    socket.on('data', (chunk) => {
      waiting += chunk.toString('utf8');
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        answer(socket, line);
      }
    });
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const server: TestImapServer = {
    port: (listener.address() as AddressInfo).port,
    asked,
    messages,
    uidValidity: 7,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  return server;
};
