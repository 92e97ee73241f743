import { CHANNEL_KINDS, type ChannelKind, type ChannelSecret, SECRETS_OF } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { ChannelRow } from '../../api/delivery-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { MailFields } from './mail-fields.tsx';
import { readSecrets, readSettings } from './read-channel.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../strings/language.ts';

const SecretField = ({ name, isSet }: { name: ChannelSecret; isSet: boolean }) => {
  const { t } = useTranslation();
  return (
    <Field label={t(`delivery.channels.secret.${name}`)} help={t(`delivery.channels.secretHelp.${name}`)}>
      {({ id, describedBy }) => (
        <input
          id={id}
          name={name}
          type={name === 'robotUrl' ? 'url' : 'password'}
          autoComplete="new-password"
          spellCheck={false}
          placeholder={isSet ? t('delivery.channels.kept') : ''}
          aria-describedby={describedBy}
        />
      )}
    </Field>
  );
};

/** Adds a channel, or changes one. Its kind stays; secrets that are left empty stay too. */
export const ChannelDialog = ({
  channel,
  saved,
  close,
}: {
  channel: ChannelRow | null;
  saved: () => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ChannelKind>(channel?.settings.kind ?? 'wecom');
  const [bad, setBad] = useState(false);
  const settings = channel?.settings ?? null;
  const send = async (form: FormData): Promise<boolean> => {
    const read = readSettings(form, kind);
    const name = formText(form, 'name');
    const fit = read !== undefined && name !== '';
    setBad(!fit);
    if (!fit) return false;
    await client.saveChannel({
      body: {
        id: channel?.id ?? null,
        seen: channel?.version ?? null,
        name,
        settings: read,
        secrets: readSecrets(form),
        language: formText(form, 'language') === 'en' ? 'en' : 'zh',
        namesEnterprise: form.has('namesEnterprise'),
        active: form.has('active'),
      },
    });
    saved();
    return true;
  };
  const { needed, optional } = SECRETS_OF[kind];
  return (
    <ActDialog
      title={channel === null ? t('delivery.channels.add') : t('delivery.channels.changed')}
      submit={t('delivery.channels.save')}
      send={send}
      close={close}
    >
      <Field label={t('delivery.channels.kindName')}>
        {({ id }) => (
          <select
            id={id}
            value={kind}
            disabled={channel !== null}
            onChange={(event) =>
              setKind(CHANNEL_KINDS.find((each) => each === event.target.value) ?? 'wecom')
            }
          >
            {CHANNEL_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`delivery.channels.kinds.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('delivery.channels.name')}
        complaint={bad ? t('delivery.channels.badFields') : undefined}
      >
        {({ id, invalid, describedBy }) => (
          <input
            id={id}
            name="name"
            maxLength={80}
            defaultValue={channel?.name ?? ''}
            autoComplete="off"
            aria-invalid={invalid}
            aria-describedby={describedBy}
          />
        )}
      </Field>
      {kind === 'mail' && <MailFields mail={settings?.kind === 'mail' ? settings : null} />}
      {kind === 'webhook' && (
        <Field label={t('delivery.channels.url')}>
          {({ id }) => (
            <input
              id={id}
              name="url"
              type="url"
              defaultValue={settings?.kind === 'webhook' ? settings.url : ''}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      )}
      {[...needed, ...optional].map((name) => (
        <SecretField key={name} name={name} isSet={channel?.secretsSet.includes(name) === true} />
      ))}
      <Field label={t('delivery.channels.language')}>
        {({ id }) => (
          <select id={id} name="language" defaultValue={channel?.language ?? 'zh'}>
            {LANGUAGES.map((each) => (
              <option key={each} value={each}>
                {LANGUAGE_NAMES[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="check-line">
        <input type="checkbox" name="namesEnterprise" defaultChecked={channel?.namesEnterprise ?? false} />{' '}
        {t('delivery.channels.names')}
        <span className="note block">{t('delivery.channels.namesHelp')}</span>
      </label>
      <label className="check-line">
        <input type="checkbox" name="active" defaultChecked={channel?.active ?? true} />{' '}
        {t('delivery.channels.active')}
      </label>
    </ActDialog>
  );
};
