import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SHOWN_MS = 6000;
/** What can be taken back stays as long as a person needs to see that it should be. */
const SHOWN_WITH_UNDO_MS = 30_000;

type TakeBack = () => Promise<void>;
type Say = (text: string, takeBack?: TakeBack) => void;

const Announce = createContext<Say>(() => undefined);

/** Says in one line, aloud and on the page, that an act was done; with `takeBack` a button beside it undoes the act once. */
export const useAnnounce = (): Say => use(Announce);

const UndoButton = ({ takeBack }: { takeBack: TakeBack }) => {
  const { t } = useTranslation();
  const [pending, setPending] = useState(false);
  const press = async (): Promise<void> => {
    setPending(true);
    await takeBack();
  };
  return (
    <button type="button" disabled={pending} onClick={() => void press()}>
      {pending ? t('dialog.sending') : t('common.undo')}
    </button>
  );
};

export const Announcements = ({ children }: { children: ReactNode }) => {
  const [said, setSaid] = useState<{ text: string; turn: number; takeBack?: TakeBack | undefined }>({
    text: '',
    turn: 0,
  });
  const announce = useCallback<Say>(
    (text, takeBack) => setSaid((last) => ({ text, turn: last.turn + 1, takeBack })),
    [],
  );
  useEffect(() => {
    if (said.text === '') return undefined;
    const timer = setTimeout(
      () => setSaid((last) => ({ ...last, text: '' })),
      said.takeBack === undefined ? SHOWN_MS : SHOWN_WITH_UNDO_MS,
    );
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Announce value={announce}>
      {children}
      <output className="announced" aria-live="polite">
        {said.text !== '' && (
          <span key={said.turn}>
            {said.text}
            {said.takeBack !== undefined && <UndoButton takeBack={said.takeBack} />}
          </span>
        )}
      </output>
    </Announce>
  );
};
