import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on this machine that keeps what it takes. It has no TLS that anybody would trust. */
export type TestMailServer = AsyncDisposable & {
  readonly port: number;
  readonly mails: { readonly to: readonly string[]; readonly raw: string }[];
  /** Reply codes with which the next mails are refused. */
  readonly refusals: number[];
};

export const startTestMailServer = async (login: string, password: string): Promise<TestMailServer> => {
  const mails: { to: readonly string[]; raw: string }[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: (auth, _session, done) =>
      auth.username === login && auth.password === password
        ? done(null, { user: login })
        : done(new Error('Invalid username or password')),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = refusals.shift();
        if (code !== undefined) {
          done(Object.assign(new Error('refused'), { responseCode: code }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refusals,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
};
