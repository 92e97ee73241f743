import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import type { ClaimAct, ClaimActBody } from '../../api/claims-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';

/** The newest act while it may still be taken back: one line, one button. */
export const LastAct = ({ last, act }: { last: ClaimAct; act: (body: ClaimActBody) => Promise<void> }) => {
  const { t } = useTranslation();
  const { say, yuan, at } = useFormat();
  const refusalSentence = useRefusalSentence();
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (last.undoUntil === null) return null;
  const undo = async (): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      await act({ kind: 'undo', key, actId: last.id });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="last-act" aria-live="polite">
      <span>
        {t('claims.last', {
          sentence: say(last.sentence),
          total: writeCount(last.count),
          amount: yuan(last.amountFen / 100),
        })}
      </span>
      <button type="button" className="button" disabled={pending} onClick={() => void undo()}>
        {pending ? t('dialog.sending') : t('claims.undo')}
      </button>
      <span className="note">{t('claims.undoUntil', { at: at(last.undoUntil) })}</span>
      {error !== null && (
        <span className="refused" role="alert">
          {refusalSentence(error)}
        </span>
      )}
    </div>
  );
};
