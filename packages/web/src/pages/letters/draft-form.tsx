import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterActBody, LetterDetail } from '../../api/letters-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { useDraft } from '../../kit/use-draft.ts';

type DraftField = LetterDetail['fields'][number];
type Texts = Readonly<Record<string, string>>;

const textsOf = (fields: readonly DraftField[]): Texts =>
  Object.fromEntries(fields.map(({ id, text }) => [id, text]));

const Place = ({
  field,
  text,
  write,
  onKeyDown,
}: {
  field: DraftField;
  text: string;
  write: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const help = [
    field.form === 'paragraphs' ? t('letters.paragraphs') : '',
    field.empty ? t('letters.waits') : '',
  ].filter(Boolean);
  return (
    <Field label={say(field.name)} help={help.length === 0 ? undefined : help.join(' · ')}>
      {({ id, describedBy }) =>
        field.form === 'paragraphs' ? (
          <textarea
            id={id}
            rows={Math.min(12, Math.max(4, text.split('\n').length + 1))}
            maxLength={field.maxLength}
            value={text}
            aria-describedby={describedBy}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onKeyDown}
            data-first-field
          />
        ) : (
          <>
            <input
              id={id}
              value={text}
              maxLength={field.maxLength}
              aria-describedby={describedBy}
              list={field.choices.length === 0 ? undefined : `${id}-choices`}
              onChange={(event) => write(event.target.value)}
              onKeyDown={onKeyDown}
            />
            {field.choices.length > 0 && (
              <datalist id={`${id}-choices`}>
                {field.choices.map((choice) => (
                  <option key={choice} value={choice}>
                    {choice}
                  </option>
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
};

/** Writes into the marked places of a draft; Ctrl+S saves. What was typed stays where a save is refused. */
export const DraftForm = ({
  letter,
  act,
  edited,
}: {
  letter: LetterDetail;
  act: (body: LetterActBody) => Promise<void>;
  edited: (dirty: boolean) => void;
}) => {
  const { t } = useTranslation();
  const refusalSentence = useRefusalSentence();
  const { texts, pending, error, dirty, write, onKeyDown, onSubmit } = useDraft(
    textsOf(letter.fields),
    (written, key) => act({ kind: 'edit', key, revision: letter.revision, texts: written }),
    edited,
  );

  return (
    <form className="letter-form" noValidate onSubmit={onSubmit}>
      <p className="note">{t('letters.editLead')}</p>
      {letter.fields.map((field) => (
        <Place
          key={field.id}
          field={field}
          text={texts[field.id] ?? ''}
          onKeyDown={onKeyDown}
          write={(text) => write(field.id, text)}
        />
      ))}
      {error !== null && (
        <p className="refused" role="alert">
          {t('dialog.notSaved')}
          {refusalSentence(error)}
        </p>
      )}
      <p>
        <button type="submit" className="button primary" disabled={pending || !dirty}>
          {pending ? t('dialog.sending') : t('letters.save')}
        </button>{' '}
        {dirty && <span className="note">{t('letters.unsaved')}</span>}
      </p>
    </form>
  );
};
