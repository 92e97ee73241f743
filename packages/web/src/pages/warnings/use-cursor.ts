import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../../shell/use-keys.ts';
import type { QueueSearch } from './queue-search.ts';
import type { Chosen } from './use-chosen.ts';

const linkOf = (id: string): HTMLElement | null =>
  document.querySelector(`[data-row="${CSS.escape(id)}"] [data-row-link]`);

/**
 * The row under the cursor: `j` and `k` move it and the focus with it, so that Enter opens the row and a screen reader reads it;
 * `x` chooses it. It is in the address, so that coming back finds it again.
 */
export const useCursor = (ids: readonly string[], search: QueueSearch, chosen: Chosen): void => {
  const navigate = useNavigate();
  const at = ids.indexOf(search.at ?? '');
  const move = (by: 1 | -1): void => {
    const next = at < 0 ? (by === 1 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by));
    const id = ids[next];
    if (id === undefined) return;
    void navigate({ to: '.', search: { ...search, at: id }, replace: true, resetScroll: false });
    const link = linkOf(id);
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const id = ids[at];
      if (id !== undefined) chosen.toggle(id);
    },
  });
};
