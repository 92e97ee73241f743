import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimQuery } from '../../api/claims-queries.ts';
import { client } from '../../api/client.ts';
import { writeFen } from '../../format/fen.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { ReadingDialog } from '../../kit/reading-dialog.tsx';
import { isReason } from '../warning/reason.ts';
import { DueTag } from './due-tag.tsx';

type Ids = { readonly id: string; readonly claimId: string };
type Worker = { readonly name: string; readonly identity: string | null };

/** Opens the claimant for a reason. What was opened stays only while the dialog does. */
const Look = ({ id, claimId }: Ids) => {
  const { t } = useTranslation();
  const refusalSentence = useRefusalSentence();
  const [worker, setWorker] = useState<Worker | null>(null);
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  if (worker !== null) {
    return (
      <dl className="values">
        <div>
          <dt>{t('claims.one.name')}</dt>
          <dd>{worker.name}</dd>
        </div>
        <div>
          <dt>{t('claims.one.identity')}</dt>
          <dd>{worker.identity ?? t('claims.one.none')}</dd>
        </div>
      </dl>
    );
  }
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const reason = formText(new FormData(event.currentTarget), 'reason');
    setComplaint(isReason(reason) ? undefined : t('dialog.tooShort'));
    if (!isReason(reason) || pending) return;
    setPending(true);
    setError(null);
    try {
      setWorker(await client.lookAtWorker({ params: { id, claimId }, body: { reason } }));
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="look" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('claims.one.lookReason')} help={t('claims.one.lookHelp')} complaint={complaint}>
        {({ id: field, describedBy, invalid }) => (
          <input
            id={field}
            name="reason"
            maxLength={500}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      <button type="submit" className="button" disabled={pending}>
        {pending ? t('dialog.sending') : t('claims.one.look')}
      </button>
    </form>
  );
};

/** One claim: where it stands, how it came there, and who is behind it for who gives a reason. */
export const ClaimDialog = ({
  id,
  claimId,
  mayLook,
  close,
}: Ids & { mayLook: boolean; close: () => void }) => {
  const { t } = useTranslation();
  const { say, day, at } = useFormat();
  const queries = useQueryClient();
  const query = useQuery(claimQuery(id, claimId));
  // What was opened of a worker stays no longer than the dialog.
  useEffect(
    () => () => queries.removeQueries({ queryKey: claimQuery(id, claimId).queryKey }),
    [id, claimId, queries],
  );
  return (
    <ReadingDialog
      title={
        query.data === undefined ? t('claims.title') : t('claims.one.title', { n: query.data.claim.number })
      }
      className="claim-dialog"
      closeLabel={t('claims.one.close')}
      close={close}
    >
      <Loaded query={query}>
        {({ claim, history }) => (
          <div className="stack">
            <p className="places">
              <span>{claim.maskedName}</span>
              {claim.docket !== null && <span>{claim.docket}</span>}
              <span>
                {say(claim.kind.name)} {writeFen(claim.amountFen)}
              </span>
              <span>{say(claim.stage.name)}</span>
              <DueTag dueOn={claim.dueOn} due={claim.due} />
            </p>
            {mayLook && <Look id={id} claimId={claimId} />}
            <h3>{t('claims.one.history')}</h3>
            <ol className="claim-history">
              {history.map((past, index) => (
                <li key={`${past.at}-${index}`}>
                  <b>{say(past.sentence)}</b>
                  <span className="note">
                    {say(past.stage.name)} {day(past.stageOn)}
                    {past.paidFen > 0 && ` · ${t('claims.one.paid', { amount: writeFen(past.paidFen) })}`}
                  </span>
                  {past.note !== '' && <span className="said">{past.note}</span>}
                  <span className="note">{t('claims.one.line', { name: past.byName, at: at(past.at) })}</span>
                </li>
              ))}
            </ol>
          </div>
        )}
      </Loaded>
    </ReadingDialog>
  );
};
