import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { detailIn, failureOf } from '../../api/failure.ts';
import {
  type TermDetail,
  termQuery,
  type TermRuling,
  termsQuery,
  termTextsQuery,
} from '../../api/library-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { HelpingCard } from '../helping/helping-card.tsx';
import { Paging } from '../../kit/paging.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { DefinitionWords, termName } from './definition-words.tsx';
import { editedOf } from './edited-definition.ts';
import { OriginCard } from './origin-card.tsx';
import { PreviewCard } from './preview-card.tsx';
import { RecordCard } from './record-card.tsx';
import { RulingDialog } from './ruling-dialog.tsx';
import { TermEditor } from './term-editor.tsx';
import { TermHistory } from './term-history.tsx';
import { TermTexts } from './term-texts.tsx';
import './library.css';

const KEYS: Readonly<Record<TermRuling, string>> = {
  approve: 'y',
  reject: 'r',
  retire: 'x',
  restore: 'o',
  keep: 'c',
};

/** The version that a person rules on: the one that waits, else the one shown. */
const ruledOn = (term: TermDetail) => {
  const version = term.pending?.version ?? term.version;
  return term.versions.find((each) => each.version === version)?.definition ?? term.versions[0]?.definition;
};

const Head = ({ term }: { term: TermDetail }) => {
  const { t } = useTranslation();
  const { at, say, language } = useFormat();
  const definition = ruledOn(term);
  return (
    <header className="profile-head">
      <h1 lang="zh-CN">{definition && termName(definition)}</h1>
      <p className="note places">
        <b>{t(`terms.state.${term.state}`)}</b>
        <span>{definition && t(`risk.${definition.kind}`)}</span>
        <span>
          {t('terms.version')} {term.version}
        </span>
        <span>
          {t('terms.owner')} {term.owner.name}
        </span>
        <span>{at(term.changedAt)}</span>
        <span>{term.id}</span>
      </p>
      {term.pending !== null && (
        <p>
          {term.pending.isMine
            ? t('terms.waitsMine', { version: term.pending.version })
            : t('terms.waits', { name: term.pending.byName, version: term.pending.version })}
          {term.approvalHeldBack !== null && <span className="note"> · {say(term.approvalHeldBack)}</span>}
        </p>
      )}
      {term.putUpReason !== null && (
        <p className="term-bad-note" role="note">
          <b>{t('terms.putUpTag')}</b> {detailIn(term.putUpReason, language)}
        </p>
      )}
    </header>
  );
};

const Texts = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { page = 1 } = useSearch({ from: '/desk/terms/$id' });
  const query = useQuery(termTextsQuery(id, page));
  return (
    <Card title={t('terms.texts')}>
      <Loaded query={query}>
        {(texts) => (
          <>
            {texts.total === 0 ? (
              <p className="note">{t('terms.textsNone')}</p>
            ) : (
              <TermTexts texts={texts.rows} />
            )}
            {texts.total > 0 && <Paging page={texts.page} perPage={texts.perPage} total={texts.total} />}
            {texts.hidden > 0 && <p className="note">{t('terms.textsHidden', { count: texts.hidden })}</p>}
          </>
        )}
      </Loaded>
    </Card>
  );
};

/** The next of what waits, so that a queue is worked through without going back. */
const NextWaiting = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { waiting } = useSearch({ from: '/desk/terms/$id' });
  const query = useQuery({ ...termsQuery({ waiting, perPage: 100 }), enabled: waiting !== undefined });
  const rows = query.data?.rows ?? [];
  const next = rows[rows.findIndex((row) => row.id === id) + 1] ?? rows.find((row) => row.id !== id);
  if (waiting === undefined || next === undefined || next.id === id) return null;
  return (
    <Link to="/terms/$id" params={{ id: next.id }} search={{ waiting }} className="button" data-next>
      {t('terms.nextWaiting')} <kbd>j</kbd>
    </Link>
  );
};

