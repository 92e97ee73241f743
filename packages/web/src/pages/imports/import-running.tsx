import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/files.ts';
import { type EnterpriseImport, importQuery, type ImportStarted } from '../../api/register-queries.ts';
import { writeCount } from '../../format/number.ts';
import { ImportProblems } from './import-problems.tsx';

const PARTS = ['inserted', 'changed', 'unchanged', 'refused'] as const;

/** How many were new, changed, the same, refused: four figures that add up to the rows. */
const ImportCounts = ({ counts }: Pick<EnterpriseImport, 'counts'>) => {
  const { t } = useTranslation();
  return (
    <dl className="import-counts">
      {PARTS.map((part) => (
        <div key={part} className={part === 'refused' && counts.refused > 0 ? 'bad' : ''}>
          <dt>{t(`register.counts.${part}`)}</dt>
          <dd>{writeCount(counts[part])}</dd>
        </div>
      ))}
    </dl>
  );
};

/** An import on its way, and what it has done in the end. */
export const ImportRunning = ({ started, again }: { started: ImportStarted; again: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery({ ...importQuery(started.import.id), initialData: started.import });
  const { state, rowsDone, rowsTotal, counts, problems } = query.data;
  useEffect(() => {
    if (state === 'running') return;
    for (const each of ['enterprises', 'imports']) void queries.invalidateQueries({ queryKey: [each] });
  }, [state, queries]);
  if (state === 'running')
    return (
      <section className="card" aria-live="polite">
        <p className="strong">{t('register.doing')}</p>
        <progress max={rowsTotal ?? 1} value={rowsDone} aria-label={t('register.doing')} />
        <p className="note">
          {t('register.progress', { done: writeCount(rowsDone), total: writeCount(rowsTotal ?? 0) })} ·{' '}
          {t('register.leave')}
        </p>
      </section>
    );
  return (
    <>
      <section className="card" aria-live="polite">
        <p className="strong">{state === 'failed' ? t('register.failed') : t('register.done')}</p>
        <ImportCounts counts={counts} />
        {counts.inserted + counts.changed === 0 && <p className="held">{t('register.doneNothing')}</p>}
        {(counts.merged ?? 0) > 0 && <p className="note">{t('register.merged', { count: counts.merged })}</p>}
        {counts.heads > 0 && <p className="note">{t('register.heads', { count: counts.heads })}</p>}
        <p className="roster-take">
          <Link to="/enterprises" className="button primary">
            {t('register.toList')}
          </Link>
          {started.problemFile !== null && (
            <button
              type="button"
              className="button"
              onClick={() => started.problemFile !== null && download(started.problemFile)}
            >
              {t('claims.roster.download')}
            </button>
          )}
          <button type="button" className="button" onClick={again}>
            {t('register.again')}
          </button>
        </p>
      </section>
      <ImportProblems problems={problems} refused={counts.refused} file={started.problemFile} />
    </>
  );
};
