import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type SourceDetail, sourceQuery, type SourceSettings } from '../../api/sources-queries.ts';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { SettingsFields } from './settings-fields.tsx';

type Draft = {
  readonly name: string;
  readonly settings: SourceSettings;
  readonly secret: string;
  readonly everyMinutes: number;
  readonly trustPercent: number;
};

const EditForm = ({
  source,
  settings: before,
  close,
}: {
  source: SourceDetail;
  settings: SourceSettings;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const [draft, setDraft] = useState<Draft>({
    name: source.name,
    settings: before,
    secret: '',
    everyMinutes: source.everyMinutes ?? 60,
    trustPercent: Math.round(source.trust * 100),
  });
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { settings } = draft;
  const change = (over: Partial<Draft>): void => setDraft({ ...draft, ...over });

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsPending(true);
    setError(null);
    try {
      const { name, secret, everyMinutes, trustPercent } = draft;
      const changed = await client.editSource({
        params: { id: source.id },
        body: {
          name,
          settings,
          ...(secret === '' ? {} : { secret }),
          mapping: source.mapping,
          everyMinutes,
          trust: trustPercent / 100,
          districts: source.districts,
        },
      });
      queries.setQueryData(sourceQuery(source.id).queryKey, changed);
      void queries.invalidateQueries({ queryKey: ['sources'] });
      announce(t('sources.editing.saved'));
      close();
    } catch (refused) {
      setError(refused);
    } finally {
      setIsPending(false);
    }
  };

  return (
    <form className="source-form" onSubmit={(event) => void save(event)}>
      <Field label={t('sources.name')}>
        {({ id }) => (
          <input
            id={id}
            type="text"
            maxLength={60}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      {'url' in settings && (
        <Field label={t('sources.detail.address')}>
          {({ id }) => (
            <input
              id={id}
              type="text"
              inputMode="url"
              value={settings.url}
              onChange={(event) => change({ settings: { ...settings, url: event.target.value } })}
            />
          )}
        </Field>
      )}
      <SettingsFields
        settings={settings}
        change={(next) => change({ settings: next })}
        secret={draft.secret}
        changeSecret={(secret) => change({ secret })}
      />
      {source.hasSecret && settings.kind !== 'webhook' && (
        <p className="note">{t('sources.editing.secretKept')}</p>
      )}
      {settings.kind !== 'upload' && settings.kind !== 'webhook' && (
        <Field label={t('sources.adding.every')}>
          {({ id }) => (
            <input
              id={id}
              type="number"
              min={5}
              max={44_640}
              value={draft.everyMinutes}
              onChange={(event) => change({ everyMinutes: Number(event.target.value) })}
            />
          )}
        </Field>
      )}
      <Field label={t('sources.editing.trust')} help={t('sources.editing.trustHint')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            type="number"
            min={0}
            max={100}
            step={5}
            value={draft.trustPercent}
            onChange={(event) => change({ trustPercent: Number(event.target.value) })}
          />
        )}
      </Field>
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      <p className="note">{t('sources.editing.again')}</p>
      <p>
        <button type="submit" className="button primary" disabled={isPending || draft.name.trim() === ''}>
          {t(isPending ? 'sources.adding.saving' : 'sources.editing.save')}
        </button>{' '}
        <button type="button" className="button" disabled={isPending} onClick={close}>
          {t('dialog.cancel')}
        </button>
      </p>
    </form>
  );
};

/** What may be changed of a source that is there: how it is asked, how often, how far it is trusted. Its kind and what it feeds stay. */
export const EditSource = ({ source }: { source: SourceDetail }) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { settings } = source;
  if (settings === null) return null;
  return (
    <Card title={t('sources.editing.title')}>
      {isOpen ? (
        <EditForm source={source} settings={settings} close={() => setIsOpen(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setIsOpen(true)}>
          {t('sources.editing.open')}
        </button>
      )}
    </Card>
  );
};
