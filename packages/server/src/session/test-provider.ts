import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the stand-in does differently from a good provider. */
export type Mischief = 'none' | 'wrong-nonce' | 'wrong-audience' | 'wrong-key' | 'expired';

export type StandInProvider = {
  readonly issuer: string;
  /** As whom the next sign-in comes back, and what is wrong with its token. */
  readonly next: (subject: string, mischief?: Mischief) => void;
  readonly stop: () => Promise<void>;
};

const CLIENT_ID = 'weisu-test';
type Code = {
  readonly subject: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly mischief: Mischief;
};

/** An OpenID provider on loopback, for tests alone: it signs everybody in at once, as whom it was told. */
export const startStandInProvider = async (): Promise<StandInProvider> => {
  const good = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const codes = new Map<string, Code>();
  let who: { subject: string; mischief: Mischief } = { subject: 'nobody', mischief: 'none' };
  let issuer = '';

  const tokenOf = async ({ subject, nonce, mischief }: Code): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ nonce: mischief === 'wrong-nonce' ? 'another' : nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(issuer)
      .setAudience(mischief === 'wrong-audience' ? 'another' : CLIENT_ID)
      .setSubject(subject)
      .setIssuedAt(mischief === 'expired' ? now - 7200 : now)
      .setExpirationTime(mischief === 'expired' ? now - 3600 : now + 300)
      .sign(mischief === 'wrong-key' ? other.privateKey : good.privateKey);
  };

  const answers: Record<string, (params: URLSearchParams) => Promise<unknown>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': async () => ({
      keys: [{ ...(await exportJWK(good.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }],
    }),
    '/token': async (params) => {
      const code = codes.get(params.get('code') ?? '');
      codes.delete(params.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(params.get('code_verifier') ?? '')
        .digest('base64url');
      if (code === undefined || challenge !== code.challenge) return undefined;
      return { access_token: 'a', token_type: 'bearer', expires_in: 300, id_token: await tokenOf(code) };
    },
  };

  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', issuer);
    if (address.pathname === '/authorize') {
      const asked = address.searchParams;
      const code = `code-${codes.size}-${Math.floor(performance.now() * 1000)}`;
      codes.set(code, {
        ...who,
        nonce: asked.get('nonce') ?? '',
        challenge: asked.get('code_challenge') ?? '',
      });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const reply = await answers[address.pathname]?.(new URLSearchParams(Buffer.concat(parts).toString()));
        response
          .writeHead(reply === undefined ? 400 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(reply ?? { error: 'invalid_grant' }));
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    next: (subject, mischief = 'none') => void (who = { subject, mischief }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
