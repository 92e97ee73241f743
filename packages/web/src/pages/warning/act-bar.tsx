import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import type { WarningDetail } from '../../api/queries.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { DispatchDialog } from './dispatch-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useWarningAct } from './use-warning-act.ts';

type Act = WarningDetail['mayDo'][number];
type Dialog = Exclude<Act, 'acknowledge'>;

const SHOWN: readonly { readonly act: Act; readonly key: string | null }[] = [
  { act: 'dispatch', key: 'd' },
  { act: 'corroborate', key: null },
  { act: 'acknowledge', key: null },
  { act: 'snooze', key: 's' },
  { act: 'dismiss', key: 'c' },
];

/** What this officer may do now. One of them at a time, each once however often it is clicked. */
export const ActBar = ({ warning, withKeys = true }: { warning: WarningDetail; withKeys?: boolean }) => {
  const { t } = useTranslation();
  const act = useWarningAct(warning.id);
  const refusalSentence = useRefusalSentence();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [acknowledgeKey] = useState(newActKey);
  const may = (each: Act): boolean => warning.mayDo.includes(each);
  const open = (each: Dialog) => () => {
    if (withKeys && may(each)) setDialog(each);
  };
  useKeys({ d: open('dispatch'), s: open('snooze'), c: open('dismiss') });

  const acknowledge = async (): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await act({ kind: 'acknowledge', key: acknowledgeKey });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };

  const primary = SHOWN.find(({ act: each }) => may(each))?.act;
  return (
    <div className="act-bar">
      <div className="act-buttons">
        {SHOWN.filter(({ act: each }) => may(each)).map(({ act: each, key }) => (
          <button
            key={each}
            type="button"
            className={each === primary ? 'button primary' : 'button'}
            disabled={pending}
            onClick={each === 'acknowledge' ? () => void acknowledge() : () => setDialog(each)}
          >
            {t(`act.${each}`)}
            {key !== null && withKeys && <kbd aria-hidden="true">{key}</kbd>}
          </button>
        ))}
      </div>
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      {dialog === 'dispatch' && <DispatchDialog warning={warning} act={act} close={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'dispatch' && (
        <ReasonDialog kind={dialog} warning={warning} act={act} close={() => setDialog(null)} />
      )}
    </div>
  );
};
