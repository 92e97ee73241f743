import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchAfter } from '../kit/search-link.tsx';
import { isNarrowed, parseQueueSearch, queueQuery } from '../pages/warnings/queue-search.ts';
import { nextAddress } from './next-address.ts';
import { toggled } from './page-search.ts';
import { parseSearch, writeSearch } from './search-params.ts';

describe('the queue in the address', () => {
  it('keeps what is known and drops the rest', () => {
    expect(
      parseQueueSearch({
        level: 'orange,red,purple',
        state: 'gone',
        page: '0',
        sort: 'points',
        order: 'up',
        x: '1',
      }),
    ).toEqual({
      level: 'red,orange',
      sort: 'points',
    });
  });

  it('shows what is open unless states are asked for', () => {
    expect(queueQuery({})).toEqual({ state: 'raised,acknowledged,dispatched' });
    expect(queueQuery({ state: 'snoozed' })).toEqual({ state: 'snoozed' });
    expect(queueQuery({ state: 'all', level: 'red' })).toEqual({ level: 'red' });
  });

  it('comes back the same from the address it was written to', () => {
    const search = fc.record(
      {
        level: fc.constantFrom('red', 'red,orange', 'yellow,blue'),
        state: fc.constantFrom('all', 'raised', 'dispatched,closed'),
        district: fc.constantFrom('110101', 'elsewhere'),
        q: fc
          .string({ minLength: 1, maxLength: 40 })
          .map((text) => text.trim())
          .filter((text) => text !== ''),
        page: fc.integer({ min: 2, max: 99 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(search, (asked) => {
        expect(parseQueueSearch(parseSearch(writeSearch(asked)))).toEqual(asked);
      }),
    );
  });

  it('is readable: no quotes, brackets or escaped commas', () => {
    expect(writeSearch({ level: 'red,orange', district: '110101', page: 2, q: undefined })).toBe(
      '?level=red,orange&district=110101&page=2',
    );
  });

  it('goes back to page one when a filter changes, and puts values in and out', () => {
    expect(searchAfter({ page: 4, level: 'red' }, { level: toggled('red', 'orange') })).toEqual({
      level: 'red,orange',
    });
    expect(searchAfter({ level: 'red' }, { level: toggled('red', 'red') })).toEqual({});
    expect(searchAfter({ level: 'red' }, { page: 3 })).toEqual({ level: 'red', page: 3 });
  });

  it('knows whether filters are why nothing shows', () => {
    expect(isNarrowed({ sort: 'points', page: 2 })).toBe(false);
    expect(isNarrowed({ district: '110101' })).toBe(true);
  });
});

describe('nextAddress', () => {
  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    '/login?next=/',
    7,
    undefined,
  ])('never leaves the site: %s', (asked) => {
    expect(nextAddress(asked)).toBe('/');
  });

  it('goes back to the page that was asked for', () => {
    expect(nextAddress('/warnings?level=red')).toBe('/warnings?level=red');
  });
});