const useTermActs = (id: string) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const done = async (act: Promise<TermDetail>, words: string): Promise<void> => {
    try {
      queries.setQueryData(termQuery(id).queryKey, await act);
      announce(words);
      void queries.invalidateQueries({ queryKey: ['terms'] });
    } catch (error) {
      if (['conflict', 'guard-not-met'].includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['term', id] });
      throw error;
    }
  };
  return {
    rule: (body: Parameters<typeof client.actOnTerm>[0]['body']) =>
      done(client.actOnTerm({ params: { id }, body }), t(`terms.done.${body.kind}`)),
    edit: (body: Parameters<typeof client.editTerm>[0]['body']) =>
      done(client.editTerm({ params: { id }, body }), t('terms.done.edit')),
  };
};

const Body = ({ term }: { term: TermDetail }) => {
  const { t } = useTranslation();
  const acts = useTermActs(term.id);
  const [open, setOpen] = useState<TermRuling | null>(null);
  const [editing, setEditing] = useState(false);
  const offered = term.mayRule;
  const definition = ruledOn(term);
  const openBy = (ruling: TermRuling) => () => offered.includes(ruling) && !editing && setOpen(ruling);
  useKeys({
    y: openBy('approve'),
    r: openBy('reject'),
    x: openBy('retire'),
    o: openBy('restore'),
    c: openBy('keep'),
    e: () => term.mayEdit && setEditing(true),
    j: () => document.querySelector<HTMLElement>('[data-next]')?.click(),
  });
  if (definition === undefined) return null;
  const waits = term.pending !== null;
  return (
    <>
      <Head term={term} />
      <div className="letter-bar">
        {offered.map((ruling) => (
          <button
            key={ruling}
            type="button"
            className={ruling === 'approve' ? 'button primary' : 'button'}
            disabled={editing}
            onClick={() => setOpen(ruling)}
          >
            {t(`terms.ruling.${ruling}`)} <kbd>{KEYS[ruling]}</kbd>
          </button>
        ))}
        {term.mayEdit && (
          <button type="button" className="button" disabled={editing} onClick={() => setEditing(true)}>
            {t('terms.ruling.edit')} <kbd>e</kbd>
          </button>
        )}
        <NextWaiting id={term.id} />
      </div>
      {editing ? (
        <TermEditor
          title={t('terms.editor.editTitle')}
          initial={editedOf(definition)}
          termId={term.id}
          previewDays={term.previewDays}
          cancel={() => setEditing(false)}
          send={async (asked) => {
            await acts.edit({ ...asked, seen: term.seen });
            setEditing(false);
          }}
        />
      ) : (
        <div className="term-columns">
          <div className="stack">
            <Card title={t('terms.definition')} note={`${t('terms.weight')} ${definition.weight.toFixed(2)}`}>
              <DefinitionWords definition={definition} />
            </Card>
            {term.origin !== null && <OriginCard origin={term.origin} />}
            {term.state !== 'proposed' && <RecordCard term={term} />}
            {term.state !== 'proposed' && <Texts id={term.id} />}
          </div>
          <div className="stack">
            {waits && (
              <PreviewCard
                key={term.pending?.version}
                definition={definition}
                termId={term.id}
                days={term.previewDays}
                isEdit={term.state === 'approved'}
              />
            )}
            {term.state !== 'proposed' && <HelpingCard about="variants" subject={term.id} />}
            <TermHistory term={term} />
          </div>
        </div>
      )}
      {open !== null && (
        <RulingDialog ruling={open} term={term} rule={acts.rule} close={() => setOpen(null)} />
      )}
    </>
  );
};

/** One term: what it asks for, how often it was right, what it hit, who did what, and what may be done. */
export const TermPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/terms/$id' });
  const { waiting } = useSearch({ from: '/desk/terms/$id' });
  const navigate = useNavigate();
  const query = useQuery(termQuery(id));
  useTitle(t('terms.one'));
  const back = waiting === undefined ? {} : { waiting };
  useKeys({ Escape: () => void navigate({ to: '/terms', search: back }) });
  return (
    <div className="page">
      <p className="crumbs">
        <Link to="/terms" search={back}>
          {t('terms.back')}
        </Link>
      </p>
      <Loaded query={query}>{(term) => <Body key={term.id} term={term} />}</Loaded>
    </div>
  );
};
