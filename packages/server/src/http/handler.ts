import type { ParsedBody, ParsedParams, ParsedQuery, Reply, Route } from '@weisu/contract';
import type { Right } from '@weisu/core';
import type { SignedIn } from '../session/signed-in.ts';
import type { Desk } from './desk.ts';

/** The session cookie of one request and its reply. */
export type SessionCookie = {
  readonly token: string | undefined;
  readonly set: (token: string) => void;
  readonly clear: () => void;
};

/** A request after its parts were parsed by the contract and its right was checked. */
export type Asked<R extends Route> = {
  readonly params: ParsedParams<R>;
  readonly query: ParsedQuery<R>;
  readonly body: ParsedBody<R>;
  readonly by: R extends { open: true } ? undefined : SignedIn;
  readonly cookie: SessionCookie;
  /** How the browser names itself, shortened; null where it does not. */
  readonly browser: string | null;
};

/** The right a route needs: none where open, `signed-in` where any role will do. */
export type Handler<R extends Route> = {
  readonly needs: R extends { open: true } ? 'nobody' : 'signed-in' | Right;
  readonly answer: (asked: Asked<R>, desk: Desk) => Promise<Reply<R>>;
};
