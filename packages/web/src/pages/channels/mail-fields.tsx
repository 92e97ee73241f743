import type { ChannelSettings } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/field.tsx';

type Mail = Extract<ChannelSettings, { kind: 'mail' }>;

/** Where a mail server stands and from whom to whom it sends. */
export const MailFields = ({ mail }: { mail: Mail | null }) => {
  const { t } = useTranslation();
  const security = mail === null || mail.tls ? 'tls' : mail.plain ? 'plain' : 'starttls';
  return (
    <>
      <div className="field-pair">
        <Field label={t('delivery.channels.host')}>
          {({ id }) => (
            <input
              id={id}
              name="host"
              defaultValue={mail?.host ?? ''}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t('delivery.channels.port')}>
          {({ id }) => <input id={id} name="port" inputMode="numeric" defaultValue={mail?.port ?? 465} />}
        </Field>
      </div>
      <Field label={t('delivery.channels.security')}>
        {({ id }) => (
          <select id={id} name="security" defaultValue={security}>
            {(['tls', 'starttls', 'plain'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`delivery.channels.securities.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('delivery.channels.login')} help={t('delivery.channels.loginHelp')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            name="login"
            defaultValue={mail?.login ?? ''}
            autoComplete="off"
            aria-describedby={describedBy}
          />
        )}
      </Field>
      <Field label={t('delivery.channels.from')}>
        {({ id }) => (
          <input id={id} name="from" type="email" defaultValue={mail?.from ?? ''} autoComplete="off" />
        )}
      </Field>
      <Field label={t('delivery.channels.to')} help={t('delivery.channels.toHelp')}>
        {({ id, describedBy }) => (
          <textarea
            id={id}
            name="to"
            rows={2}
            defaultValue={mail?.to.join('\n') ?? ''}
            aria-describedby={describedBy}
          />
        )}
      </Field>
    </>
  );
};
