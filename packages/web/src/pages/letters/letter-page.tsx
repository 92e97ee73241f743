import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { download } from '../../api/files.ts';
import { type LetterDetail, letterQuery } from '../../api/letters-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { DraftForm } from './draft-form.tsx';
import { type DialogKind, LetterDialog } from './letter-dialog.tsx';
import { LetterActs, LetterFacts } from './letter-facts.tsx';
import { LetterSubject } from './letter-subject.tsx';
import { PreviewSheet } from './preview-sheet.tsx';
import { useLetterAct } from './use-letter-act.ts';
import './letters.css';

/** The acts that move a letter on come first and stand out; taking it back stands apart. */
const FORWARD: readonly DialogKind[] = ['approve', 'issue', 'deliver', 'reply', 'note-decision'];
const BACK: readonly DialogKind[] = ['send-back', 'withdraw'];

const Head = ({ letter }: { letter: LetterDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <header className="profile-head">
      <h1>
        {say(letter.kind.name)} {letter.number ?? ''}
      </h1>
      <p className="note places">
        <b>{t(`letters.state.${letter.state}`)}</b>
        {letter.supervision !== null && (
          <ClockTag dueOn={letter.replyDueOn} supervision={letter.supervision} />
        )}
        <span>{named(letter.unit.name)}</span>
        <span>
          {t('letters.toFile')} <LetterSubject letter={letter} />
        </span>
      </p>
    </header>
  );
};

const Download = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const get = async (): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      download(await client.letterFile({ params: { id }, body: {} }));
      announce(t('letters.downloaded'));
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <button type="button" className="button" disabled={pending} onClick={() => void get()}>
        {t('letters.download')}
      </button>
      {error !== null && (
        <span className="refused" role="alert">
          {refusalSentence(error)}
        </span>
      )}
    </>
  );
};

const Body = ({ letter }: { letter: LetterDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const act = useLetterAct(letter.id);
  const [dirty, setDirty] = useState(false);
  const [open, setOpen] = useState<DialogKind | null>(null);
  const mayDo = (kind: DialogKind): boolean => letter.mayDo.includes(kind);
  const next = FORWARD.find(mayDo);
  useKeys({
    e: () => document.querySelector<HTMLElement>('[data-first-field]')?.focus(),
    n: () => next !== undefined && !dirty && setOpen(next),
  });
  const button = (kind: DialogKind, look: string) => (
    <button key={kind} type="button" className={look} disabled={dirty} onClick={() => setOpen(kind)}>
      {t(`letters.act.${kind}`)}
      {kind === next && <kbd>n</kbd>}
    </button>
  );
  return (
    <>
      <Head letter={letter} />
      <div className="letter-bar">
        {FORWARD.filter(mayDo).map((kind) => button(kind, kind === next ? 'button primary' : 'button'))}
        {BACK.filter(mayDo).map((kind) => button(kind, 'button'))}
        <Download id={letter.id} />
        {dirty ? (
          <span className="note">{t('letters.unsaved')}</span>
        ) : (
          letter.heldBack !== null && <span className="note">{say(letter.heldBack)}</span>
        )}
      </div>
      <div className="letter-columns">
        <PreviewSheet letter={letter} />
        <div className="stack">
          {letter.mayDo.includes('edit') && (
            <Card title={t('letters.edit')} note={<kbd>e</kbd>}>
              <DraftForm key={letter.revision} letter={letter} act={act} edited={setDirty} />
            </Card>
          )}
          {letter.state !== 'draft' && <LetterFacts letter={letter} />}
          <LetterActs acts={letter.acts} />
        </div>
      </div>
      {open !== null && <LetterDialog kind={open} letter={letter} act={act} close={() => setOpen(null)} />}
    </>
  );
};

/** One letter: its words as they will be sent, the places to edit, and everything that was done to it. */
export const LetterPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/letters/$id' });
  const query = useQuery(letterQuery(id));
  const number = query.data?.number ?? query.data?.enterprise.name;
  useTitle(number === undefined ? t('letters.title') : `${number} · ${t('letters.title')}`);
  return (
    <div className="page">
      <Loaded query={query}>{(letter) => <Body key={letter.id} letter={letter} />}</Loaded>
    </div>
  );
};
