import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { sessionQuery } from '../../api/queries.ts';
import type { OwnSessions } from '../../api/rights-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { formText, typed } from '../../kit/form-text.ts';
import { FactorPicture } from './factor-picture.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Offer = { readonly secret: string; readonly uri: string };

const PasswordField = () => {
  const { t } = useTranslation();
  return (
    <Field label={t('rights.own.password')}>
      {({ id }) => (
        <input id={id} name="password" type="password" autoComplete="current-password" maxLength={256} />
      )}
    </Field>
  );
};

const CodeField = ({ label }: { label: string }) => (
  <Field label={label}>
    {({ id }) => (
      <input
        id={id}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
      />
    )}
  </Field>
);

/** The steps of setting up: show that it is you, scan and confirm, keep the recovery codes. */
export const SecondFactorCard = ({ own }: { own: OwnSessions }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const [step, setStep] = useState<'none' | 'password' | 'remove'>('none');
  const [offer, setOffer] = useState<Offer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = (): void => setStep('none');

  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['own-sessions'] });
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.invalidate();
  };

  return (
    <Card title={t('rights.own.factor')}>
      <p>{own.secondFactor ? t('rights.own.factorOn') : t('rights.own.factorOff')}</p>
      {own.secondFactor && (
        <p className="note">{t('rights.own.codesLeft', { count: own.recoveryCodesLeft })}</p>
      )}
      {own.secondFactorRequired && <p className="note">{t('rights.own.required')}</p>}
      {!own.secondFactor && (
        <button type="button" className="button" onClick={() => setStep('password')}>
          {t('rights.own.setUp')}
        </button>
      )}
      {own.secondFactor && !own.secondFactorRequired && (
        <button type="button" className="button" onClick={() => setStep('remove')}>
          {t('rights.own.remove')}
        </button>
      )}
      {step === 'password' && (
        <ActDialog
          title={t('rights.own.setUp')}
          submit={t('rights.own.setUp')}
          close={close}
          send={async (form) => {
            setOffer(await client.offerSecondFactor({ body: { password: typed(form, 'password') } }));
            return true;
          }}
        >
          <p>{t('rights.own.setUpLead')}</p>
          <PasswordField />
        </ActDialog>
      )}
      {offer !== null && (
        <ActDialog
          title={t('rights.own.setUp')}
          submit={t('rights.own.confirm')}
          close={() => setOffer(null)}
          send={async (form) => {
            const confirmed = await client.confirmSecondFactor({ body: { code: formText(form, 'code') } });
            setCodes(confirmed.codes);
            return true;
          }}
        >
          <p>{t('rights.own.scan')}</p>
          <FactorPicture uri={offer.uri} />
          <p>
            <span className="note">{t('rights.own.secret')}</span>{' '}
            <code className="secret">{offer.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
          </p>
          <CodeField label={t('rights.own.code')} />
        </ActDialog>
      )}
      {codes !== null && (
        <RecoveryCodes
          codes={codes}
          close={() => {
            setCodes(null);
            void refresh();
          }}
        />
      )}
      {step === 'remove' && (
        <ActDialog
          title={t('rights.own.removeTitle')}
          submit={t('rights.own.remove')}
          close={close}
          send={async (form) => {
            await client.removeSecondFactor({
              body: { password: typed(form, 'password'), code: formText(form, 'code') },
            });
            await refresh();
            return true;
          }}
        >
          <p>{t('rights.own.removeLead')}</p>
          <PasswordField />
          <CodeField label={t('rights.own.codeOrRecovery')} />
        </ActDialog>
      )}
    </Card>
  );
};
