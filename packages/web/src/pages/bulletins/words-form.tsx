import { useTranslation } from 'react-i18next';
import type { BulletinDetail } from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { useDraft } from '../../kit/use-draft.ts';
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
  const { texts, pending, error, dirty, write, onKeyDown, onSubmit } = useDraft(
    Object.fromEntries(bulletin.places.map(({ place, text }) => [place, text])),
    (words, key) => act({ kind: 'write', key, revision: bulletin.revision, words }),
    edited,
  );

  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      <p className="note">{t('bulletins.yourWordsLead')}</p>
      {bulletin.places.map(({ place, name, hint, maxLength }) => (
        <Field key={place} label={say(name)} help={say(hint)}>
          {({ id, describedBy }) => (
            <textarea
              id={id}
              rows={5}
              maxLength={maxLength}
              value={texts[place] ?? ''}
              aria-describedby={describedBy}
              onChange={(event) => write(place, event.target.value)}
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
