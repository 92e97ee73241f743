import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.ts';
import { hearNews } from '../live/hear-news.ts';
import { Announcements } from './announce.tsx';
import { Tour } from './help/tour.tsx';
import { KeyHelp } from './key-help.tsx';
import { Navigation } from './navigation.tsx';
import { mayOpen, placesOf } from './places.ts';
import { NotAllowed } from '../kit/failure-note.tsx';
import { PrintHead } from './print-head.tsx';
import { TopBar } from './top-bar.tsx';
import { useOwnLooks } from './use-own-looks.ts';
import { listenToKeys, useKeys } from './use-keys.ts';

/** Loaded when it is first wanted: the first page is there sooner. */
const Palette = lazy(async () => ({ default: (await import('./search/palette.tsx')).Palette }));

const focusOn = (selector: string): boolean => {
  const field = document.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
  return field !== null;
};

/** A page of its own for those who do not see it change: after going somewhere the focus stands at its beginning. */
const useFocusOnArrival = (main: { readonly current: HTMLElement | null }): void => {
  const path = useLocation({ select: (location) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
    for (const menu of document.querySelectorAll('details.nav-more')) menu.removeAttribute('open');
  }, [path, main]);
};

/** What stands around every page of a signed-in officer. */
export const Frame = () => {
  const { t } = useTranslation();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const navigate = useNavigate();
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const isMine = mayOpen(session.officer.role, path);
  const [helping, setHelping] = useState(false);
  const [finding, setFinding] = useState(false);
  useFocusOnArrival(main);
  useOwnLooks(session.officer.id);
  useEffect(listenToKeys, []);
  const queries = useQueryClient();
  useEffect(() => hearNews(queries), [queries]);
  useKeys({
    ...Object.fromEntries(
      placesOf(session.officer.role).map(({ key, to }) => [`g ${key}`, () => void navigate({ to })]),
    ),
    '/': () => {
      if (!focusOn('[data-page-search]')) setFinding(true);
    },
    'mod+k': () => setFinding(true),
    '?': () => setHelping(true),
  });
  return (
    <Announcements>
      <a className="skip" href="#main">
        {t('nav.skip')}
      </a>
      <div className="app">
        <Navigation session={session} />
        <div className="body">
          <PrintHead session={session} />
          <TopBar session={session} showKeys={() => setHelping(true)} find={() => setFinding(true)} />
          <Tour session={session} />
          <main id="main" ref={main} tabIndex={-1}>
            {isMine ? <Outlet /> : <NotAllowed />}
          </main>
        </div>
      </div>
      {finding && (
        <Suspense>
          <Palette session={session} close={() => setFinding(false)} />
        </Suspense>
      )}
      {helping && <KeyHelp close={() => setHelping(false)} />}
    </Announcements>
  );
};
