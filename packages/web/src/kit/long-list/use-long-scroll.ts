import { useNavigate } from '@tanstack/react-router';
import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { searchAfter } from '../search-link.tsx';
import { drawnPages, heightOf, type Layout, pageAt, topOf } from './long-window.ts';

/** Before a page was seen its rows are taken for so high. */
const GUESSED_ROW_PX = 57;
/** Drawn above and below what is in sight: two turns of a wheel. */
const AROUND_PX = 500;
/** A page is where one is once so much of what is above it has gone. */
const UNDER_TOP_PX = 100;
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

const layoutOf = (key: string, perPage: number): Layout =>
  remembered.get(key) ?? { count: 0, guessPx: perPage * GUESSED_ROW_PX, known: new Map() };

/** The first whole page tells what the others are like; later ones must not move what lies above them. */
const measured = (layout: Layout, page: number, heightPx: number): Layout =>
  layout.known.get(page) === heightPx
    ? layout
    : {
        ...layout,
        guessPx: layout.known.size === 0 && page < layout.count ? heightPx : layout.guessPx,
        known: new Map(layout.known).set(page, heightPx),
      };

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((page, at) => page === b[at]);

export type LongScroll = {
  readonly drawn: readonly number[];
  /** How many pixels of pages that are not drawn lie after one page and before another. */
  readonly gapPx: (after: number, before: number) => number;
  readonly heightPx: (page: number) => number;
  readonly measure: (page: number, heightPx: number) => void;
  readonly keep: (page: number) => void;
};

/**
 * Which pages of one long list are drawn, told from how far the window is scrolled past the table's head. The address follows once scrolling
 * rests, and where the address changes by itself the window goes there.
 */
export const useLongScroll = ({
  listKey,
  count,
  perPage,
  asked,
  first,
  headRef,
}: {
  listKey: string;
  /** How many pages there are, and which the address asks for; both count from the list's own first one. */
  count: number;
  perPage: number;
  asked: number;
  /** The page of the server that is the list's first. */
  first: number;
  headRef: RefObject<HTMLElement | null>;
}): LongScroll => {
  const navigate = useNavigate();
  const [seen, setSeen] = useState(() => ({ listKey, layout: layoutOf(listKey, perPage) }));
  const [pages, setPages] = useState<{ readonly listKey: string; readonly drawn: readonly number[] }>();
  const own = seen.listKey === listKey ? seen.layout : layoutOf(listKey, perPage);
  const layout = useMemo(() => (own.count === count ? own : { ...own, count }), [own, count]);
  const drawn = pages?.listKey === listKey ? pages.drawn : [asked];
  const latest = useRef(layout);
  const kept = useRef<number | null>(null);
  const reported = useRef(1);
  useLayoutEffect(() => {
    latest.current = layout;
  });

  /** How far the beginning of the rows is above the top of the window. */
  const passedPx = useCallback(
    (): number => -(headRef.current?.getBoundingClientRect().bottom ?? 0),
    [headRef],
  );
  const draw = useCallback((): void => {
    const top = passedPx();
    const sight = { fromPx: top - AROUND_PX, untilPx: top + globalThis.innerHeight + AROUND_PX };
    const next = drawnPages(latest.current, { ...sight, kept: kept.current });
    // What was typed or clicked in between comes first.
    startTransition(() =>
      setPages((before) =>
        before?.listKey === listKey && same(before.drawn, next) ? before : { listKey, drawn: next },
      ),
    );
  }, [listKey, passedPx]);

  useEffect(() => {
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const report = (): void => {
      const page = pageAt(latest.current, passedPx() + UNDER_TOP_PX);
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
      setSeen((before) => ({ ...before, layout: { ...before.layout, known: new Map() } }));
      onScroll();
    };
    globalThis.addEventListener('scroll', onScroll, { passive: true });
    globalThis.addEventListener('resize', onResize);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      globalThis.removeEventListener('scroll', onScroll);
      globalThis.removeEventListener('resize', onResize);
    };
  }, [draw, passedPx, navigate, first]);

  // Another page asked for is gone to; another list is looked at from its beginning.
  const lastKey = useRef(listKey);
  useLayoutEffect(() => {
    const isOther = lastKey.current !== listKey;
    lastKey.current = listKey;
    if (reported.current === asked && !(isOther && passedPx() > 0)) return;
    reported.current = asked;
    globalThis.scrollBy({ top: topOf(latest.current, asked) - passedPx(), behavior: 'instant' });
  }, [asked, listKey, passedPx]);

  useEffect(() => {
    remember(listKey, layout);
    draw();
  }, [listKey, layout, asked, draw]);

  return {
    drawn: drawn.filter((page) => page <= count),
    gapPx: (after, before) => topOf(layout, before) - (after === 0 ? 0 : topOf(layout, after + 1)),
    heightPx: (page) => heightOf(layout, page),
    measure: (page, heightPx) =>
      setSeen((before) => {
        const known = before.listKey === listKey ? before.layout : layoutOf(listKey, perPage);
        const next = measured(known.count === count ? known : { ...known, count }, page, heightPx);
        return before.listKey === listKey && next === before.layout ? before : { listKey, layout: next };
      }),
    keep: (page) => {
      kept.current = page;
    },
  };
};
