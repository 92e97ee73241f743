import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { sentFileOf } from '../../api/files.ts';
import {
  dictionaryQuery,
  type SourceDetail,
  type SourcePreview,
  type SourceSettings,
} from '../../api/sources-queries.ts';
import { Field } from '../../kit/field.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { MappingEditor, type MappingDraft, wholeMapping } from './mapping-editor.tsx';
import { PreviewTexts } from './preview-texts.tsx';
import { SettingsFields } from './settings-fields.tsx';
import './sources.css';

const WAYS = ['paste', 'mailbox', 'folder', 'upload', 'webhook'] as const;
type Way = (typeof WAYS)[number];

const EMPTY: Readonly<Record<Exclude<Way, 'paste'>, SourceSettings>> = {
  mailbox: { kind: 'mailbox', host: '', port: 993, secure: true, user: '', folder: 'INBOX' },
  folder: { kind: 'folder', path: '' },
  upload: { kind: 'upload' },
  webhook: { kind: 'webhook' },
};
const NO_MAPPING: MappingDraft = { kind: null, creditCode: null, occurredOn: null, id: null, values: {} };

type Added = { readonly source: SourceDetail; readonly webhookSecret: string | null };

/** The key of a new webhook source, told once. */
const Secret = ({ added }: { added: Added }) => {
  const { t } = useTranslation();
  return (
    <div className="state">
      <p>{t('sources.adding.secretOnce')}</p>
      <p className="source-secret">{added.webhookSecret}</p>
      <p>{t('sources.adding.hook')}</p>
      <p className="source-secret">{`${location.origin}/api/hooks/${added.source.id}`}</p>
      <Link to="/sources/$id" params={{ id: added.source.id }} className="button primary">
        {t('sources.adding.toSource')}
      </Link>
    </div>
  );
};

