import { addDays } from '@weisu/core';
import { RISK_KINDS } from '@weisu/text';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { jurisdictionQuery, warningQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';

const SHORTEST = 4;
const OLDEST_DAYS = 365;
const TOUCHED = ['warnings', 'situation', 'enterprise', 'timeline'];

/** What was said, by which way it came, of what kind and when. Goes to the warning that it led to. */
export const TipForm = ({ enterpriseId }: { enterpriseId: string }) => {
  const { t } = useTranslation();
  const { today, say } = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const tips = useQuery(jurisdictionQuery).data?.tips ?? [];
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [error, setError] = useState<unknown>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const said = formText(form, 'said');
    const short = said.length < SHORTEST;
    setComplaint(short ? t('dispatch.tip.saidShort') : undefined);
    setError(null);
    const kind = RISK_KINDS.find((each) => each === formText(form, 'kind'));
    if (short || kind === undefined) return;
    setPending(true);
    try {
      const detail = await client.enterWarning({
        body: {
          key,
          enterpriseId,
          said,
          kind,
          source: formText(form, 'source'),
          heardOn: formText(form, 'heardOn'),
        },
      });
      queries.setQueryData(warningQuery(detail.id).queryKey, detail);
      announce(t(detail.acts.at(-1)?.kind === 'tip' ? 'dispatch.tip.joined' : 'dispatch.tip.done'));
      for (const touched of TOUCHED) void queries.invalidateQueries({ queryKey: [touched] });
      await navigate({ to: '/warnings/$id', params: { id: detail.id } });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };

  return (
    <form className="record-act" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('dispatch.tip.said')} help={t('dispatch.tip.saidHelp')} complaint={complaint}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            name="said"
            rows={5}
            maxLength={4000}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      <Field label={t('dispatch.tip.source')}>
        {({ id }) => (
          <select id={id} name="source">
            {tips.map((tip) => (
              <option key={tip.id} value={tip.id}>
                {say(tip.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('dispatch.tip.kind')}>
        {({ id }) => (
          <select id={id} name="kind">
            {RISK_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`risk.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('dispatch.tip.heardOn')}>
        {({ id }) => (
          <input
            id={id}
            name="heardOn"
            type="date"
            defaultValue={today}
            min={addDays(today, -OLDEST_DAYS)}
            max={today}
          />
        )}
      </Field>
      {error !== null && (
        <p className="refused" role="alert">
          {t('dispatch.tip.kept')}
          {refusalSentence(error)}
        </p>
      )}
      <button type="submit" className="button primary" disabled={pending || tips.length === 0}>
        {pending ? t('dialog.sending') : t('dispatch.tip.submit')}
      </button>
    </form>
  );
};
