import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../../shell/use-keys.ts';
import type { Chosen } from './use-chosen.ts';

const drawnRows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.queue-table [data-row]')];
const isInSight = (row: HTMLElement): boolean => row.getBoundingClientRect().top >= 0;

/**
 * The row under the cursor: `j` and `k` move it and the focus with it, so that Enter opens the row and a screen reader reads it;
 * `x` chooses it. It is in the address, so that coming back finds it again. Where it was scrolled away from, the cursor begins
 * with what is in sight.
 */
export const useCursor = (at: string | undefined, chosen: Chosen): void => {
  const navigate = useNavigate();
  const move = (by: 1 | -1): void => {
    const rows = drawnRows();
    const from = rows.findIndex((row) => row.dataset['row'] === at);
    const next =
      from >= 0
        ? rows[Math.min(rows.length - 1, Math.max(0, from + by))]
        : (rows.find(isInSight) ?? rows.at(by === 1 ? 0 : -1));
    const id = next?.dataset['row'];
    if (next === undefined || id === undefined) return;
    void navigate({
      to: '.',
      search: (old: Record<string, unknown>) => ({ ...old, at: id }),
      replace: true,
      resetScroll: false,
    });
    next.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      if (at !== undefined && drawnRows().some((row) => row.dataset['row'] === at)) chosen.toggle(at);
    },
  });
};
