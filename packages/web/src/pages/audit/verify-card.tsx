import { type AuditHead, readCheckpoints } from '@weisu/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { AuditVerdict } from '../../api/rights-queries.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';

const Verdict = ({ verdict }: { verdict: AuditVerdict }) => {
  const { t } = useTranslation();
  const { checked, head, problems, problemCount } = verdict;
  return (
    <output className="block">
      <p className={problemCount === 0 ? 'strong' : 'refused'}>
        {problemCount === 0
          ? t('rights.audit.whole', { count: checked })
          : t('rights.audit.broken', { count: problemCount })}
      </p>
      <ul>
        {problems.map(({ seq, fault }) => (
          <li key={`${seq} ${fault}`}>
            {t('rights.audit.seq')} {seq} · {t(`rights.audit.faults.${fault}`)}
          </li>
        ))}
      </ul>
      <p>
        <span className="note">{t('rights.audit.head')}</span>{' '}
        <code className="secret">
          {head.seq} {head.hash}
        </code>
      </p>
      <p className="note">{t('rights.audit.headLead')}</p>
    </output>
  );
};

/** Walks the chain, against heads that were copied earlier. */
export const VerifyCard = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const [bad, setBad] = useState(false);
  const verify = useMutation({
    mutationFn: (heads: readonly AuditHead[]) => client.verifyAudit({ body: { heads: [...heads] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // The key of the seals stays on the server: here a head is taken as it was written.
    const { heads, badLines } = readCheckpoints(formText(new FormData(event.currentTarget), 'heads'), null);
    setBad(badLines.length > 0);
    if (badLines.length === 0 && !verify.isPending) verify.mutate(heads);
  };
  return (
    <Card title={t('rights.audit.verify')}>
      <p className="note">{t('rights.audit.verifyLead')}</p>
      <form className="audit-form" onSubmit={submit} noValidate>
        <Field label={t('rights.audit.known')} complaint={bad ? t('rights.audit.badKnown') : undefined}>
          {({ id, describedBy, invalid }) => (
            <textarea
              id={id}
              name="heads"
              rows={2}
              spellCheck={false}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
        <button type="submit" className="button" disabled={verify.isPending}>
          {verify.isPending ? t('rights.audit.verifying') : t('rights.audit.verify')}
        </button>
      </form>
      {verify.error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(verify.error)}
        </p>
      )}
      {verify.data !== undefined && <Verdict verdict={verify.data} />}
    </Card>
  );
};
