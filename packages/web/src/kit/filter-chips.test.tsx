import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { renderForTest } from '../shell/render-for-test.tsx';
import { FilterChips } from './filter-chips.tsx';

afterEach(cleanup);

/** Shows a part at an address; answers where each of its links leads. */
const linksAt = async (address: string, part: ReactNode): Promise<Record<string, string>> => {
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <>
          {part}
          <Outlet />
        </>
      ),
    }),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await renderForTest(<RouterProvider router={router} />);
  const links = await screen.findAllByRole('link');
  return Object.fromEntries(
    links.map((link) => [
      `${link.textContent}${link.getAttribute('aria-current') === null ? '' : '*'}`,
      decodeURIComponent(link.getAttribute('href') ?? '').replaceAll('"', ''),
    ]),
  );
};

const CHIPS = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
] as const;

it('takes one choice, clears it with a second click, and keeps the other filters but not the page', async () => {
  const links = await linksAt(
    '/?kind=a&q=word&page=3',
    <FilterChips label="类" name="kind" chips={CHIPS} value="a" />,
  );
  expect(links).toEqual({ '甲*': '/?q=word', 乙: '/?kind=b&q=word' });
});

it('takes several choices at once', async () => {
  const links = await linksAt(
    '/?kind=a',
    <FilterChips label="类" name="kind" many chips={CHIPS} value="a" />,
  );
  expect(links).toEqual({ '甲*': '/', 乙: '/?kind=a,b' });
});

it('shows the choice that holds when the address names none, and leaves it out of the address', async () => {
  const links = await linksAt(
    '/?q=word',
    <FilterChips label="类" name="kind" otherwise="b" chips={CHIPS} value={undefined} />,
  );
  expect(links).toEqual({ 甲: '/?q=word&kind=a', '乙*': '/?q=word' });
});

it('has a chip for no choice', async () => {
  const links = await linksAt(
    '/?kind=b',
    <FilterChips label="类" name="kind" all="全部" chips={CHIPS} value="b" />,
  );
  expect(links).toEqual({ 全部: '/', 甲: '/?kind=a', '乙*': '/?kind=b' });
});
