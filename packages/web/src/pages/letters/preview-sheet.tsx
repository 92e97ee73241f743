import { useTranslation } from 'react-i18next';
import type { LetterDetail } from '../../api/letters-queries.ts';

const GAP = /(【[^】]*】)/;

/** The letter’s words as they stand in the file, set like the page that will be printed. Gaps to fill are marked. */
export const PreviewSheet = ({ letter }: { letter: LetterDetail }) => {
  const { t } = useTranslation();
  return (
    <section className="letter-preview" aria-label={t('letters.preview')}>
      <p className="note">
        {t('letters.preview')} · {letter.sha256 === null ? t('letters.previewNote') : t('letters.sentNote')}
      </p>
      <article className="letter-sheet" lang="zh-CN">
        {letter.preview.map(({ part, text }, index) => (
          // Blocks have no name of their own; they only ever change all together.
          <p key={index} className={`letter-${part}`}>
            {text.split(GAP).map((piece, at) => (GAP.test(piece) ? <mark key={at}>{piece}</mark> : piece))}
          </p>
        ))}
      </article>
    </section>
  );
};
