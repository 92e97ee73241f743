import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { fieldAtFault } from '../../api/failure.ts';
import type { TermDefinition } from '../../api/library-queries.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { definitionOf, type EditedDefinition, type EditedNear, EMPTY_NEAR } from './edited-definition.ts';
import { TERM_KINDS } from './library-search.ts';
import { PreviewCard } from './preview-card.tsx';

type Change = (change: Partial<EditedDefinition>) => void;

const WORD_FIELDS = ['must', 'any', 'not'] as const;

const NearRow = ({
  rule,
  change,
  remove,
}: {
  rule: EditedNear;
  change: (rule: EditedNear) => void;
  remove: () => void;
}) => {
  const { t } = useTranslation();
  return (
    <fieldset className="term-near" aria-label={t('terms.near')}>
      <input
        value={rule.first}
        aria-label={t('terms.editor.nearFirst')}
        placeholder={t('terms.editor.nearFirst')}
        lang="zh-CN"
        onChange={(event) => change({ ...rule, first: event.currentTarget.value })}
      />
      <label>
        {t('terms.editor.nearWithin')}
        <input
          type="number"
          min={0}
          max={60}
          value={rule.within}
          onChange={(event) => change({ ...rule, within: event.currentTarget.value })}
        />
      </label>
      <input
        value={rule.second}
        aria-label={t('terms.editor.nearSecond')}
        placeholder={t('terms.editor.nearSecond')}
        lang="zh-CN"
        onChange={(event) => change({ ...rule, second: event.currentTarget.value })}
      />
      <label>
        <input
          type="checkbox"
          checked={rule.ordered}
          onChange={(event) => change({ ...rule, ordered: event.currentTarget.checked })}
        />
        {t('terms.editor.nearOrdered')}
      </label>
      <button type="button" className="quiet" onClick={remove}>
        {t('terms.editor.removeNear')}
      </button>
    </fieldset>
  );
};

const NearRules = ({
  edited,
  change,
  complaint,
}: {
  edited: EditedDefinition;
  change: Change;
  complaint: string | undefined;
}) => {
  const { t } = useTranslation();
  const { near } = edited;
  return (
    <div className="field">
      <span className="term-label">{t('terms.near')}</span>
      {near.map((rule) => (
        <NearRow
          key={rule.key}
          rule={rule}
          change={(next) => change({ near: near.map((each) => (each.key === rule.key ? next : each)) })}
          remove={() => change({ near: near.filter((each) => each.key !== rule.key) })}
        />
      ))}
      <span>
        <button
          type="button"
          className="quiet"
          onClick={() => change({ near: [...near, { key: newActKey(), ...EMPTY_NEAR }] })}
        >
          + {t('terms.editor.addNear')}
        </button>
      </span>
      {complaint !== undefined && (
        <span className="complaint" role="alert">
          {complaint}
        </span>
      )}
    </div>
  );
};

/** The form of a definition beside its preview. `send` throws the refusal, whose field is then shown at fault. */
export const TermEditor = ({
  title,
  initial,
  termId,
  previewDays,
  send,
  cancel,
  children,
}: {
  title: string;
  initial: EditedDefinition;
  termId: string | null;
  previewDays: number;
  send: (asked: { key: string; definition: TermDefinition; reason: string }) => Promise<void>;
  cancel?: () => void;
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const refusalSentence = useRefusalSentence();
  const [edited, setEdited] = useState(initial);
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const change: Change = (part) => setEdited((old) => ({ ...old, ...part }));
  const fault = refused === null ? undefined : fieldAtFault(refused);
  const complaintOf = (field: string): string | undefined =>
    fault === field ? refusalSentence(refused) : undefined;
  const onSubmit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    setRefused(null);
    try {
      await send({
        key,
        definition: definitionOf(edited),
        reason: formText(new FormData(event.currentTarget), 'reason'),
      });
    } catch (error) {
      setRefused(error);
    } finally {
      setPending(false);
    }
  };
  const shown = ['must', 'any', 'not', 'near', 'pattern', 'weight', 'reason'];
  return (
    <div className="term-columns">
      <Card title={title}>
        <form className="term-form" onSubmit={(event) => void onSubmit(event)} noValidate>
          {children}
          <Field label={t('terms.kind')}>
            {({ id }) => (
              <select
                id={id}
                value={edited.kind}
                data-first-field
                onChange={(event) => {
                  const kind = TERM_KINDS.find((each) => each === event.currentTarget.value);
                  if (kind !== undefined) change({ kind });
                }}
              >
                {TERM_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`risk.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {WORD_FIELDS.map((field) => (
            <Field
              key={field}
              label={t(`terms.${field}`)}
              help={`${t(`terms.editor.${field}Help`)} · ${t('terms.editor.wordsHelp')}`}
              complaint={complaintOf(field)}
            >
              {({ id, describedBy, invalid }) => (
                <textarea
                  id={id}
                  rows={field === 'any' ? 3 : 2}
                  lang="zh-CN"
                  value={edited[field]}
                  aria-describedby={describedBy}
                  aria-invalid={invalid}
                  onChange={(event) => change({ [field]: event.currentTarget.value })}
                />
              )}
            </Field>
          ))}
          <NearRules edited={edited} change={change} complaint={complaintOf('near')} />
          <Field
            label={t('terms.pattern')}
            help={t('terms.editor.patternHelp')}
            complaint={complaintOf('pattern')}
          >
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                value={edited.pattern}
                lang="zh-CN"
                spellCheck={false}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => change({ pattern: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field
            label={t('terms.weight')}
            help={t('terms.editor.weightHelp')}
            complaint={complaintOf('weight')}
          >
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                type="number"
                min={0.05}
                max={1}
                step={0.05}
                value={edited.weight}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => change({ weight: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field
            label={t('terms.reason')}
            help={t('terms.editor.reasonHelp')}
            complaint={complaintOf('reason')}
          >
            {({ id, describedBy, invalid }) => (
              <textarea
                id={id}
                name="reason"
                rows={2}
                aria-describedby={describedBy}
                aria-invalid={invalid}
              />
            )}
          </Field>
          {refused !== null && !shown.includes(fault ?? '') && (
            <p className="refused" role="alert">
              {refusalSentence(refused)}
            </p>
          )}
          <div className="dialog-acts">
            {cancel !== undefined && (
              <button type="button" className="button" onClick={cancel}>
                {t('terms.editor.cancel')}
              </button>
            )}
            <button type="submit" className="button primary" disabled={pending}>
              {t('terms.editor.send')}
            </button>
          </div>
        </form>
      </Card>
      <PreviewCard
        definition={definitionOf(edited)}
        termId={termId}
        days={previewDays}
        isEdit={termId !== null}
      />
    </div>
  );
};
