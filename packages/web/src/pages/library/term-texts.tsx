import { useTranslation } from 'react-i18next';
import type { TermText } from '../../api/library-queries.ts';
import { useFormat } from '../../format/use-format.ts';

const Marked = ({ excerpt, spans }: Pick<TermText, 'excerpt' | 'spans'>) => {
  const parts = spans.flatMap(({ start, end }, index) => [
    <span key={`${start}-before`}>{excerpt.slice(spans[index - 1]?.end ?? 0, start)}</span>,
    <mark key={start} className="term-mark">
      {excerpt.slice(start, end)}
    </mark>,
  ]);
  return (
    <>
      {parts}
      {excerpt.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
};

/** Texts around the words that were hit, with both clocks, what people said of them, and which library read them. */
export const TermTexts = ({ texts }: { texts: readonly TermText[] }) => {
  const { t } = useTranslation();
  const { day, at } = useFormat();
  return (
    <ul className="plain term-texts">
      {texts.map((text) => (
        <li key={text.id}>
          <blockquote lang="zh-CN">
            {text.isCutBefore && '…'}
            <Marked excerpt={text.excerpt} spans={text.spans} />
            {text.isCutAfter && '…'}
          </blockquote>
          <p className="note">
            {text.source} ·{' '}
            {t('terms.textTimes', { occurred: day(text.occurredOn), recorded: at(text.recordedAt) })}
            {text.verdict !== null && (
              <>
                {' · '}
                <b>{t(`terms.verdict.${text.verdict}`)}</b>
              </>
            )}
            {text.version !== null &&
              ` · ${
                text.library === null
                  ? t('terms.textReadBefore')
                  : t('terms.textRead', { library: text.library, version: text.version })
              }`}
          </p>
        </li>
      ))}
    </ul>
  );
};
