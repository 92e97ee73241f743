import { EVENT_KINDS } from '@weisu/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type OwnSettings, ownSettingsQuery } from '../../api/delivery-queries.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

/** The server looks closer; this catches a slip of the hand. */
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

type Complaints = { readonly mail?: string | undefined; readonly quiet?: string | undefined };

const HearingForm = ({ settings }: { settings: OwnSettings }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [complaints, setComplaints] = useState<Complaints>({});
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const mail = formText(form, 'mail');
    const from = formText(form, 'quietFrom');
    const until = formText(form, 'quietUntil');
    const inPage = form.getAll('inPage');
    const byMail = form.getAll('byMail');
    const body = {
      ...settings,
      mail: mail === '' ? null : mail,
      mutedKinds: EVENT_KINDS.filter((kind) => !inPage.includes(kind)),
      mutedMailKinds: EVENT_KINDS.filter((kind) => !byMail.includes(kind)),
      quiet: from === '' ? null : { from, until },
    };
    const halfQuiet = (from === '') !== (until === '');
    const badMail = mail !== '' && !MAIL.test(mail);
    setComplaints({
      mail: badMail ? t('delivery.own.badMail') : undefined,
      quiet: halfQuiet ? t('delivery.own.badQuiet') : undefined,
    });
    if (halfQuiet || badMail) return;
    setPending(true);
    setError(null);
    try {
      queries.setQueryData(ownSettingsQuery.queryKey, await client.saveOwnSettings({ body }));
      announce(t('delivery.own.saved'));
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="account-form" onSubmit={(event) => void save(event)} noValidate>
      <p className="note">{t('delivery.own.hearLead')}</p>
      <Field label={t('delivery.own.mail')} help={t('delivery.own.mailHelp')} complaint={complaints.mail}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            name="mail"
            type="email"
            autoComplete="email"
            maxLength={200}
            defaultValue={settings.mail ?? ''}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      <table className="table tight">
        <caption className="unseen">{t('delivery.own.hear')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('delivery.own.kind')}</th>
            <th scope="col">{t('delivery.own.inPage')}</th>
            <th scope="col">{t('delivery.own.byMail')}</th>
          </tr>
        </thead>
        <tbody>
          {EVENT_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`delivery.kind.${kind}`)}</th>
              <td>
                <input
                  type="checkbox"
                  name="inPage"
                  value={kind}
                  aria-label={`${t(`delivery.kind.${kind}`)} ${t('delivery.own.inPage')}`}
                  defaultChecked={!settings.mutedKinds.includes(kind)}
                />
              </td>
              <td>
                <input
                  type="checkbox"
                  name="byMail"
                  value={kind}
                  aria-label={`${t(`delivery.kind.${kind}`)} ${t('delivery.own.byMail')}`}
                  defaultChecked={!settings.mutedMailKinds.includes(kind)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset className="quiet-hours">
        <legend>{t('delivery.own.quiet')}</legend>
        <label>
          {t('delivery.own.quietFrom')}{' '}
          <input type="time" name="quietFrom" defaultValue={settings.quiet?.from ?? ''} />
        </label>
        <label>
          {t('delivery.own.quietUntil')}{' '}
          <input type="time" name="quietUntil" defaultValue={settings.quiet?.until ?? ''} />
        </label>
        <p className="note">{t('delivery.own.quietHelp')}</p>
        {complaints.quiet !== undefined && (
          <p className="complaint" role="alert">
            {complaints.quiet}
          </p>
        )}
      </fieldset>
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      <button type="submit" className="button primary" disabled={pending}>
        {t('delivery.own.save')}
      </button>
    </form>
  );
};

/** What one hears of, where, and when not. */
export const HearingCard = () => {
  const { t } = useTranslation();
  const query = useQuery(ownSettingsQuery);
  return (
    <Card title={t('delivery.own.hear')}>
      <Loaded query={query}>{(settings) => <HearingForm settings={settings} />}</Loaded>
    </Card>
  );
};
