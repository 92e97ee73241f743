import { Link } from '@tanstack/react-router';
import { previewPrecision, unjudged } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { TermDefinition } from '../../api/library-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { Bars } from './bars.tsx';
import { TermTexts } from './term-texts.tsx';
import { type Preview, usePreview } from './use-preview.ts';

const Progress = ({ preview, stop }: { preview: Preview; stop: () => void }) => {
  const { t } = useTranslation();
  const { tally, total, elapsedMs } = preview;
  const left = tally.texts === 0 ? null : Math.ceil((elapsedMs * (total - tally.texts)) / tally.texts / 1000);
  return (
    <div className="term-progress">
      <progress max={Math.max(1, total)} value={tally.texts} aria-label={t('terms.preview.title')} />
      <span className="note">
        {t('terms.preview.progress', { done: writeCount(tally.texts), total: writeCount(total) })}
        {left !== null && ` · ${t('terms.preview.left', { seconds: left })}`}
      </span>
      <button type="button" className="quiet" onClick={stop}>
        {t('terms.preview.stop')}
      </button>
    </div>
  );
};

const Figures = ({ preview, isEdit }: { preview: Preview; isEdit: boolean }) => {
  const { t } = useTranslation();
  const { tally } = preview;
  const precision = previewPrecision(tally);
  return (
    <dl className="term-figures">
      <div>
        <dt>{t('terms.preview.hits')}</dt>
        <dd>{writeCount(tally.hits)}</dd>
      </div>
      <div>
        <dt>{t('terms.preview.added')}</dt>
        <dd>
          {writeCount(tally.added)} <span className="note">{t('terms.preview.addedHelp')}</span>
        </dd>
      </div>
      {isEdit && (
        <div>
          <dt>{t('terms.preview.lost')}</dt>
          <dd>{writeCount(tally.lost)}</dd>
        </div>
      )}
      <div>
        <dt>
          {t('terms.preview.judgedTrue')} / {t('terms.preview.judgedFalse')} / {t('terms.preview.unjudged')}
        </dt>
        <dd>
          {writeCount(tally.judgedTrue)} / {writeCount(tally.judgedFalse)} / {writeCount(unjudged(tally))}
        </dd>
      </div>
      <div>
        <dt>{t('terms.preview.precision')}</dt>
        <dd>
          {precision === null ? (
            <span className="note">{t('terms.preview.precisionNone')}</span>
          ) : (
            t('terms.shareOf', {
              share: writeShare(precision.share),
              low: writeShare(precision.low),
              high: writeShare(precision.high),
            })
          )}
        </dd>
      </div>
    </dl>
  );
};

const Found = ({ preview }: { preview: Preview }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { tally, examples, words } = preview;
  const overlaps = Object.entries(tally.overlaps)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6);
  const weeks = Object.entries(tally.weeks).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <>
      {weeks.length > 1 && (
        <>
          <h3>{t('terms.preview.weeks')}</h3>
          <Bars
            label={t('terms.preview.weeks')}
            bars={weeks.map(([week, count]) => ({ at: week, count, words: `${day(week)} ${count}` }))}
          />
        </>
      )}
      {overlaps.length > 0 && (
        <>
          <h3>{t('terms.preview.overlaps')}</h3>
          <ul className="plain">
            {overlaps.map(([id, count]) => (
              <li key={id}>
                <Link to="/terms/$id" params={{ id }} lang="zh-CN">
                  {words[id]?.join('、') ?? id}
                </Link>{' '}
                <span className="note">{t('terms.preview.overlap', { count })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {examples.length > 0 && (
        <>
          <h3>{t('terms.preview.examples')}</h3>
          <TermTexts texts={examples} />
        </>
      )}
    </>
  );
};

/** What a definition would have hit in the last days: what it adds, what it costs, with examples. */
export const PreviewCard = ({
  definition,
  termId,
  days,
  isEdit,
}: {
  definition: TermDefinition;
  termId: string | null;
  days: number;
  isEdit: boolean;
}) => {
  const { t } = useTranslation();
  const refusalSentence = useRefusalSentence();
  const { preview, start, stop } = usePreview(definition, termId);
  const { state, tally, total } = preview;
  useKeys({ p: () => state !== 'running' && start() });
  return (
    <Card title={t('terms.preview.title')} className="term-preview">
      <p className="note">{t('terms.preview.lead', { days })}</p>
      {state === 'running' ? (
        <Progress preview={preview} stop={stop} />
      ) : (
        <p>
          <button type="button" className="button" onClick={start}>
            {state === 'idle' ? t('terms.preview.start') : t('terms.preview.again')}
            <kbd>p</kbd>
          </button>{' '}
          {state === 'done' && (
            <span className="note">{t('terms.preview.texts', { texts: writeCount(tally.texts) })}</span>
          )}
          {state === 'stopped' && (
            <span className="note">
              {t('terms.preview.stopped', { done: writeCount(tally.texts), total: writeCount(total) })}
            </span>
          )}
        </p>
      )}
      {state === 'failed' && (
        <p className="refused" role="alert">
          {refusalSentence(preview.error)}
        </p>
      )}
      {state !== 'idle' && tally.texts > 0 && (
        <>
          <Figures preview={preview} isEdit={isEdit} />
          {state === 'done' && tally.hits === 0 && <p>{t('terms.preview.none', { days })}</p>}
          <Found preview={preview} />
        </>
      )}
    </Card>
  );
};
