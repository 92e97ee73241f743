import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterPreview } from '../../api/claims-queries.ts';
import { download } from '../../api/files.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ColumnsCard } from './columns-card.tsx';
import { OptionsRow } from './options-row.tsx';
import { ProblemsCard } from './problems-card.tsx';
import { MOST_FILE_BYTES, type RosterWork, useRoster } from './use-roster.ts';
import '../claims/claims.css';

const isWhole = (mapping: RosterPreview['mapping']): boolean =>
  mapping.includes('name') && mapping.some((field) => field === 'amount' || field?.startsWith('amount:'));

const Verdict = ({ preview }: { preview: RosterPreview }) => {
  const { t } = useTranslation();
  const { say, yuan } = useFormat();
  return (
    <p className="roster-verdict">
      <span>{t('claims.roster.rows', { rows: writeCount(preview.rowCount) })}</span>
      <b>
        {t('claims.roster.good', {
          count: preview.claimCount,
          amount: yuan(preview.amountFen / 100),
        })}
      </b>
      {preview.byKind.map(({ kind, count, amountFen }) => (
        <span key={kind.id} className="tag">
          {say(kind.name)} {writeCount(count)} · {yuan(amountFen / 100)}
        </span>
      ))}
      <span className={preview.badRowCount > 0 ? 'bad' : 'note'}>
        {preview.badRowCount > 0
          ? t('claims.roster.bad', { count: preview.badRowCount })
          : t('claims.roster.badNone')}
      </span>
    </p>
  );
};

const Take = ({ preview, roster }: { preview: RosterPreview; roster: RosterWork }) => {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [strict, setStrict] = useState(false);
  const { pending } = roster.state;
  if (!isWhole(preview.mapping)) return <p className="held">{t('claims.roster.needs')}</p>;
  if (preview.claimCount === 0) return <p className="held">{t('claims.roster.nothing')}</p>;
  return (
    <div className="roster-take">
      <input
        aria-label={t('claims.roster.note')}
        placeholder={t('claims.roster.note')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
      {preview.badRowCount > 0 && (
        <label className="check">
          <input type="checkbox" checked={strict} onChange={(event) => setStrict(event.target.checked)} />{' '}
          {t('claims.roster.strict')}
        </label>
      )}
      <button
        type="button"
        className="button primary"
        disabled={pending !== null}
        onClick={() => void roster.take(note, strict)}
      >
        {pending === 'import'
          ? t('claims.roster.doing')
          : t('claims.roster.do', { count: preview.claimCount })}
      </button>
    </div>
  );
};

const Done = ({ id, roster }: { id: string; roster: RosterWork }) => {
  const { t } = useTranslation();
  const { yuan } = useFormat();
  const { imported, preview } = roster.state;
  if (imported === null || preview === null) return null;
  const { act, badRowCount, problemFile } = imported;
  return (
    <>
      <section className="card" aria-live="polite">
        <p className="strong">
          {act === null
            ? t('claims.roster.doneNothing')
            : t('claims.roster.done', { count: imported.claimCount, amount: yuan(act.amountFen / 100) })}
        </p>
        {badRowCount > 0 && <p>{t('claims.roster.left', { count: badRowCount })}</p>}
        <p className="roster-take">
          <Link to="/case-files/$id/claims" params={{ id }} className="button primary">
            {t('claims.roster.toClaims')}
          </Link>
          {problemFile !== null && (
            <button type="button" className="button" onClick={() => download(problemFile)}>
              {t('claims.roster.download')}
            </button>
          )}
          <button type="button" className="button" onClick={roster.reset}>
            {t('claims.roster.again')}
          </button>
        </p>
      </section>
      <ProblemsCard {...imported} wording={preview.wording} />
    </>
  );
};

/** Takes a roster into the claims of a case file: choose, check the columns, see what would come, import. */
export const RosterPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/case-files/$id/claims/roster' });
  const roster = useRoster(id);
  const refusalSentence = useRefusalSentence();
  const [tooLarge, setTooLarge] = useState(false);
  const { preview, imported, pending, error, file } = roster.state;
  useTitle(t('claims.roster.title'));

  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    setTooLarge(chosen.size > MOST_FILE_BYTES);
    if (chosen.size <= MOST_FILE_BYTES) void roster.choose(chosen);
  };

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('claims.roster.title')}</h1>
        <Link to="/case-files/$id/claims" params={{ id }}>
          {t('claims.roster.toClaims')}
        </Link>
      </div>
      <p className="note">{t('claims.roster.lead')}</p>
      {imported === null && (
        <label className="roster-file">
          <span className="button">{t('claims.roster.choose')}</span>
          <input
            type="file"
            className="unseen"
            accept=".xlsx,.xls,.et,.csv,.txt,.xlsm"
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <span>{file?.name ?? ''}</span>
          {pending === 'preview' && <output className="note">{t('claims.roster.reading')}</output>}
        </label>
      )}
      {tooLarge && (
        <p className="refused" role="alert">
          {t('claims.roster.tooLarge')}
        </p>
      )}
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      {imported !== null ? (
        <div className="stack">
          <Done id={id} roster={roster} />
        </div>
      ) : (
        preview !== null && (
          <div className={pending === 'preview' ? 'stack stale' : 'stack'}>
            <OptionsRow preview={preview} roster={roster} />
            <ColumnsCard preview={preview} roster={roster} />
            <Card title={preview.sheet}>
              <Verdict preview={preview} />
              <Take key={file?.name} preview={preview} roster={roster} />
            </Card>
            <ProblemsCard {...preview} />
          </div>
        )
      )}
    </div>
  );
};
