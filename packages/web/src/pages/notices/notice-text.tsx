import { useTranslation } from 'react-i18next';
import type { NoticeFigures } from '../../api/notices-queries.ts';
import { writeFen } from '../../format/fen.ts';
import { writeCount } from '../../format/number.ts';

/** The words of a notice as its recipients read them. */
export const NoticeText = ({
  facts,
  request,
  figures,
}: {
  facts: readonly string[];
  request: string;
  figures: NoticeFigures | null;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('notices.facts')}</h3>
      <ol>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ol>
      {figures !== null && (
        <>
          <h3>{t('notices.figures')}</h3>
          <p>
            {t('notices.figuresLine', {
              claims: writeCount(figures.claimCount),
              owed: writeFen(figures.owedFen),
              awarded: writeFen(figures.awardedFen),
              paid: writeFen(figures.paidFen),
            })}
          </p>
        </>
      )}
      <h3>{t('notices.request')}</h3>
      <p className="said">{request}</p>
    </>
  );
};
