import { ROLES } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import { homeOf, PLACES, placesOf } from './places.ts';

describe('where the navigation leads', () => {
  it('gives each administrator pages that no other role has', () => {
    const pages = (['system-admin', 'security-admin', 'audit-admin'] as const).map((role) =>
      placesOf(role).map(({ to }) => to),
    );
    expect(pages).toEqual([['/system', '/channels', '/deliveries'], ['/accounts'], ['/audit']]);
    for (const page of pages.flat())
      expect(ROLES.filter((role) => placesOf(role).some(({ to }) => to === page))).toHaveLength(1);
  });

  it('begins where a role may be, never at a page that it is refused', () => {
    expect(homeOf('city-officer')).toBe('/');
    expect(homeOf('audit-admin')).toBe('/audit');
    for (const role of ROLES)
      expect([...placesOf(role).map(({ to }) => to), '/account']).toContain(homeOf(role));
  });

  it('has a key of its own for each place', () => {
    expect(new Set(PLACES.map(({ key }) => key)).size).toBe(PLACES.length);
  });
});
