import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ClaimPage } from '../../api/claims-queries.ts';
import type { ClaimsSearch } from './claims-search.ts';
import { useSelection } from './use-selection.ts';

const page = {
  total: 1849,
  rows: [
    { id: 'clm_1', stage: { id: 'accepted' } },
    { id: 'clm_2', stage: { id: 'mediating' } },
  ],
  sums: {
    byStage: [
      { stage: { id: 'applied' }, count: 0 },
      { stage: { id: 'accepted' }, count: 1848 },
      { stage: { id: 'mediating' }, count: 1 },
    ],
  },
} as unknown as ClaimPage;

const open = (search: ClaimsSearch = {}) =>
  renderHook((asked: ClaimsSearch) => useSelection(page, asked), { initialProps: search });

describe('useSelection', () => {
  it('chooses single claims by id, and knows their stages', () => {
    const { result } = open();
    expect(result.current.claims).toBeNull();
    act(() => result.current.setMany(['clm_1', 'clm_2'], true));
    expect(result.current).toMatchObject({ count: 2, claims: { ids: ['clm_1', 'clm_2'] } });
    expect(result.current.stages).toEqual(['accepted', 'mediating']);
    act(() => result.current.toggle('clm_1'));
    expect(result.current).toMatchObject({ count: 1, claims: { ids: ['clm_2'] }, stages: ['mediating'] });
  });

  it('chooses all that the filters show by the filters, with the count that was seen', () => {
    const { result } = open({ stage: 'accepted,mediating', page: 3, sort: 'amount' });
    act(() => result.current.chooseAll());
    expect(result.current.has('clm_of_another_page')).toBe(true);
    expect(result.current.claims).toEqual({ filter: { stage: 'accepted,mediating' }, count: 1849 });
    expect(result.current.stages).toEqual(['accepted', 'mediating']);
  });

  it('forgets what was chosen under other filters, and keeps it from page to page', () => {
    const { result, rerender } = open({ kind: 'wages' });
    act(() => result.current.toggle('clm_1'));
    rerender({ kind: 'wages', page: 2 });
    expect(result.current.count).toBe(1);
    rerender({ kind: 'overtime' });
    expect(result.current).toMatchObject({ count: 0, claims: null });
  });
});
