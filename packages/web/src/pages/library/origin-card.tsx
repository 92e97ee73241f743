import { useTranslation } from 'react-i18next';
import type { TermDetail } from '../../api/library-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { TermTexts } from './term-texts.tsx';

/** Why the program proposed a term: what it counted, and some of the texts. */
export const OriginCard = ({ origin }: { origin: NonNullable<TermDetail['origin']> }) => {
  const { t } = useTranslation();
  const { figures, variantOf, way } = origin;
  const ofTotal = (count: number, total: number): string =>
    t('terms.figures.ofTotal', { count: writeCount(count), total: writeCount(total) });
  const rows: readonly (readonly [string, string])[] = [
    [t('terms.figures.trueTexts'), ofTotal(figures.trueTexts, figures.trueTotal)],
    [t('terms.figures.otherTexts'), ofTotal(figures.otherTexts, figures.otherTotal)],
    [t('terms.figures.logLikelihood'), figures.logLikelihood.toFixed(1)],
    ...(figures.cohesion === null
      ? []
      : [[t('terms.figures.cohesion'), figures.cohesion.toFixed(1)] as const]),
    ...(figures.freedom === null ? [] : [[t('terms.figures.freedom'), figures.freedom.toFixed(1)] as const]),
    ...(figures.rise === null
      ? []
      : [[t('terms.figures.rise'), t('terms.figures.times', { times: figures.rise.toFixed(1) })] as const]),
    [t('terms.figures.covered'), writeShare(figures.coveredRatio)],
  ];
  return (
    <Card
      title={t('terms.figures.title')}
      note={
        variantOf === null
          ? t(`terms.way.${way}`)
          : t('terms.wayOf', { way: t(`terms.way.${way}`), word: variantOf.word })
      }
    >
      <p className="note">{t(variantOf === null ? 'terms.figures.lead' : 'terms.figures.variantLead')}</p>
      <dl className="term-figures">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('terms.figures.logLikelihoodHelp')}</p>
      {origin.evidence.length > 0 && (
        <>
          <h3>{t('terms.figures.evidence')}</h3>
          <TermTexts texts={origin.evidence} />
        </>
      )}
    </Card>
  );
};
