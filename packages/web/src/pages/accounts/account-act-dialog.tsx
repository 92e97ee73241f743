import type { AccountAct } from '@weisu/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { type AccountDetail, accountQuery } from '../../api/rights-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import type { Told } from './first-password.tsx';
import { complaintsOfWho, readWho, type WhoComplaints, WhoFields } from './who-fields.tsx';

/** One act to an account, with its reason. */
export const AccountActDialog = ({
  kind,
  account,
  close,
  tell,
}: {
  kind: AccountAct;
  account: AccountDetail;
  close: () => void;
  tell: (told: Told) => void;
}) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaints, setComplaints] = useState<WhoComplaints & { readonly reason?: string }>({});
  const { id, name, login, role, unit, oidcSubject } = account;

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    const who = kind === 'change' ? readWho(form) : undefined;
    setComplaints({
      ...(kind === 'change' ? complaintsOfWho(form, t('rights.accounts.bad')) : {}),
      ...(reason.length < 2 ? { reason: t('rights.accounts.tooShort') } : {}),
    });
    if (reason.length < 2 || (kind === 'change' && who === undefined)) return false;
    try {
      const body =
        kind === 'change' && who !== undefined
          ? ({ kind, key, reason, ...who } as const)
          : ({ kind: kind as Exclude<AccountAct, 'change'>, key, reason } as const);
      const reply = await client.actOnAccount({ params: { id }, body });
      queries.setQueryData(accountQuery(id).queryKey, { account: reply.account, password: null });
      void queries.invalidateQueries({ queryKey: ['accounts'] });
      announce(`${name}: ${t(`rights.accounts.acts.${kind}`)}`);
      if (kind === 'reset-password') tell({ name, login, password: reply.password });
      return true;
    } catch (error) {
      if (failureOf(error).code === 'conflict') void queries.invalidateQueries({ queryKey: ['account', id] });
      throw error;
    }
  };

  return (
    <ActDialog
      title={`${t(`rights.accounts.acts.${kind}`)} · ${name}`}
      submit={t(`rights.accounts.acts.${kind}`)}
      send={send}
      close={close}
    >
      <p>{t(`rights.accounts.leads.${kind}`)}</p>
      {kind === 'change' && (
        <WhoFields who={{ name, role, unitId: unit.id, oidcSubject }} complaints={complaints} />
      )}
      <Field label={t('rights.accounts.reason')} complaint={complaints.reason}>
        {({ id: field, invalid }) => (
          <textarea id={field} name="reason" rows={2} maxLength={400} aria-invalid={invalid} />
        )}
      </Field>
    </ActDialog>
  );
};
