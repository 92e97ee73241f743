import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import type { NoticeActBody, NoticeDetail } from '../../api/notices-queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const without = (list: readonly string[], value: string): string[] => list.filter((each) => each !== value);

const Choices = ({
  legend,
  note,
  all,
  chosen,
  choose,
}: {
  legend: string;
  note?: string;
  all: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
}) => (
  <fieldset className="notice-choices">
    <legend>{legend}</legend>
    {note !== undefined && <p className="note">{note}</p>}
    {all.map(({ id, name }) => (
      <label key={id}>
        <input
          type="checkbox"
          checked={chosen.includes(id)}
          onChange={(event) => choose(event.target.checked ? [...chosen, id] : without(chosen, id))}
        />{' '}
        {name}
      </label>
    ))}
  </fieldset>
);

/** Chooses facts and recipients and writes the rest. What was typed stays where a save is refused. */
export const NoticeForm = ({
  notice,
  act,
  edited,
}: {
  notice: NoticeDetail;
  act: (body: NoticeActBody) => Promise<void>;
  edited: (dirty: boolean) => void;
}) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const refusalSentence = useRefusalSentence();
  const { proposedFacts } = notice;
  const [title, setTitle] = useState(notice.title);
  const [chosen, setChosen] = useState<readonly string[]>(
    notice.facts.filter((fact) => proposedFacts.includes(fact)),
  );
  const [own, setOwn] = useState(notice.facts.filter((fact) => !proposedFacts.includes(fact)).join('\n'));
  const [request, setRequest] = useState(notice.request);
  const [recipients, setRecipients] = useState<readonly string[]>(
    notice.recipients.map(({ unit }) => unit.id),
  );
  const [key, setKey] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      edited(true);
    };
  const save = async (): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      const facts = [...proposedFacts.filter((fact) => chosen.includes(fact)), ...linesOf(own)];
      await act({
        kind: 'edit',
        key,
        revision: notice.revision,
        title,
        facts,
        request,
        recipients: [...recipients],
      });
      setKey(newActKey());
      edited(false);
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className="letter-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('notices.head')}>
        {({ id }) => (
          <input
            id={id}
            value={title}
            maxLength={120}
            onChange={(event) => change(setTitle)(event.target.value)}
            data-first-field
          />
        )}
      </Field>
      {proposedFacts.length > 0 && (
        <Choices
          legend={t('notices.facts')}
          note={t('notices.factsHelp')}
          all={proposedFacts.map((fact) => ({ id: fact, name: fact }))}
          chosen={chosen}
          choose={change(setChosen)}
        />
      )}
      <Field label={t('notices.ownFacts')} help={t('notices.ownFactsHelp')}>
        {({ id, describedBy }) => (
          <textarea
            id={id}
            rows={3}
            value={own}
            aria-describedby={describedBy}
            onChange={(event) => change(setOwn)(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('notices.request')}>
        {({ id }) => (
          <textarea
            id={id}
            rows={4}
            maxLength={2000}
            value={request}
            onChange={(event) => change(setRequest)(event.target.value)}
          />
        )}
      </Field>
      <Choices
        legend={t('notices.recipients')}
        all={notice.mayReceive.map(({ id, name }) => ({ id, name: named(name) }))}
        chosen={recipients}
        choose={change(setRecipients)}
      />
      {error !== null && (
        <p className="refused" role="alert">
          {t('dialog.notSaved')}
          {refusalSentence(error)}
        </p>
      )}
      <p>
        <button type="submit" className="button primary" disabled={pending}>
          {pending ? t('dialog.sending') : t('notices.save')}
        </button>
      </p>
    </form>
  );
};
