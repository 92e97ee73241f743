import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulletinDetail } from '../../api/bulletins-queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';
import type { BulletinAct } from './use-bulletin-act.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

export type BulletinDialogKind = Exclude<BulletinDetail['mayDo'][number], 'write' | 'receive'>;

/** One act on a bulletin: asks for what the act needs, and says what it brings about. */
export const BulletinDialog = ({
  kind,
  bulletin,
  act,
  close,
}: {
  kind: BulletinDialogKind;
  bulletin: BulletinDetail;
  act: BulletinAct;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const [complaint, setComplaint] = useState<string>();
  const { revision } = bulletin;
  const asksReason = kind === 'send-back' || kind === 'withdraw';

  const send = async (form: FormData, key: string): Promise<boolean> => {
    setComplaint(undefined);
    if (kind === 'send-back' || kind === 'withdraw') {
      const reason = formText(form, 'reason');
      if (!isReason(reason)) {
        setComplaint(t('dialog.tooShort'));
        return false;
      }
      await act({ kind, key, reason });
    } else if (kind === 'send') {
      const recipients = form.getAll('recipient').map(String);
      if (recipients.length === 0) {
        setComplaint(t('bulletins.dialog.chooseOne'));
        return false;
      }
      await act({ kind, key, recipients });
    } else await act(kind === 'issue' ? { kind, key } : { kind, key, revision });
    return true;
  };

  return (
    <ActDialog
      title={t(`bulletins.act.${kind}`)}
      submit={t(`bulletins.act.${kind}`)}
      send={send}
      close={close}
    >
      <p>{t(`bulletins.dialog.${kind}Lead`, { revision })}</p>
      {asksReason && <ReasonField label={t('bulletins.dialog.reason')} complaint={complaint} />}
      {kind === 'send' && (
        <fieldset className="bulletin-recipients">
          <legend>{t('bulletins.dialog.recipients')}</legend>
          {bulletin.mayReceive.map(({ unit, proposed }) => (
            <label key={unit.id}>
              <input type="checkbox" name="recipient" value={unit.id} defaultChecked={proposed} />{' '}
              {named(unit.name)}
            </label>
          ))}
          {complaint !== undefined && (
            <span className="complaint" role="alert">
              {complaint}
            </span>
          )}
        </fieldset>
      )}
    </ActDialog>
  );
};
