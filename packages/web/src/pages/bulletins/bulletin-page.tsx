import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { type BulletinDetail, bulletinQuery, type FigureId } from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { BulletinDialog, type BulletinDialogKind } from './bulletin-dialog.tsx';
import { HistoryCard, ReceiptsCard } from './bulletin-facts.tsx';
import { BulletinSheet } from './bulletin-sheet.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { FigureDrawer } from './figure-drawer.tsx';
import { type BulletinAct, useBulletinAct } from './use-bulletin-act.ts';
import { WordsForm } from './words-form.tsx';
import './bulletins.css';

/** The acts that move a bulletin on come first and stand out; taking it back stands apart. */
const FORWARD: readonly BulletinDialogKind[] = ['approve', 'issue', 'send'];
const BACK: readonly BulletinDialogKind[] = ['compose', 'send-back', 'withdraw'];

const Head = ({ bulletin }: { bulletin: BulletinDetail }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  const { named } = usePlaceNames();
  const { before } = bulletin;
  return (
    <header className="profile-head">
      <h1>{bulletin.number === null ? say(bulletin.kind.name) : say(bulletin.number)}</h1>
      <p className="note places">
        <b>
          {bulletin.received === 'own'
            ? t(`bulletins.state.${bulletin.state}`)
            : t(`bulletins.receivedState.${bulletin.received}`)}
        </b>
        <span>{named(bulletin.unit.name)}</span>
        <span>{t('bulletins.composedAt', { at: at(bulletin.composedAt) })}</span>
        {bulletin.mayOpenRows && (
          <span>
            {before === null ? (
              t('bulletins.first')
            ) : (
              <Link to="/bulletins/$id" params={{ id: before.id }}>
                {t('bulletins.comparedWith', { number: say(before.number) })}
              </Link>
            )}
          </span>
        )}
      </p>
    </header>
  );
};

/** A receipt asks for nothing: one click, and it says so. */
const Receive = ({ act }: { act: BulletinAct }) => {
  const { t } = useTranslation();
  const refusalSentence = useRefusalSentence();
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const receive = async (): Promise<void> => {
    setPending(true);
    try {
      await act({ kind: 'receive', key });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <button type="button" className="button primary" disabled={pending} onClick={() => void receive()}>
        {t('bulletins.act.receive')}
      </button>
      {error !== null && (
        <span className="refused" role="alert">
          {refusalSentence(error)}
        </span>
      )}
    </>
  );
};

const Body = ({ bulletin }: { bulletin: BulletinDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const act = useBulletinAct(bulletin.id);
  const [dirty, setDirty] = useState(false);
  const [dialog, setDialog] = useState<BulletinDialogKind | null>(null);
  const [figure, setFigure] = useState<FigureId | null>(null);
  const mayDo = (kind: BulletinDialogKind): boolean => bulletin.mayDo.includes(kind);
  const next = FORWARD.find(mayDo);
  useKeys({
    e: () => document.querySelector<HTMLElement>('[data-first-field]')?.focus(),
    n: () => next !== undefined && !dirty && setDialog(next),
  });
  return (
    <>
      <Head bulletin={bulletin} />
      <div className="bulletin-bar">
        {bulletin.mayDo.includes('receive') && <Receive act={act} />}
        {[...FORWARD, ...BACK].filter(mayDo).map((kind) => (
          <button
            key={kind}
            type="button"
            className={kind === next ? 'button primary' : 'button'}
            disabled={dirty}
            onClick={() => setDialog(kind)}
          >
            {t(`bulletins.act.${kind}`)}
            {kind === next && <kbd>n</kbd>}
          </button>
        ))}
        <ExportButtons bulletin={bulletin} />
        {dirty ? (
          <span className="note">{t('bulletins.unsaved')}</span>
        ) : (
          bulletin.heldBack !== null && <span className="note">{say(bulletin.heldBack)}</span>
        )}
      </div>
      <div className={bulletin.mayOpenRows ? 'bulletin-columns' : 'bulletin-columns alone'}>
        <BulletinSheet bulletin={bulletin} open={bulletin.mayOpenRows ? setFigure : null} />
        {bulletin.mayOpenRows && (
          <div className="stack">
            {bulletin.mayDo.includes('write') && (
              <Card title={t('bulletins.yourWords')} note={<kbd>e</kbd>}>
                <WordsForm key={bulletin.revision} bulletin={bulletin} act={act} edited={setDirty} />
              </Card>
            )}
            {bulletin.state === 'issued' && <ReceiptsCard bulletin={bulletin} />}
            <HistoryCard acts={bulletin.acts} />
          </div>
        )}
      </div>
      {dialog !== null && (
        <BulletinDialog kind={dialog} bulletin={bulletin} act={act} close={() => setDialog(null)} />
      )}
      {figure !== null && (
        <FigureDrawer key={figure} bulletin={bulletin} figure={figure} close={() => setFigure(null)} />
      )}
    </>
  );
};

/** One bulletin: as its readers see it, the places to write in, and everything that was done to it. */
export const BulletinPage = () => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { id } = useParams({ from: '/desk/bulletins/$id' });
  const query = useQuery(bulletinQuery(id));
  const number = query.data?.number;
  useTitle(
    number === undefined || number === null
      ? t('bulletins.title')
      : `${say(number)} · ${t('bulletins.title')}`,
  );
  return (
    <div className="page">
      <Loaded query={query}>{(bulletin) => <Body key={bulletin.id} bulletin={bulletin} />}</Loaded>
    </div>
  );
};
