import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../kit/act-dialog.tsx';

/** A password that was just made; null where the act had been done before and it cannot be shown again. */
export type Told = { readonly name: string; readonly login: string; readonly password: string | null };

/** Shown once, to be told to its owner. */
export const FirstPassword = ({ told, close }: { told: Told; close: () => void }) => {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={`${t('rights.accounts.firstPassword')} · ${told.name}`}
      submit={t('rights.accounts.understood')}
      close={close}
      send={() => Promise.resolve(true)}
    >
      {told.password === null ? (
        <p>{t('rights.accounts.noPassword')}</p>
      ) : (
        <>
          <p>{t('rights.accounts.firstPasswordLead')}</p>
          <dl className="values">
            <div>
              <dt>{t('rights.accounts.login')}</dt>
              <dd>
                <code>{told.login}</code>
              </dd>
            </div>
            <div>
              <dt>{t('rights.accounts.firstPassword')}</dt>
              <dd>
                <code>{told.password}</code>
              </dd>
            </div>
          </dl>
        </>
      )}
    </ActDialog>
  );
};