/** Adds a source: say how it comes, look at what would be read, save. */
export const NewSourcePage = () => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const dictionary = useQuery(dictionaryQuery).data;
  const [key] = useState(newActKey);
  const [way, setWay] = useState<Way>('paste');
  const [address, setAddress] = useState('');
  const [settings, setSettings] = useState<SourceSettings | null>(null);
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [everyMinutes, setEvery] = useState(60);
  const [asRecords, setAsRecords] = useState(false);
  const [sample, setSample] = useState<{ name: string; base64: string } | null>(null);
  const [draft, setDraft] = useState<MappingDraft>(NO_MAPPING);
  const [preview, setPreview] = useState<SourcePreview | null>(null);
  const [pending, setPending] = useState<'look' | 'save' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [added, setAdded] = useState<Added | null>(null);
  useTitle(t('sources.adding.title'));

  const fieldsOf = (kind: MappingDraft['kind']): readonly string[] =>
    dictionary?.kinds.find((each) => each.kind === kind)?.fields.map(({ field }) => field) ?? [];
  const mappingOf = (from: MappingDraft) => wholeMapping(from, fieldsOf(from.kind));

  const look = async (mapped: MappingDraft, isFirst: boolean, file = sample): Promise<void> => {
    setPending('look');
    setError(null);
    try {
      const seen = await client.previewSource({
        body: {
          ...(settings !== null && !isFirst
            ? { settings }
            : way === 'paste'
              ? { address }
              : { settings: settings ?? EMPTY[way] }),
          ...(secret === '' ? {} : { secret }),
          ...(file === null ? {} : { file }),
          asRecords,
          mapping: asRecords ? mappingOf(mapped) : null,
        },
      });
      setPreview(seen);
      setSettings(seen.settings);
      if (name === '' && seen.name !== '') setName(seen.name);
      if (asRecords && mapped.kind === null) setDraft({ ...seen.proposed, values: seen.proposed.values });
    } catch (failed) {
      setError(failed);
    } finally {
      setPending(null);
    }
  };

  const choose = (chosen: Way): void => {
    setWay(chosen);
    setPreview(null);
    setError(null);
    setSettings(chosen === 'paste' ? null : EMPTY[chosen]);
  };

  const save = async (): Promise<void> => {
    if (settings === null) return;
    setPending('save');
    setError(null);
    try {
      const done = await client.addSource({
        body: {
          key,
          name,
          settings,
          ...(secret === '' ? {} : { secret }),
          mapping: asRecords ? mappingOf(draft) : null,
          everyMinutes,
        },
      });
      announce(t('sources.adding.saved'));
      void queries.invalidateQueries({ queryKey: ['sources'] });
      setAdded(done);
    } catch (failed) {
      setError(failed);
    } finally {
      setPending(null);
    }
  };

  const waits = way === 'upload' || way === 'webhook';
  const ready =
    name.trim() !== '' &&
    settings !== null &&
    (preview !== null || waits) &&
    (!asRecords || mappingOf(draft) !== null);
  return (
    <div className="page">
      <p className="crumbs">
        <Link to="/sources">{t('sources.back')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('sources.adding.title')}</h1>
      </div>
      {added !== null && added.webhookSecret !== null && <Secret added={added} />}
      {added !== null && added.webhookSecret === null && (
        <div className="state">
          <output>{t('sources.adding.saved')}</output>
          <Link to="/sources/$id" params={{ id: added.source.id }} className="button primary">
            {t('sources.adding.toSource')}
          </Link>
        </div>
      )}
      {added === null && (
        <div className="stack">
          <form
            className="source-form"
            onSubmit={(event) => {
              event.preventDefault();
              void look(draft, preview === null || way !== 'paste');
            }}
          >
            <fieldset className="chips">
              <legend className="unseen">{t('sources.adding.how')}</legend>
              {WAYS.map((each) => (
                <button
                  key={each}
                  type="button"
                  className={each === way ? 'chip on' : 'chip'}
                  aria-pressed={each === way}
                  onClick={() => choose(each)}
                >
                  {each === 'paste' ? t('sources.adding.paste') : t(`sources.kinds.${each}`)}
                </button>
              ))}
            </fieldset>
            {way === 'paste' && (
              <Field label={t('sources.adding.address')} help={t('sources.adding.addressHint')}>
                {({ id, describedBy }) => (
                  <input
                    id={id}
                    aria-describedby={describedBy}
                    type="text"
                    inputMode="url"
                    value={address}
                    onChange={(event) => {
                      setAddress(event.target.value);
                      setPreview(null);
                      setSettings(null);
                    }}
                  />
                )}
              </Field>
            )}
            {settings !== null && (
              <SettingsFields
                settings={settings}
                change={setSettings}
                secret={secret}
                changeSecret={setSecret}
              />
            )}
            {waits && (
              <p className="note">
                {t(way === 'upload' ? 'sources.adding.uploadHint' : 'sources.adding.webhookHint')}
              </p>
            )}
            <label className="check">
              <input
                type="checkbox"
                checked={asRecords}
                onChange={(event) => setAsRecords(event.target.checked)}
              />{' '}
              {t('sources.adding.records')}
            </label>
            {asRecords && waits && (
              <Field label={t('sources.adding.sample')} help={t('sources.adding.sampleHint')}>
                {({ id, describedBy }) => (
                  <input
                    id={id}
                    aria-describedby={describedBy}
                    type="file"
                    onChange={(event) => {
                      const chosen = event.target.files?.[0];
                      if (chosen === undefined) return;
                      void sentFileOf(chosen).then((file) => {
                        setSample(file);
                        return look(draft, true, file);
                      });
                    }}
                  />
                )}
              </Field>
            )}
            {!waits && (
              <p>
                <button type="submit" className="button" disabled={pending !== null}>
                  {pending === 'look' ? t('sources.adding.looking') : t('sources.adding.look')}
                </button>
              </p>
            )}
          </form>
          {error !== null && (
            <p className="refused" role="alert">
              {refusalSentence(error)}
            </p>
          )}
          {preview !== null && !asRecords && <PreviewTexts preview={preview} />}
          {preview !== null && asRecords && (
            <MappingEditor
              preview={preview}
              draft={draft}
              change={(next) => {
                setDraft(next);
                if (mappingOf(next) !== null) void look(next, false);
              }}
            />
          )}
          {(preview !== null || waits) && (
            <div className="source-form">
              <Field label={t('sources.name')}>
                {({ id }) => (
                  <input
                    id={id}
                    type="text"
                    maxLength={60}
                    value={name}
                    onChange={(event) => setName(event.target.value)}
                  />
                )}
              </Field>
              {!waits && (
                <Field label={t('sources.adding.every')}>
                  {({ id }) => (
                    <input
                      id={id}
                      type="number"
                      min={5}
                      max={44_640}
                      value={everyMinutes}
                      onChange={(event) => setEvery(Number(event.target.value))}
                    />
                  )}
                </Field>
              )}
              <p>
                <button
                  type="button"
                  className="button primary"
                  disabled={!ready || pending !== null}
                  onClick={() => void save()}
                >
                  {pending === 'save' ? t('sources.adding.saving') : t('sources.adding.save')}
                </button>
              </p>
            </div>
          )}
        </div>
      )}
    </div>
  );
};
