import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/field.tsx';

/** The second factor's code, asked for after the password was right; takes the focus when it appears. */
export const CodeField = ({ lead }: { lead: boolean }) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      {lead && <output>{t('rights.login.codeLead')}</output>}
      <Field label={t('rights.login.code')} help={t('rights.login.codeHelp')}>
        {({ id, describedBy }) => (
          <input
            ref={field}
            id={id}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={20}
            aria-describedby={describedBy}
          />
        )}
      </Field>
    </>
  );
};
