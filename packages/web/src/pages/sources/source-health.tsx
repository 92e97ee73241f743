import { useTranslation } from 'react-i18next';
import type { SourceRow } from '../../api/sources-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import './sources.css';

/** How a source fares: a word, and why in words where it does not fare well. */
export const SourceHealth = ({ source }: { source: SourceRow }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { health, error, quietDays } = source;
  return (
    <>
      <span className={`source-health source-health-${health}`}>{t(`sources.healths.${health}`)}</span>
      {health === 'failing' && error !== null && <span className="note block">{say(error)}</span>}
      {health === 'quiet' && quietDays !== null && (
        <span className="note block">{t('sources.quietFor', { count: quietDays })}</span>
      )}
    </>
  );
};
