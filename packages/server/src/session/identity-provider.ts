import type { IdentityProviderRules } from '@weisu/core';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

/** What must be remembered between sending the browser away and its coming back. */
export type Going = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Sign-in by an OpenID Connect provider: authorization code with PKCE. */
export type IdentityProvider = {
  readonly begin: () => Promise<Going & { readonly address: string }>;
  /** The subject of the person who came back at `address`; rejects where anything does not fit. */
  readonly finish: (address: URL, going: Going) => Promise<string>;
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The provider's own description is fetched at the first sign-in and kept; a failed fetch is tried again at the next. */
export const createIdentityProvider = (rules: IdentityProviderRules): IdentityProvider => {
  const issuer = new URL(rules.issuer);
  let found: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    // Without TLS a token can be read on its way: allowed only where it never leaves the machine.
    const insecure = LOOPBACK.has(issuer.hostname) ? [allowInsecureRequests] : [];
    // The token's signature is checked although it comes over TLS: a proxy in between must not be able to sign anybody in.
    const execute = [enableNonRepudiationChecks, ...insecure];
    found ??= discovery(issuer, rules.clientId, rules.clientSecret, undefined, { execute }).catch(
      (error: unknown) => {
        found = undefined;
        throw error;
      },
    );
    return found;
  };
  return {
    begin: async () => {
      const going = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: rules.redirectUri,
        scope: 'openid',
        state: going.state,
        nonce: going.nonce,
        code_challenge: await calculatePKCECodeChallenge(going.verifier),
        code_challenge_method: 'S256',
      });
      return { ...going, address: address.href };
    },
    finish: async (address, { state, nonce, verifier }) => {
      const tokens = await authorizationCodeGrant(await configuration(), address, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const subject = tokens.claims()?.sub;
      if (subject === undefined) throw new Error('the identity provider answered without a subject');
      return subject;
    },
  };
};
