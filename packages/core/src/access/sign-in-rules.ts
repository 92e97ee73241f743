import { z } from 'zod';
import { type Role, ROLES } from './officer.ts';

/** The identity provider by which officers may sign in; accounts are made here all the same. */
export type IdentityProviderRules = {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the browser back: this server's address and `/api/oidc/callback`. */
  readonly redirectUri: string;
};

/** How one signs in here; the configuration decides. */
export type SignInRules = {
  /** A session ends after so long without a request. */
  readonly idleMs: number;
  /** Roles that cannot work without a second factor. */
  readonly secondFactorRoles: readonly Role[];
  readonly identityProvider: IdentityProviderRules | null;
};

const MINUTE_MS = 60_000;

export const DEFAULT_SIGN_IN_RULES: SignInRules = {
  idleMs: 480 * MINUTE_MS,
  secondFactorRoles: [],
  identityProvider: null,
};

/** The settings are not usable; `message` names the variable at fault. */
export class SignInRulesError extends Error {
  override readonly name = 'SignInRulesError';
}

const environment = z.object({
  WEISU_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(480),
  WEISU_SECOND_FACTOR_ROLES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((role) => role.trim())
        .filter((role) => role !== ''),
    )
    .pipe(z.array(z.enum(ROLES))),
  WEISU_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  WEISU_OIDC_NAME: z.string().min(1).default('统一身份认证 / single sign-on'),
  WEISU_OIDC_CLIENT_ID: z.string().min(1).optional(),
  WEISU_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  WEISU_OIDC_REDIRECT_URI: z.url({ protocol: /^https?$/ }).optional(),
});

/**
 * Reads the rules from environment variables: `WEISU_IDLE_MINUTES` (480), `WEISU_SECOND_FACTOR_ROLES` (roles with commas),
 * and for an identity provider `WEISU_OIDC_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_REDIRECT_URI`, `_NAME`.
 * @throws SignInRulesError naming the variable at fault.
 */
export const readSignInRules = (env: Readonly<Record<string, string | undefined>>): SignInRules => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SignInRulesError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
  }
  const set = parsed.data;
  const rules = {
    idleMs: set.WEISU_IDLE_MINUTES * MINUTE_MS,
    secondFactorRoles: set.WEISU_SECOND_FACTOR_ROLES,
  };
  if (set.WEISU_OIDC_ISSUER === undefined) return { ...rules, identityProvider: null };
  const need = (
    name: 'WEISU_OIDC_CLIENT_ID' | 'WEISU_OIDC_CLIENT_SECRET' | 'WEISU_OIDC_REDIRECT_URI',
  ): string => {
    const value = set[name];
    if (value === undefined) throw new SignInRulesError(`${name}: needed beside WEISU_OIDC_ISSUER`);
    return value;
  };
  return {
    ...rules,
    identityProvider: {
      name: set.WEISU_OIDC_NAME,
      issuer: set.WEISU_OIDC_ISSUER,
      clientId: need('WEISU_OIDC_CLIENT_ID'),
      clientSecret: need('WEISU_OIDC_CLIENT_SECRET'),
      redirectUri: need('WEISU_OIDC_REDIRECT_URI'),
    },
  };
};
