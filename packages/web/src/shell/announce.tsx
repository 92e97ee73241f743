import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';

const SHOWN_MS = 6000;

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says in one line, aloud and on the page, that an act was done. */
export const useAnnounce = (): ((text: string) => void) => use(Announce);

export const Announcements = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid((last) => ({ text, turn: last.turn + 1 })), []);
  useEffect(() => {
    if (said.text === '') return undefined;
    const timer = setTimeout(() => setSaid((last) => ({ ...last, text: '' })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Announce value={announce}>
      {children}
      <output className="announced" aria-live="polite">
        {said.text !== '' && <span key={said.turn}>{said.text}</span>}
      </output>
    </Announce>
  );
};
