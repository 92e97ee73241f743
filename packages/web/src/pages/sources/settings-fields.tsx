import { useTranslation } from 'react-i18next';
import type { SourceSettings } from '../../api/sources-queries.ts';
import { Field } from '../../kit/field.tsx';

const TextField = ({
  label,
  help,
  value,
  change,
  secret = false,
}: {
  label: string;
  help?: string;
  value: string;
  change: (value: string) => void;
  secret?: boolean;
}) => (
  <Field label={label} help={help}>
    {({ id, describedBy }) => (
      <input
        id={id}
        aria-describedby={describedBy}
        type={secret ? 'password' : 'text'}
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    )}
  </Field>
);

/** What a connector must be told, as far as it was not found out. */
export const SettingsFields = ({
  settings,
  change,
  secret,
  changeSecret,
}: {
  settings: SourceSettings;
  change: (settings: SourceSettings) => void;
  secret: string;
  changeSecret: (secret: string) => void;
}) => {
  const { t } = useTranslation();
  switch (settings.kind) {
    case 'web-list':
      return (
        <details>
          <summary>{t('sources.adding.selectors')}</summary>
          {(['link', 'title', 'body', 'date'] as const).map((field) => (
            <TextField
              key={field}
              label={t(field === 'title' ? 'sources.adding.titleSelector' : `sources.adding.${field}`)}
              help={t('sources.adding.selectorHint')}
              value={settings[field] ?? ''}
              change={(value) => change({ ...settings, [field]: value.trim() === '' ? null : value })}
            />
          ))}
        </details>
      );
    case 'json-api':
      return (
        <>
          <TextField
            label={t('sources.adding.items')}
            value={settings.items}
            change={(items) => change({ ...settings, items })}
          />
          {(
            [
              ['title', 'fieldTitle'],
              ['body', 'fieldBody'],
              ['url', 'fieldUrl'],
              ['date', 'fieldDate'],
              ['key', 'fieldKey'],
            ] as const
          ).map(([field, word]) => (
            <TextField
              key={field}
              label={t(`sources.adding.${word}`)}
              value={settings.fields[field]}
              change={(value) => change({ ...settings, fields: { ...settings.fields, [field]: value } })}
            />
          ))}
          <TextField
            label={t('sources.adding.keyHeader')}
            value={settings.keyHeader ?? ''}
            change={(value) => change({ ...settings, keyHeader: value.trim() === '' ? null : value.trim() })}
          />
          {settings.keyHeader !== null && (
            <TextField label={t('sources.adding.key')} secret value={secret} change={changeSecret} />
          )}
        </>
      );
    case 'mailbox':
      return (
        <>
          <TextField
            label={t('sources.adding.host')}
            value={settings.host}
            change={(host) => change({ ...settings, host })}
          />
          <Field label={t('sources.adding.port')}>
            {({ id }) => (
              <input
                id={id}
                type="number"
                value={settings.port}
                onChange={(event) => {
                  const port = Number(event.target.value);
                  change({ ...settings, port, secure: port !== 143 });
                }}
              />
            )}
          </Field>
          <TextField
            label={t('sources.adding.user')}
            value={settings.user}
            change={(user) => change({ ...settings, user })}
          />
          <TextField label={t('sources.adding.password')} secret value={secret} change={changeSecret} />
          <TextField
            label={t('sources.adding.folder')}
            value={settings.folder}
            change={(folder) => change({ ...settings, folder })}
          />
        </>
      );
    case 'folder':
      return (
        <TextField
          label={t('sources.adding.path')}
          help={t('sources.adding.pathHint')}
          value={settings.path}
          change={(path) => change({ ...settings, path })}
        />
      );
    case 'feed':
    case 'upload':
    case 'webhook':
      return null;
  }
};
