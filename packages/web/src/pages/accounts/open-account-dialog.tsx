import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import type { Told } from './first-password.tsx';
import { complaintsOfWho, readWho, type WhoComplaints, WhoFields } from './who-fields.tsx';

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,39}$/;

export const OpenAccountDialog = ({ close, tell }: { close: () => void; tell: (told: Told) => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [complaints, setComplaints] = useState<WhoComplaints & { readonly login?: string }>({});
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const login = formText(form, 'login');
    const who = readWho(form);
    const isLogin = LOGIN.test(login);
    setComplaints({
      ...complaintsOfWho(form, t('rights.accounts.bad')),
      ...(isLogin ? {} : { login: t('rights.accounts.badLogin') }),
    });
    if (who === undefined || !isLogin) return false;
    const { account, password } = await client.createAccount({ body: { key, login, ...who } });
    void queries.invalidateQueries({ queryKey: ['accounts'] });
    tell({ name: account.name, login, password });
    return true;
  };
  return (
    <ActDialog title={t('rights.accounts.open')} submit={t('rights.accounts.open')} send={send} close={close}>
      <Field
        label={t('rights.accounts.login')}
        help={t('rights.accounts.loginHelp')}
        complaint={complaints.login}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            name="login"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      <WhoFields complaints={complaints} />
    </ActDialog>
  );
};
