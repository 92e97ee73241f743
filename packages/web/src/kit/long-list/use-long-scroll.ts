import { useNavigate } from '@tanstack/react-router';
import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react';
import { searchAfter } from '../search-link.tsx';
import { drawnPages, heightOf, type Layout, pageAt, topOf } from './long-window.ts';

/** Before a page was seen its rows are taken for so high. */
const GUESSED_ROW_PX = 57;
/** Drawn above and below what is in sight: two turns of a wheel. */
const AROUND_PX = 500;
/** The address says where one is once scrolling has come to rest. */
const REST_MS = 250;
const MOST_REMEMBERED = 20;

/** How high the pages of lists were, so that coming back to one finds its rows where they were. */
const remembered = new Map<string, Layout>();
const remember = (key: string, layout: Layout): void => {
  remembered.delete(key);
  remembered.set(key, layout);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
};

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((page, at) => page === b[at]);

export type LongScroll = {
  readonly drawn: readonly number[];
  /** How many pixels of pages that are not drawn lie before a page and after another. */
  readonly gapPx: (after: number, before: number) => number;
  readonly heightPx: (page: number) => number;
  readonly measure: (page: number, heightPx: number) => void;
  readonly keep: (page: number) => void;
};

/**
 * Which pages of a long list are drawn, told from how far the window is scrolled past `head`. The address follows once scrolling
 * rests, and where the address changes by itself the window goes there.
 */
export const useLongScroll = ({
  listKey,
  count,
  perPage,
  asked,
  first,
  head,
}: {
  listKey: string;
  /** How many pages there are, and which the address asks for; both count from the list's own first one. */
  count: number;
  perPage: number;
  asked: number;
  /** The page of the server that is the list's first. */
  first: number;
  head: RefObject<HTMLElement | null>;
}): LongScroll => {
  const navigate = useNavigate();
  const layout = useRef<Layout>({ count, guessPx: perPage * GUESSED_ROW_PX, known: new Map() });
  const ownKey = useRef('');
  const kept = useRef<number | null>(null);
  const reported = useRef(1);
  const [drawn, setDrawn] = useState<readonly number[]>([asked]);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  if (ownKey.current !== listKey) {
    ownKey.current = listKey;
    kept.current = null;
    layout.current = remembered.get(listKey) ?? {
      count,
      guessPx: perPage * GUESSED_ROW_PX,
      known: new Map(),
    };
  }
  if (layout.current.count !== count) layout.current = { ...layout.current, count };

  /** How far the beginning of the rows is above the top of the window. */
  const passedPx = useCallback((): number => -(head.current?.getBoundingClientRect().bottom ?? 0), [head]);
  const draw = useCallback((): void => {
    const top = passedPx();
    const sight = { fromPx: top - AROUND_PX, untilPx: top + globalThis.innerHeight + AROUND_PX };
    const next = drawnPages(layout.current, { ...sight, kept: kept.current });
    // What was typed or clicked in between comes first.
    startTransition(() => setDrawn((before) => (same(before, next) ? before : next)));
  }, [passedPx]);

  useEffect(() => {
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const report = (): void => {
      const page = pageAt(layout.current, passedPx() + AROUND_PX / 5);
      if (page === reported.current) return;
      reported.current = page;
      const number = first + page - 1;
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: (old: Record<string, unknown>) =>
          searchAfter(old, { page: number === 1 ? undefined : number }),
      });
    };
    const onScroll = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
      clearTimeout(rest);
      rest = setTimeout(report, REST_MS);
    };
    const onResize = (): void => {
      layout.current = { ...layout.current, known: new Map() };
      onScroll();
    };
    globalThis.addEventListener('scroll', onScroll, { passive: true });
    globalThis.addEventListener('resize', onResize);
    draw();
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      globalThis.removeEventListener('scroll', onScroll);
      globalThis.removeEventListener('resize', onResize);
    };
  }, [draw, passedPx, navigate, first, listKey]);

  // Another list begins at its own beginning without the window being moved; another page of the same is gone to.
  const shownKey = useRef('');
  useLayoutEffect(() => {
    const isNew = shownKey.current !== listKey;
    shownKey.current = listKey;
    if (reported.current === asked && !(isNew && asked > 1)) return;
    const goes = !isNew || asked > 1;
    reported.current = asked;
    if (goes) globalThis.scrollBy({ top: topOf(layout.current, asked) - passedPx(), behavior: 'instant' });
    draw();
  }, [asked, listKey, draw, passedPx]);

  return {
    drawn: drawn.filter((page) => page <= count),
    gapPx: (after, before) =>
      topOf(layout.current, before) - (after === 0 ? 0 : topOf(layout.current, after + 1)),
    heightPx: (page) => heightOf(layout.current, page),
    measure: (page, heightPx) => {
      const { known, guessPx } = layout.current;
      if (known.get(page) === heightPx) return;
      // The first whole page tells what the others are like; later ones must not move what lies above them.
      const isTelling = known.size === 0 && page < layout.current.count;
      layout.current = {
        count: layout.current.count,
        guessPx: isTelling ? heightPx : guessPx,
        known: new Map(known).set(page, heightPx),
      };
      remember(listKey, layout.current);
      if (isTelling) drawAgain();
      draw();
    },
    keep: (page) => {
      kept.current = page;
    },
  };
};
