import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NoticeDetail, noticeQuery } from '../../api/notices-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { NoticeDialog, type NoticeDialogKind } from './notice-dialog.tsx';
import { NoticeForm } from './notice-form.tsx';
import { NoticeText } from './notice-text.tsx';
import { useNoticeAct } from './use-notice-act.ts';
import './notices.css';

const ORDER: readonly NoticeDialogKind[] = ['approve', 'send', 'send-back', 'withdraw'];

const Head = ({ notice }: { notice: NoticeDetail }) => {
  const { t } = useTranslation();
  const { say, at } = useFormat();
  const { named } = usePlaceNames();
  return (
    <header className="profile-head">
      <h1>{notice.title}</h1>
      <p className="note places">
        <b>{t(`notices.state.${notice.state}`)}</b>
        <ClockTag dueOn={notice.dueOn} supervision={notice.supervision} />
        <span>{say(notice.kind.name)}</span>
        <span>{named(notice.unit.name)}</span>
        <span>{notice.draftedBy ?? t('notices.byRule')}</span>
        {notice.sentAt !== null && (
          <span>
            {t('notices.sentAt')} {at(notice.sentAt)}
          </span>
        )}
        <Link to="/enterprises/$id" params={{ id: notice.enterprise.id }}>
          {notice.enterprise.name}
        </Link>
        {notice.warningId !== null && (
          <Link to="/warnings/$id" params={{ id: notice.warningId }}>
            {t('notices.fromWarning')}
          </Link>
        )}
        {notice.caseFileId !== null && (
          <Link to="/case-files/$id" params={{ id: notice.caseFileId }}>
            {t('notices.fromFile')}
          </Link>
        )}
      </p>
    </header>
  );
};

const Recipients = ({ recipients, dueOn }: Pick<NoticeDetail, 'recipients' | 'dueOn'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { named } = usePlaceNames();
  return (
    <Card title={t('notices.recipients')}>
      <ul className="plain acts">
        {recipients.map(({ unit, receivedAt, receivedBy, answeredAt, answer, supervision }) => (
          <li key={unit.id}>
            <b>{named(unit.name)}</b>{' '}
            {supervision !== null && <ClockTag dueOn={dueOn} supervision={supervision} />}
            <span className="note block">
              {receivedAt === null
                ? t('notices.waiting')
                : t('notices.receivedBy', { name: receivedBy ?? '', at: at(receivedAt) })}
              {receivedAt !== null &&
                ` · ${answeredAt === null ? t('notices.noAnswer') : t('notices.answeredAt', { at: at(answeredAt) })}`}
            </span>
            {answer !== null && <p className="said">{answer}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
};

const Acts = ({ acts }: Pick<NoticeDetail, 'acts'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { named } = usePlaceNames();
  return (
    <Card title={t('notices.acts')}>
      <ol className="plain acts">
        {acts.toReversed().map((act) => (
          <li key={act.seq}>
            <b>{t(`notices.act.${act.kind}`)}</b>
            <span className="note block">
              {t('notices.by', {
                name: act.byName ?? t('notices.byRule'),
                unit: named(act.unit.name),
                at: at(act.at),
              })}
            </span>
            {act.text !== '' && act.kind !== 'answer' && <p className="said">{act.text}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
};

const Body = ({ notice }: { notice: NoticeDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const act = useNoticeAct(notice.id);
  const [dirty, setDirty] = useState(false);
  const [open, setOpen] = useState<NoticeDialogKind | null>(null);
  const offered = ORDER.filter((kind) => notice.mayDo.includes(kind));
  const next = offered.find((kind) => kind === 'approve' || kind === 'send');
  useKeys({
    e: () => document.querySelector<HTMLElement>('[data-first-field]')?.focus(),
    n: () => next !== undefined && !dirty && setOpen(next),
  });
  return (
    <>
      <Head notice={notice} />
      <div className="letter-bar">
        {offered.map((kind) => (
          <button
            key={kind}
            type="button"
            className={kind === next ? 'button primary' : 'button'}
            disabled={dirty}
            onClick={() => setOpen(kind)}
          >
            {t(`notices.act.${kind}`)}
            {kind === next && <kbd>n</kbd>}
          </button>
        ))}
        {dirty ? (
          <span className="note">{t('notices.unsaved')}</span>
        ) : (
          notice.heldBack !== null && <span className="note">{say(notice.heldBack)}</span>
        )}
      </div>
      <div className="letter-columns">
        <Card
          title={t('notices.text')}
          {...(notice.figures === null ? {} : { note: t('notices.figuresNote') })}
          className="notice-text"
        >
          <NoticeText facts={notice.facts} request={notice.request} figures={notice.figures} />
        </Card>
        <div className="stack">
          {notice.mayDo.includes('edit') && (
            <Card title={t('notices.edit')} note={<kbd>e</kbd>}>
              <NoticeForm key={notice.revision} notice={notice} act={act} edited={setDirty} />
            </Card>
          )}
          {notice.sentAt !== null && <Recipients recipients={notice.recipients} dueOn={notice.dueOn} />}
          <Acts acts={notice.acts} />
        </div>
      </div>
      {open !== null && <NoticeDialog kind={open} notice={notice} act={act} close={() => setOpen(null)} />}
    </>
  );
};

/** One notice: what its recipients read, what may be done, and what came back. */
export const NoticePage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/notices/$id' });
  const query = useQuery(noticeQuery(id));
  useTitle(query.data?.title ?? t('notices.title'));
  return (
    <div className="page">
      <Loaded query={query}>{(notice) => <Body key={notice.id} notice={notice} />}</Loaded>
    </div>
  );
};
