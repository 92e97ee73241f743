import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../api/act-key.ts';
import { isSignedOut } from '../api/failure.ts';
import { useRefusalSentence } from './failure-note.tsx';

/**
 * A dialog that does one act. The key is made once when it opens, so that a double click, or a retry after a lost
 * answer, stays one act. Text stays where a refusal comes back.
 * `send` answers false where the input is not yet fit; the dialog then stays open for the fields' own complaints.
 */
export const ActDialog = ({
  title,
  submit,
  send,
  close,
  children,
}: {
  title: string;
  submit: string;
  send: (form: FormData, key: string) => Promise<boolean>;
  close: () => void;
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  const refusalSentence = useRefusalSentence();
  const dialog = useRef<HTMLDialogElement>(null);
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const titleId = useId();

  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
  }, []);

  const onSubmit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      if (await send(new FormData(event.currentTarget), key)) close();
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onClose={close}
      onCancel={(event) => pending && event.preventDefault()}
    >
      <form onSubmit={(event) => void onSubmit(event)} noValidate>
        <h2 id={titleId}>{title}</h2>
        {children}
        {error !== null && (
          <p className="refused" role="alert">
            {isSignedOut(error) ? (
              <>
                {t('dialog.signInAgain')}{' '}
                <a href="/login" target="_blank" rel="noreferrer">
                  {t('dialog.signInLink')}
                </a>
              </>
            ) : (
              `${t('dialog.notSaved')}${refusalSentence(error)}`
            )}
          </p>
        )}
        <div className="dialog-acts">
          <button type="button" className="button" disabled={pending} onClick={close}>
            {t('dialog.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={pending}>
            {pending ? t('dialog.sending') : submit}
          </button>
        </div>
      </form>
    </dialog>
  );
};
