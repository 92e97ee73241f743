import { ROLES } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import { groupedPlacesOf, homeOf, mayOpen, phonePlacesOf, PLACES, placesOf } from './places.ts';

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

  it('shows every place of a role once, under a heading', () => {
    for (const role of ROLES) {
      const groups = groupedPlacesOf(role);
      expect(groups.flatMap(({ places }) => places)).toEqual(placesOf(role));
      expect(groups.every(({ places }) => places.length > 0)).toBe(true);
    }
    expect(groupedPlacesOf('city-officer').map(({ group }) => group)).toEqual([
      'day',
      'cases',
      'enterprises',
      'library',
      'models',
      'administration',
    ]);
  });

  it('has four places at the foot of a telephone, for other roles their first ones', () => {
    expect(phonePlacesOf('district-officer').map(({ to }) => to)).toEqual([
      '/',
      '/warnings',
      '/case-files',
      '/enterprises',
    ]);
    expect(phonePlacesOf('partner').map(({ to }) => to)).toEqual(['/bulletins', '/inbox']);
  });

  it('opens no page to a role that the page refuses, nor what stands below it', () => {
    expect(mayOpen('city-officer', '/warnings/war_1')).toBe(true);
    expect(mayOpen('system-admin', '/warnings/war_1')).toBe(false);
    expect(mayOpen('partner', '/')).toBe(false);
    expect(mayOpen('partner', '/case-files/case_1/claims')).toBe(false);
    expect(mayOpen('partner', '/inbox/not_1')).toBe(true);
    expect(mayOpen('city-officer', '/accounts')).toBe(false);
    expect(mayOpen('district-officer', '/imports')).toBe(false);
    for (const role of ROLES) expect(mayOpen(role, '/account')).toBe(true);
  });
});
