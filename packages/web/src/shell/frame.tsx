import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.ts';
import { Announcements } from './announce.tsx';
import { KeyHelp } from './key-help.tsx';
import { Navigation } from './navigation.tsx';
import { placesOf } from './places.ts';
import { TopBar } from './top-bar.tsx';
import { useOwnLooks } from './use-own-looks.ts';
import { listenToKeys, useKeys } from './use-keys.ts';

const focusOn = (selector: string): void => {
  const field = document.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
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
  const [helping, setHelping] = useState(false);
  useFocusOnArrival(main);
  useOwnLooks(session.officer.id);
  useEffect(listenToKeys, []);
  useKeys({
    ...Object.fromEntries(
      placesOf(session.officer.role).map(({ key, to }) => [`g ${key}`, () => void navigate({ to })]),
    ),
    '/': () =>
      focusOn(document.querySelector('[data-page-search]') === null ? '[data-find]' : '[data-page-search]'),
    'mod+k': () => focusOn('[data-find]'),
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
          <TopBar session={session} showKeys={() => setHelping(true)} />
          <main id="main" ref={main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      {helping && <KeyHelp close={() => setHelping(false)} />}
    </Announcements>
  );
};
