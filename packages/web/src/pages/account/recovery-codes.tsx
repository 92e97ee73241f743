import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../kit/act-dialog.tsx';

/** Shown once. */
export const RecoveryCodes = ({ codes, close }: { codes: readonly string[]; close: () => void }) => {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('rights.own.codes')}
      submit={t('rights.own.codesKept')}
      close={close}
      send={() => Promise.resolve(true)}
    >
      <p>{t('rights.own.codesLead')}</p>
      <ol className="recovery">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      {/* The clipboard exists on secure origins only. */}
      {window.isSecureContext && (
        <button
          type="button"
          className="quiet"
          onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}
        >
          {t('rights.own.copy')}
        </button>
      )}
    </ActDialog>
  );
};
