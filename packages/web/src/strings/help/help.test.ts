import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createPages } from '../../router.tsx';
import { helpEn } from './help-en.ts';
import { helpZh } from './help-zh.ts';

/** Pages of officers by the path of their route. */
const paths = Object.keys(createPages(new QueryClient()).routesByPath).filter((path) => path !== '/login');

describe('help', () => {
  it('has words for every page, in both languages, and for no page that is not there', () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(Object.keys(helpZh).toSorted()).toEqual(paths.toSorted());
    expect(Object.keys(helpEn).toSorted()).toEqual(Object.keys(helpZh).toSorted());
    for (const path of paths) expect(helpEn[path]).toHaveLength(helpZh[path]?.length ?? 0);
  });
});
