import { useTranslation } from 'react-i18next';
import type { SourcePreview } from '../../api/sources-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import './sources.css';

/** What went wrong row by row or text by text, in words. */
export const ProblemList = ({ problems }: { problems: SourcePreview['problems'] }) => {
  const { say } = useFormat();
  if (problems.length === 0) return null;
  return (
    <ul className="source-problems">
      {problems.map(({ key, why }, at) => (
        // Two problems may have the same key and words.
        <li key={`${key} ${at}`} className="note">
          <b>{key}</b> {say(why)}
        </li>
      ))}
    </ul>
  );
};

/** Texts as they would be kept, with what reading sees in them. */
export const PreviewTexts = ({ preview }: { preview: SourcePreview }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <Card
      title={t('sources.adding.preview')}
      note={t('sources.adding.found', { kind: t(`sources.kinds.${preview.settings.kind}`) })}
    >
      {preview.texts.length === 0 && preview.rowCount === 0 && (
        <EmptyNote text={t('sources.adding.previewEmpty')} />
      )}
      {preview.texts.map((text, at) => (
        <article key={`${text.url ?? ''} ${at}`} className="source-text">
          <p>
            <b>{text.title}</b>{' '}
            {text.occurredOn !== null && <span className="note">{day(text.occurredOn)}</span>}
          </p>
          <p>{text.text}</p>
          <p className="source-findings note">
            {text.findings.length === 0
              ? t('sources.adding.noFindings')
              : text.findings.map(({ kind, quote }, index) => (
                  <span key={`${kind} ${index}`}>
                    {t('sources.adding.findings')} “{quote}”
                  </span>
                ))}
            {text.redacted > 0 && <span>{t('sources.adding.redacted', { count: text.redacted })}</span>}
          </p>
        </article>
      ))}
      <ProblemList problems={preview.problems} />
    </Card>
  );
};
