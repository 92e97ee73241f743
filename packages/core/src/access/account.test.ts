import { describe, expect, it } from 'vitest';
import { accountActsFor, accountStateOf, isWeakPassword, roleFitsUnit } from './account.ts';
import { ROLES } from './officer.ts';
import { DEFAULT_SIGN_IN_RULES, readSignInRules, SignInRulesError } from './sign-in-rules.ts';

const NOW = '2026-11-02T02:00:00.000Z';
const LATER = '2026-11-02T02:15:00.000Z';

describe('an account', () => {
  it('is locked until the minute its lock ends, and closed whatever its lock says', () => {
    expect(accountStateOf({ lockedUntil: null, closedAt: null }, NOW)).toBe('open');
    expect(accountStateOf({ lockedUntil: LATER, closedAt: null }, NOW)).toBe('locked');
    expect(accountStateOf({ lockedUntil: LATER, closedAt: null }, LATER)).toBe('open');
    expect(accountStateOf({ lockedUntil: LATER, closedAt: NOW }, NOW)).toBe('closed');
  });

  it('is never administered by its owner; a closed one can only be opened', () => {
    const account = { lockedUntil: LATER, closedAt: null, secondFactor: true };
    expect(accountActsFor(account, NOW, true)).toEqual([]);
    expect(accountActsFor({ ...account, closedAt: NOW }, NOW, false)).toEqual(['open']);
    expect(accountActsFor(account, NOW, false)).toContain('unlock');
    expect(accountActsFor({ ...account, secondFactor: false }, LATER, false)).toEqual([
      'reset-password',
      'close',
      'revoke-sessions',
      'change',
    ]);
  });

  it('belongs to a unit that fits its role', () => {
    expect(ROLES.filter((role) => roleFitsUnit(role, 'partner'))).toEqual(['partner']);
    expect(ROLES.filter((role) => roleFitsUnit(role, 'district'))).toEqual([
      'district-officer',
      'unit-officer',
    ]);
    for (const role of ROLES)
      expect(
        (['city', 'district', 'industry', 'partner'] as const).some((kind) => roleFitsUnit(role, kind)),
      ).toBe(true);
  });

  it.each([
    ['Daxing-2026-xyz', true],
    ['aaaaaaaaaaaaaaaa', true],
    ['每天都有一点不一样的好天气', false],
  ])('weighs the password %s', (password, weak) => {
    expect(isWeakPassword(password, 'daxing')).toBe(weak);
  });
});

describe('the rules of signing in', () => {
  it('need no configuration', () => {
    expect(readSignInRules({})).toEqual(DEFAULT_SIGN_IN_RULES);
    expect(readSignInRules({ WEISU_IDLE_MINUTES: '' })).toEqual(DEFAULT_SIGN_IN_RULES);
  });

  it('take roles, minutes and a provider', () => {
    const provider = {
      WEISU_OIDC_ISSUER: 'https://id.example',
      WEISU_OIDC_CLIENT_ID: 'weisu',
      WEISU_OIDC_CLIENT_SECRET: 'secret',
      WEISU_OIDC_REDIRECT_URI: 'https://weisu.example/api/oidc/callback',
    };
    expect(
      readSignInRules({
        ...provider,
        WEISU_IDLE_MINUTES: '30',
        WEISU_SECOND_FACTOR_ROLES: 'security-admin, audit-admin',
      }),
    ).toMatchObject({
      idleMs: 1_800_000,
      secondFactorRoles: ['security-admin', 'audit-admin'],
      identityProvider: { issuer: 'https://id.example', clientId: 'weisu' },
    });
  });

  it.each([
    [{ WEISU_IDLE_MINUTES: '0' }, /WEISU_IDLE_MINUTES/],
    [{ WEISU_SECOND_FACTOR_ROLES: 'everybody' }, /WEISU_SECOND_FACTOR_ROLES/],
    [{ WEISU_OIDC_ISSUER: 'javascript:alert(1)' }, /WEISU_OIDC_ISSUER/],
    [{ WEISU_OIDC_ISSUER: 'https://id.example' }, /WEISU_OIDC_CLIENT_ID/],
  ])('name the variable at fault in %j', (env, words) => {
    expect(() => readSignInRules(env)).toThrow(SignInRulesError);
    expect(() => readSignInRules(env)).toThrow(words);
  });
});
