import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeCount } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ImportColumns, SheetOptions } from './import-columns.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportRunning } from './import-running.tsx';
import { PastImports } from './past-imports.tsx';
import { type ImportWork, MOST_FILE_BYTES, useImport } from './use-import.ts';
import '../claims/claims.css';
import './imports.css';

const Take = ({ work }: { work: ImportWork }) => {
  const { t } = useTranslation();
  const { preview, pending } = work.state;
  if (preview === null) return null;
  const { counts, mapping, rowCount } = preview;
  if (!mapping.includes('name') || !mapping.includes('creditCode'))
    return <p className="held">{t('register.needs')}</p>;
  const good = counts.inserted + counts.changed + counts.unchanged;
  return (
    <>
      <p className="roster-verdict">
        <b>
          {t('register.verdict', {
            rows: writeCount(rowCount),
            inserted: writeCount(counts.inserted),
            changed: writeCount(counts.changed),
            unchanged: writeCount(counts.unchanged),
            refused: writeCount(counts.refused),
          })}
        </b>
      </p>
      {good === 0 ? (
        <p className="held">{t('register.nothing')}</p>
      ) : (
        <p className="roster-take">
          <button
            type="button"
            className="button primary"
            disabled={pending !== null}
            onClick={() => void work.start()}
          >
            {pending === 'start' ? t('register.doing') : t('register.do', { count: good })}
          </button>
        </p>
      )}
    </>
  );
};

/** Takes enterprises from a file: choose, check the columns, see what would come, import, take back. */
export const ImportsPage = () => {
  const { t } = useTranslation();
  const work = useImport(t('register.sourceDefault'));
  const refusalSentence = useRefusalSentence();
  const [tooLarge, setTooLarge] = useState(false);
  const { preview, started, pending, error, file, source } = work.state;
  useTitle(t('register.title'));
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    setTooLarge(chosen.size > MOST_FILE_BYTES);
    if (chosen.size <= MOST_FILE_BYTES) void work.choose(chosen);
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('register.title')}</h1>
        <Link to="/enterprises">{t('register.toList')}</Link>
      </div>
      <p className="note">{t('register.lead')}</p>
      {started === null && (
        <div className="import-choice">
          <Field label={t('register.source')} help={t('register.sourceHint')}>
            {({ id }) => (
              <>
                <input
                  id={id}
                  key={source}
                  defaultValue={source}
                  maxLength={60}
                  list="import-sources"
                  onBlur={(event) => {
                    const typed = event.target.value.trim();
                    if (typed !== '' && typed !== source) work.change({ source: typed });
                  }}
                />
                <datalist id="import-sources">
                  {preview?.sources.map((each) => (
                    <option key={each} value={each}>
                      {each}
                    </option>
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <label className="roster-file">
            <span className="button">{t('register.choose')}</span>
            <input
              type="file"
              className="unseen"
              accept=".xlsx,.xls,.et,.csv,.txt,.xlsm,.jsonl,.ndjson"
              onChange={(event) => {
                choose(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <span>{file?.name ?? ''}</span>
            {pending === 'preview' && <output className="note">{t('register.reading')}</output>}
          </label>
        </div>
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
      <div className={pending === 'preview' ? 'stack stale' : 'stack'}>
        {started !== null && <ImportRunning started={started} again={work.reset} />}
        {started === null && preview !== null && (
          <>
            <SheetOptions preview={preview} work={work} />
            <ImportColumns preview={preview} work={work} />
            <Card title={preview.sheet}>
              <Take work={work} />
            </Card>
            <ImportProblems
              problems={preview.problems}
              refused={preview.counts.refused}
              file={preview.problemFile}
            />
          </>
        )}
        <PastImports />
      </div>
    </div>
  );
};
