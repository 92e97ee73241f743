import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import type { BulletinDetail } from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import type { BulletinAct } from './use-bulletin-act.ts';

/** Writes into the marked places of a draft; Ctrl+S saves. What was typed stays where a save is refused. */
export const WordsForm = ({
  bulletin,
  act,
  edited,
}: {
  bulletin: BulletinDetail;
  act: BulletinAct;
  edited: (dirty: boolean) => void;
}) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const refusalSentence = useRefusalSentence();
  const [words, setWords] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(bulletin.places.map(({ place, text }) => [place, text])),
  );
  const [key, setKey] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const dirty = bulletin.places.some(({ place, text }) => (words[place] ?? '') !== text);

  const save = async (): Promise<void> => {
    if (pending || !dirty) return;
    setPending(true);
    setError(null);
    try {
      await act({ kind: 'write', key, revision: bulletin.revision, words });
      setKey(newActKey());
      edited(false);
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="note">{t('bulletins.yourWordsLead')}</p>
      {bulletin.places.map(({ place, name, hint, maxLength }) => (
        <Field key={place} label={say(name)} help={say(hint)}>
          {({ id, describedBy }) => (
            <textarea
              id={id}
              rows={5}
              maxLength={maxLength}
              value={words[place] ?? ''}
              aria-describedby={describedBy}
              onChange={(event) => {
                setWords((old) => ({ ...old, [place]: event.target.value }));
                edited(true);
              }}
              onKeyDown={onKeyDown}
              data-first-field
            />
          )}
        </Field>
      ))}
      {error !== null && (
        <p className="refused" role="alert">
          {t('dialog.notSaved')}
          {refusalSentence(error)}
        </p>
      )}
      <p>
        <button type="submit" className="button primary" disabled={pending || !dirty}>
          {pending ? t('dialog.sending') : t('bulletins.save')}
        </button>{' '}
        {dirty && <span className="note">{t('bulletins.unsaved')}</span>}
      </p>
    </form>
  );
};
