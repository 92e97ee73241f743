import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { type InboxActBody, type InboxNotice, inboxNoticeQuery } from '../../api/notices-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { NoticeText } from '../notices/notice-text.tsx';
import { useInboxAct } from '../notices/use-notice-act.ts';
import { isReason } from '../warning/reason.ts';
import { inboxStateOf } from './inbox-state.ts';
import '../notices/notices.css';

/** Confirms receipt, then answers: each once. */
const Reply = ({ notice }: { notice: InboxNotice }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const refusalSentence = useRefusalSentence();
  const act = useInboxAct(notice.id);
  const [keys] = useState(() => ({ receive: newActKey(), answer: newActKey() }));
  const [text, setText] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (body: InboxActBody): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await act(body);
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const state = inboxStateOf(notice);
  return (
    <Card title={t('notices.inbox.answer')}>
      {state === 'waiting' && (
        <p>
          <button
            type="button"
            className="button primary"
            disabled={pending}
            onClick={() => void run({ kind: 'receive', key: keys.receive })}
          >
            {t('notices.inbox.receive')}
          </button>
        </p>
      )}
      {notice.receivedAt !== null && (
        <p className="note">
          {t('notices.inbox.received', { name: notice.receivedBy ?? '', at: at(notice.receivedAt) })}
        </p>
      )}
      {state === 'received' && (
        <form
          className="letter-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setComplaint(isReason(text) ? undefined : t('notices.inbox.tooShort'));
            if (isReason(text)) void run({ kind: 'answer', key: keys.answer, text });
          }}
        >
          <Field label={t('notices.inbox.answer')} help={t('notices.inbox.answerHelp')} complaint={complaint}>
            {({ id, describedBy, invalid }) => (
              <textarea
                id={id}
                rows={6}
                maxLength={2000}
                value={text}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <p>
            <button type="submit" className="button primary" disabled={pending}>
              {pending ? t('dialog.sending') : t('notices.inbox.send')}
            </button>
          </p>
        </form>
      )}
      {notice.answer !== null && (
        <>
          <p className="note">
            {notice.answeredAt !== null && t('notices.answeredAt', { at: at(notice.answeredAt) })}
          </p>
          <p className="said">{notice.answer}</p>
        </>
      )}
      {error !== null && (
        <p className="refused" role="alert">
          {t('dialog.notSaved')}
          {refusalSentence(error)}
        </p>
      )}
    </Card>
  );
};

const Body = ({ notice }: { notice: InboxNotice }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <>
      <header className="profile-head">
        <h1>{notice.title}</h1>
        <p className="note places">
          <b>{t(`notices.inbox.state.${inboxStateOf(notice)}`)}</b>
          <ClockTag dueOn={notice.dueOn} supervision={notice.supervision} />
          <span>{say(notice.kind.name)}</span>
          <span>
            {t('notices.inbox.from')} {named(notice.from.name)}
          </span>
          <span>
            {t('notices.sentAt')} {at(notice.sentAt)}
          </span>
        </p>
      </header>
      <div className="letter-columns">
        <Card title={t('notices.text')} className="notice-text">
          <p>
            {t('notices.inbox.about')} {notice.enterprise.name}{' '}
            <span className="note">{notice.enterprise.creditCode}</span>
          </p>
          <NoticeText facts={notice.facts} request={notice.request} figures={notice.figures} />
        </Card>
        <Reply notice={notice} />
      </div>
    </>
  );
};

/** One notice as its recipient reads it. */
export const InboxNoticePage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/inbox/$id' });
  const query = useQuery(inboxNoticeQuery(id));
  useTitle(query.data?.title ?? t('notices.inbox.title'));
  return (
    <div className="page">
      <Loaded query={query}>{(notice) => <Body key={notice.id} notice={notice} />}</Loaded>
    </div>
  );
};
