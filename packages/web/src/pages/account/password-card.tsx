import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { SHORTEST_PASSWORD } from '@weisu/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { sessionQuery } from '../../api/queries.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { typed } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';

type Complaints = { readonly next?: string; readonly again?: string };

export const PasswordCard = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [complaints, setComplaints] = useState<Complaints>({});
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => client.changePassword({ body }),
    onSuccess: async () => {
      announce(t('rights.own.changed'));
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      void queries.invalidateQueries({ queryKey: ['own-sessions'] });
      await router.invalidate();
    },
  });
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const next = typed(data, 'next');
    const found: Complaints = {
      ...(next.length < SHORTEST_PASSWORD ? { next: t('rights.own.tooShort') } : {}),
      ...(next === typed(data, 'again') ? {} : { again: t('rights.own.notSame') }),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0 || change.isPending) return;
    await change.mutateAsync({ current: typed(data, 'current'), next }).then(
      () => form.reset(),
      // The refusal is shown below the fields, which keep what was typed.
      () => undefined,
    );
  };
  return (
    <Card title={t('rights.own.password')}>
      <form className="account-form" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t('rights.own.current')}>
          {({ id }) => (
            <input id={id} name="current" type="password" autoComplete="current-password" maxLength={256} />
          )}
        </Field>
        <Field label={t('rights.own.next')} help={t('rights.own.nextHelp')} complaint={complaints.next}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              name="next"
              type="password"
              autoComplete="new-password"
              maxLength={256}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
        <Field label={t('rights.own.again')} complaint={complaints.again}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              name="again"
              type="password"
              autoComplete="new-password"
              maxLength={256}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
        {change.error !== null && (
          <p className="refused" role="alert">
            {refusalSentence(change.error)}
          </p>
        )}
        <button type="submit" className="button primary" disabled={change.isPending}>
          {change.isPending ? t('dialog.sending') : t('rights.own.change')}
        </button>
      </form>
    </Card>
  );
};
