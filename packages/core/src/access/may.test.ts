import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import { DATA_CLASSES, inScope, may, RIGHT_TABLE, RIGHTS, scopeOf, type Placed } from './may.ts';
import { ROLES } from './officer.ts';

const unit = (id: `unit_${string}`, parent: `unit_${string}` | null) => ({ id, parent });
const place = {
  units: [
    unit('unit_city', null),
    unit('unit_east', 'unit_city'),
    unit('unit_west', 'unit_city'),
    unit('unit_east-base', 'unit_east'),
  ],
  districts: [
    { code: '1', unit: 'unit_east' },
    { code: '2', unit: 'unit_west' },
  ],
} as unknown as Jurisdiction;

const anyPlaced = fc.record({
  district: fc.constantFrom('1', '2', '9', null),
  unionUnit: fc.constantFrom('unit_east', 'unit_west', 'unit_east-base', null),
  assigned: fc.array(fc.constantFrom('unit_east', 'unit_west', 'unit_city', null), { maxLength: 3 }),
});
const east = scopeOf({ role: 'district-officer', unitId: 'unit_east' }, place);

describe('what an officer may see', () => {
  it('gives a district officer its own district and the units below its own', () => {
    expect(east).toEqual({ reach: 'area', districts: ['1'], units: ['unit_east', 'unit_east-base'] });
  });

  it('shows a row of another district only where the union or the assignment is ours', () => {
    const elsewhere: Placed = { district: '2', unionUnit: null, assigned: [] };
    expect(inScope(east, elsewhere)).toBe(false);
    expect(inScope(east, { ...elsewhere, unionUnit: 'unit_east-base' })).toBe(true);
    expect(inScope(east, { ...elsewhere, assigned: [null, 'unit_east'] })).toBe(true);
  });

  it('shows a row without any known place to the city alone', () => {
    const nowhere: Placed = { district: null, unionUnit: null, assigned: [null] };
    expect(inScope(east, nowhere)).toBe(false);
    expect(inScope(scopeOf({ role: 'city-officer', unitId: 'unit_city' }, place), nowhere)).toBe(true);
  });

  it('never shows more to a district than to the city, and nothing to partners and administrators', () => {
    fc.assert(
      fc.property(anyPlaced, fc.constantFrom(...ROLES), (placed, role) => {
        const sees = inScope(scopeOf({ role, unitId: 'unit_east' }, place), placed);
        if (role === 'city-officer') expect(sees).toBe(true);
        if (!may(role, 'see-area')) expect(sees).toBe(false);
      }),
    );
  });

  it('ends where the units of the data form a circle', () => {
    const circle = {
      ...place,
      units: [unit('unit_a', 'unit_b'), unit('unit_b', 'unit_a')],
    } as unknown as Jurisdiction;
    expect(scopeOf({ role: 'district-officer', unitId: 'unit_a' }, circle)).toMatchObject({
      units: ['unit_a', 'unit_b'],
    });
  });
});

describe('rights by role', () => {
  it('lets only officers of the federation act', () => {
    const actors = ROLES.filter((role) => may(role, 'act-on-warning'));
    expect(actors).toEqual(['city-officer', 'district-officer']);
  });
  it('gives every role something, and administrators and partners no enterprise', () => {
    for (const role of ROLES) expect(RIGHTS.some((right) => may(role, right))).toBe(true);
    expect(ROLES.filter((role) => !may(role, 'see-area'))).toEqual([
      'partner',
      'system-admin',
      'security-admin',
      'audit-admin',
    ]);
  });

  it('lets no administrator do another’s part, nor see what officers see', () => {
    const administrators = ROLES.filter((role) => role.endsWith('-admin'));
    expect(administrators).toHaveLength(3);
    for (const right of RIGHTS) {
      const holders = administrators.filter((role) => may(role, right));
      if (right === 'see-jurisdiction') expect(holders).toEqual(administrators);
      else {
        expect(holders.length, right).toBeLessThanOrEqual(1);
        if (holders.length === 1) expect(RIGHT_TABLE[right].roles, right).toHaveLength(1);
      }
    }
  });
  it('gives each class of data to somebody, and the log to its administrator alone', () => {
    const of = (data: string) => RIGHTS.filter((right) => RIGHT_TABLE[right].data === data);
    for (const data of DATA_CLASSES) expect(of(data).length, data).toBeGreaterThan(0);
    expect(of('audit').flatMap((right) => RIGHT_TABLE[right].roles)).toEqual(
      of('audit').map(() => 'audit-admin'),
    );
    expect(ROLES.filter((role) => of('worker').some((right) => may(role, right)))).toEqual([
      'city-officer',
      'district-officer',
      'unit-officer',
    ]);
  });
});
