import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { saveFile } from './save-file.ts';

/** The entries of one case file as a file that proves itself against a head of the chain. */
export const ProofCard = ({ caseFile }: { caseFile: string | undefined }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const prove = useMutation({
    mutationFn: (caseFileId: string) => client.auditProof({ body: { caseFileId } }),
    onSuccess: (proof) => {
      saveFile(`audit-${proof.caseFileId}.json`, JSON.stringify(proof), 'application/json');
      void queries.invalidateQueries({ queryKey: ['audit'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const id = formText(new FormData(event.currentTarget), 'caseFile');
    if (id !== '' && !prove.isPending) prove.mutate(id);
  };
  return (
    <Card title={t('rights.audit.proof')}>
      <p className="note">{t('rights.audit.proofLead')}</p>
      <form className="audit-form" onSubmit={submit}>
        <Field label={t('rights.audit.caseFile')}>
          {({ id }) => (
            <input
              key={caseFile ?? ''}
              id={id}
              name="caseFile"
              defaultValue={caseFile ?? ''}
              maxLength={120}
              spellCheck={false}
              autoComplete="off"
            />
          )}
        </Field>
        <button type="submit" className="button" disabled={prove.isPending}>
          {t('rights.audit.proofDo')}
        </button>
      </form>
      {prove.error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(prove.error)}
        </p>
      )}
    </Card>
  );
};
